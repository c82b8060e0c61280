"""The nine cross-checks: when each applies, when not, and at the very edge."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import finished_checks, plans
from support import FILLED, FINE, LATER, MEDICINE, NOW, PLAN, give, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import FIELDS, findings, next_use
from ketcheck.checklist.details import Certainty, Medicine, Plan, Reaction
from ketcheck.checklist.draft import Check, Filled
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
SECOND = timedelta(seconds=1)


def later(**facts: object) -> Known:
    """A person with records, whose last check was not ok and who used the cream long enough ago."""
    return LATER.model_copy(update={"last_ok": None, **facts})


def used(*uses: datetime, plan: Plan = PLAN, newest: datetime | None = None) -> Check:
    """A whole check of a person with those uses, newest first."""
    newest = newest or (uses[0] if uses else NOW - timedelta(days=20))
    return whole(later(uses=uses, newest=newest, plan=plan))


def whole(known: Known, filled: Mapping[Detail, Filled] | None = None, **answers: str) -> Check:
    named = {key.replace("_", "-"): code for key, code in answers.items()}
    check = give(new_check(known), FINE | named, {**FILLED, **(filled or {})})
    assert not check.missing
    return check


def found(check: Check, now: datetime = NOW) -> dict[str, dict[str, str]]:
    return {finding.id: finding.fields for finding in findings(check, now)}


def plan(**times: object) -> Plan:
    return Plan.model_validate({"amount": "a pea-size amount", **times})


@given(finished_checks())
def test_any_check_has_the_cross_checks_of_the_design(check: Check) -> None:
    assert set(found(check)) == oracle.cross_checks(check, NOW)


@given(finished_checks())
def test_each_gives_the_fields_that_its_sentences_may_name(check: Check) -> None:
    for check_id, fields in found(check).items():
        assert set(fields) == FIELDS.get(check_id, frozenset())


def test_nothing_applies_to_a_plain_check() -> None:
    assert found(whole(LATER)) == {}


# too-soon


def test_a_use_is_too_soon_until_the_very_second() -> None:
    check = used(NOW - timedelta(hours=6), plan=plan(hours_between=6))

    assert "too-soon" in found(check, NOW - SECOND)
    assert "too-soon" not in found(check, NOW)
    assert "too-soon" not in found(check, NOW + SECOND)


def test_too_soon_stops_and_names_both_times() -> None:
    check = used(NOW - timedelta(hours=2), plan=plan(hours_between=6))

    result = judge(check, NOW)

    assert result.level is Level.STOP
    assert "Last use: 12:00." in result.reasons[0].text
    assert "after 18:00." in result.reasons[0].text


def test_who_waits_for_the_minute_named_is_not_too_soon() -> None:
    check = used(NOW - timedelta(hours=6) + timedelta(seconds=30), plan=plan(hours_between=6))

    assert found(check)["too-soon"]["due"] == "14:01"
    assert "too-soon" not in found(check, NOW + timedelta(minutes=1))


def test_the_use_told_of_now_counts() -> None:
    known = later(uses=(), last_ok=NOW - timedelta(hours=2), newest=NOW - timedelta(hours=2))

    assert "too-soon" in found(whole(known, applied="yes"))
    assert "too-soon" not in found(whole(known, applied="no"))


def test_the_plan_filled_in_now_counts() -> None:
    known = later(uses=(NOW - timedelta(hours=5),), plan=None)

    assert "too-soon" in found(whole(known, {Detail.PLAN: plan(hours_between=6)}))
    assert "too-soon" not in found(whole(known, {Detail.PLAN: plan(hours_between=4)}))


def test_the_last_of_the_uses_a_day_was_the_last_until_midnight() -> None:
    start = NOW.replace(hour=0)
    uses = [start + timedelta(hours=hours) for hours in (10, 5, 0)]
    check = used(*uses, plan=plan(times_a_day=3, hours_between=4))
    midnight = start + timedelta(days=1)

    assert "too-soon" in found(check, midnight - SECOND)
    assert "too-soon" not in found(check, midnight)
    assert next_use(check, NOW) == midnight


def test_a_use_just_before_midnight_is_of_that_day() -> None:
    midnight = NOW.replace(hour=0)
    once_a_day = plan(times_a_day=1, hours_between=1)

    yesterday = used(midnight - SECOND, plan=once_a_day)
    today = used(midnight, plan=once_a_day)

    assert "too-soon" not in found(yesterday, NOW)
    assert "too-soon" in found(today, NOW)


def test_the_lower_of_two_limits_counts() -> None:
    uses = (NOW - timedelta(hours=5), NOW - timedelta(hours=10))

    assert "too-soon" in found(used(*uses, plan=plan(times_a_day=3, most_a_day=2, hours_between=4)))
    assert "too-soon" not in found(used(*uses, plan=plan(times_a_day=3, hours_between=4)))


@pytest.mark.parametrize(("times_a_day", "hours"), [(1, 12), (2, 6), (3, 4), (4, 3), (24, 0.5)])
def test_a_label_without_hours_still_spaces_its_uses(times_a_day: int, hours: float) -> None:
    evening_before = NOW.replace(hour=0) - timedelta(minutes=1)
    check = used(evening_before, plan=plan(times_a_day=times_a_day))
    due = evening_before + timedelta(hours=hours)

    assert "too-soon" in found(check, due - SECOND)
    assert "too-soon" not in found(check, due)


def test_a_label_without_hours_has_the_reader_ask_for_them() -> None:
    check = used(NOW - timedelta(hours=1), plan=plan(times_a_day=3))

    assert "ask your doctor or nurse" in judge(check, NOW).next_step


@pytest.mark.parametrize("untimed", [plan(), plan(times_a_day="when needed")])
def test_a_label_without_times_is_asked_about_and_not_counted(untimed: Plan) -> None:
    check = used(NOW - timedelta(minutes=1), plan=untimed)

    assert "too-soon" not in found(check)
    assert "timing" in check.draft.answers
    assert next_use(check, NOW) is None


def test_hours_are_real_hours_when_the_clocks_go_forward() -> None:
    # 01:00 to 07:00 by the wall is five hours in that night.
    last = datetime(2026, 3, 29, 1, 0, tzinfo=BERLIN)
    check = used(last, plan=plan(hours_between=6))

    assert "too-soon" in found(check, datetime(2026, 3, 29, 7, 59, tzinfo=BERLIN))
    assert "too-soon" not in found(check, datetime(2026, 3, 29, 8, 0, tzinfo=BERLIN))


def test_hours_are_real_hours_when_the_clocks_go_back() -> None:
    last = datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK)
    check = used(last, plan=plan(hours_between=2))
    first_half_past_one = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    second_half_past_one = first_half_past_one.replace(fold=1)

    assert "too-soon" in found(check, first_half_past_one)
    assert "too-soon" not in found(check, second_half_past_one)
    assert found(check, first_half_past_one)["too-soon"]["due"] == "01:30"


def test_a_day_begins_at_its_first_moment_where_midnight_is_skipped() -> None:
    # In Santiago 6 September 2026 begins at 01:00.
    last = datetime(2026, 9, 5, 22, 0, tzinfo=SANTIAGO)
    check = used(last, plan=plan(times_a_day=1, hours_between=1))
    first_moment = datetime(2026, 9, 6, 1, 0, tzinfo=SANTIAGO)

    assert "too-soon" in found(check, datetime(2026, 9, 5, 23, 59, 59, tzinfo=SANTIAGO))
    assert "too-soon" not in found(check, first_moment)
    due = next_use(check, datetime(2026, 9, 5, 23, 0, tzinfo=SANTIAGO))
    assert due == first_moment.astimezone(UTC)


def test_a_day_of_25_hours_is_one_day() -> None:
    morning = datetime(2026, 11, 1, 0, 10, tzinfo=NEW_YORK)
    check = used(morning, plan=plan(times_a_day=1, hours_between=1))

    assert "too-soon" in found(check, datetime(2026, 11, 1, 23, 59, 59, tzinfo=NEW_YORK))
    assert "too-soon" not in found(check, datetime(2026, 11, 2, 0, 0, tzinfo=NEW_YORK))


def test_the_day_is_the_one_of_here_and_now() -> None:
    use = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # 21 November, 22:00 in New York
    check = used(use, plan=plan(times_a_day=1, hours_between=1))

    assert "too-soon" in found(check, datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    assert "too-soon" not in found(check, datetime(2026, 11, 22, 7, 0, tzinfo=NEW_YORK))


zones = st.sampled_from((UTC, BERLIN, NEW_YORK, SANTIAGO, timezone(timedelta(hours=5.75))))


@given(plans, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), zones, zones)  # noqa: DTZ001 - the zone is drawn
def test_at_the_time_it_names_and_not_before_the_next_use_is_due(
    label: Plan, last: datetime, zone_then: tzinfo, zone_now: tzinfo
) -> None:
    last = last.replace(tzinfo=UTC).astimezone(zone_then)
    soon_after = (last.astimezone(UTC) + SECOND).astimezone(zone_now)
    check = used(last, plan=label)

    due = next_use(check, soon_after)

    assert (due is None) is not label.is_timed
    if due is not None:
        assert due.tzinfo is UTC
        assert "too-soon" in found(check, (due - SECOND).astimezone(zone_now))
        assert "too-soon" not in found(check, due.astimezone(zone_now))


@given(finished_checks(), st.integers(0, 60 * 24 * 14))
def test_a_use_once_due_does_not_become_too_soon_by_waiting_the_same_day(
    check: Check, minutes: int
) -> None:
    now = NOW + timedelta(minutes=minutes)
    if "too-soon" not in found(check, now):
        assert "too-soon" not in found(check, now.replace(hour=23, minute=59))


# irritated-yet-fine


@pytest.mark.parametrize("skin", oracle.LEVELS["skin"])
@pytest.mark.parametrize("reaction", oracle.LEVELS["reaction"])
def test_a_reaction_still_there_on_whole_skin(skin: str, reaction: str) -> None:
    applies = (skin, reaction) == ("whole", "mild")

    assert ("irritated-yet-fine" in found(whole(LATER, skin=skin, reaction=reaction))) is applies


# reaction-again


def again(before: str | None, site: str, *, gone: bool = True, reaction: str = "gone") -> bool:
    known = later(last_gone=gone, last_gone_site=before)
    check = whole(known, {Detail.REACTION: Reaction(site=site)}, reaction=reaction)
    return "reaction-again" in found(check)


@pytest.mark.parametrize(
    ("before", "site"),
    [
        ("left foot", "left foot"),
        ("left foot", "Left  FOOT."),
        ("left foot", "my left foot, on top"),
        ("left foot", "foot"),
        ("foot, left", "left foot"),
        ("Fuß", "fuss"),
        (None, "left foot"),
        ("left foot", "?"),
    ],
)
def test_what_may_be_one_place_reacted_again(before: str | None, site: str) -> None:
    assert again(before, site)


@pytest.mark.parametrize(("before", "site"), [("left foot", "right foot"), ("foot", "knee")])
def test_another_place_did_not_react_again(before: str, site: str) -> None:
    assert not again(before, site)


def test_a_reaction_once_is_not_again() -> None:
    assert not again("left foot", "left foot", gone=False)
    assert not again("left foot", "left foot", reaction="mild")
    assert "reaction-again" not in found(whole(later(last_gone=True), reaction="none"))


def test_a_reaction_again_is_asked_about() -> None:
    known = later(last_gone=True, last_gone_site="left foot")

    assert judge(whole(known, reaction="gone"), NOW).level is Level.ASK


# first-yet-history


@pytest.mark.parametrize("question_id", ["reaction", "missed"])
def test_a_first_use_after_others(question_id: str) -> None:
    check = whole(LATER, **{question_id: "first"})

    assert "first-yet-history" in found(check)
    assert judge(check, NOW).level is Level.ASK


def test_a_first_use_after_a_use_told_of_now() -> None:
    known = later(uses=(), last_ok=NOW - timedelta(hours=8))

    assert "first-yet-history" in found(whole(known, reaction="first", applied="yes"))
    assert "first-yet-history" not in found(whole(known, reaction="first", applied="no"))


def test_a_first_use_of_a_person_without_uses() -> None:
    assert found(whole(Known(), reaction="first", missed="first")) == {}


# none-yet-listed


def test_no_medicine_where_the_last_record_lists_some() -> None:
    answers = {"medicines_changed": "told", "medicines": "none"}
    check = whole(later(medicines=(MEDICINE,)), **answers)

    assert "none-yet-listed" in found(check)
    assert judge(check, NOW).level is Level.ASK
    assert found(whole(later(medicines=()), **answers)) == {}


def test_a_list_kept_or_changed_is_not_none() -> None:
    known = later(medicines=(MEDICINE,))

    assert found(whole(known)) == {}
    assert found(whole(known, medicines_changed="told", medicines="list")) == {}


# sleepy-not-told


@pytest.mark.parametrize("told", Certainty)
@pytest.mark.parametrize("sleepy", Certainty)
def test_a_sleepy_medicine_that_they_may_not_know_of(sleepy: Certainty, told: Certainty) -> None:
    medicine = Medicine(name="diphenhydramine", sleepy=sleepy, told=told)
    applies = sleepy is not Certainty.NO and told is not Certainty.YES

    given_now = whole(Known(), {Detail.MEDICINES: (MEDICINE, medicine)})
    carried_over = whole(later(medicines=(MEDICINE, medicine)))

    for check in (given_now, carried_over):
        assert ("sleepy-not-told" in found(check)) is applies


def test_every_such_medicine_is_named_as_typed() -> None:
    medicines = (Medicine(name="{last} & <b>sleep</b>"), MEDICINE, Medicine(name="trazodone"))
    check = whole(Known(), {Detail.MEDICINES: medicines})

    reason = judge(check, NOW).reasons[0]

    assert "you take {last} & <b>sleep</b>, trazodone." in reason.text
    assert reason.level is Level.ASK


def test_a_list_given_up_names_no_medicine() -> None:
    known = later(medicines=(Medicine(name="trazodone"),))
    check = whole(known, medicines_changed="told", medicines="none")

    assert set(found(check)) == {"none-yet-listed"}


# long-gap


def test_a_gap_is_long_after_seven_days_and_not_at_them() -> None:
    check = used(NOW - timedelta(days=7))

    assert "long-gap" not in found(check, NOW)
    assert found(check, NOW + SECOND)["long-gap"]["days"] == "7"
    assert judge(check, NOW + SECOND).level is Level.ASK


def test_a_week_is_seven_real_days_when_the_clocks_change() -> None:
    last = datetime(2026, 3, 25, 12, 0, tzinfo=BERLIN)
    check = used(last)

    # A week by the wall clock is an hour short of a real one.
    assert "long-gap" not in found(check, datetime(2026, 4, 1, 13, 0, tzinfo=BERLIN))
    assert "long-gap" in found(check, datetime(2026, 4, 1, 13, 0, 1, tzinfo=BERLIN))


def test_the_gap_is_the_one_since_the_last_use() -> None:
    known = later(last_ok=NOW - timedelta(hours=8), uses=(NOW - timedelta(days=9),))

    assert "long-gap" not in found(whole(known, applied="yes"))
    assert "long-gap" in found(whole(known, applied="no"))


def test_a_clinic_may_call_a_shorter_gap_long() -> None:
    check = used(NOW - timedelta(days=3))
    strict = check.checklist.settings.model_copy(update={"long_gap_days": 2})
    checklist = check.checklist.model_copy(update={"settings": strict})

    assert "long-gap" in found(Check(checklist, check.known, check.draft))


def test_without_a_use_there_is_no_gap() -> None:
    assert "long-gap" not in found(used())


# clock-back


def test_a_clock_behind_the_newest_record() -> None:
    check = used(NOW - timedelta(hours=8), newest=NOW)

    assert found(check, NOW - SECOND) == {"clock-back": {"newest": "14:00"}}
    assert "clock-back" not in found(check, NOW)
    assert judge(check, NOW - SECOND).level is Level.ASK


@pytest.mark.parametrize("since_last_use", [timedelta(minutes=1), timedelta(days=30)])
def test_a_clock_that_is_back_measures_nothing(since_last_use: timedelta) -> None:
    check = used(NOW - since_last_use, newest=NOW + SECOND)

    assert set(found(check)) == {"clock-back"}
    assert next_use(check, NOW) is None


def test_the_hour_that_comes_twice_is_no_clock_set_back() -> None:
    newest = datetime(2026, 11, 1, 1, 50, tzinfo=NEW_YORK)
    check = used(newest - timedelta(days=1), newest=newest)

    assert "clock-back" not in found(check, datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1))
    assert "clock-back" in found(check, datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK))


def test_a_first_check_has_no_clock_to_be_behind() -> None:
    assert "clock-back" not in found(whole(Known()), datetime(1970, 1, 1, tzinfo=UTC))


# held


def test_a_held_record_stops_each_later_check_by_name() -> None:
    check = whole(later(held_by=("KC-7F3A-91C2-K", "KC-0000-0000-0")))

    result = judge(check, NOW)

    assert result.level is Level.STOP
    assert [reason.id for reason in result.reasons] == ["held"]
    assert "KC-7F3A-91C2-K, KC-0000-0000-0" in result.reasons[0].text


def test_a_check_stopped_by_a_hold_is_not_held_itself() -> None:
    assert not judge(whole(later(held_by=("KC-7F3A-91C2-K",))), NOW).held


def test_without_a_held_record_nothing_holds() -> None:
    assert found(whole(later(held_by=()))) == {}
