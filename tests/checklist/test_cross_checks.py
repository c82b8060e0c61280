"""The cross-checks: when each applies, when not, and at the very edge."""

from datetime import UTC, datetime, timedelta

import oracle
import pytest
from histories import BERLIN, NEW_YORK, SECOND, found, later, plan, used, uses, whole
from hypothesis import given
from strategies import finished_checks
from support import LATER, MEDICINE, NOW, PLAN, VOUCHED

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import FIELDS
from ketcheck.checklist.details import Certainty, Medicine, Plan, Reaction, Since
from ketcheck.checklist.ledger.known import Known, OpenDoubt, Permitted, ReactionTold
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from ketcheck.checklist.timing import next_use


@given(finished_checks())
def test_any_check_has_the_cross_checks_of_the_design(check: Check) -> None:
    assert set(found(check)) == oracle.cross_checks(check)


@given(finished_checks())
def test_each_gives_the_fields_that_its_sentences_may_name(check: Check) -> None:
    for check_id, fields in found(check).items():
        assert set(fields) == FIELDS.get(check_id, frozenset())


def test_nothing_applies_to_a_plain_check() -> None:
    assert found(whole(LATER)) == {}


@pytest.mark.parametrize("skin", oracle.LEVELS["skin"])
@pytest.mark.parametrize("reaction", oracle.LEVELS["reaction"])
def test_a_reaction_still_there_on_whole_skin(skin: str, reaction: str) -> None:
    applies = (skin, reaction) == ("whole", "mild")

    assert ("irritated-yet-fine" in found(whole(LATER, skin=skin, reaction=reaction))) is applies


TWO = Plan(amount="a pea", hours_between=6, sites=("left foot", "right foot"))
DAY = timedelta(days=1)


def again(
    before: str | None,
    site: str | None,
    *,
    told: timedelta = DAY,
    used_since: bool = True,
    reaction: str = "gone",
) -> bool:
    """Whether a reaction told of then, and one told of now, are two."""
    earlier = ReactionTold(at=NOW - told, code="gone", site=before)
    between = NOW - (told / 2 if used_since else told + timedelta(hours=1))
    known = later(reactions=(earlier,), uses=uses(between), plan=TWO)
    return "reaction-again" in found(
        whole(known, {Detail.REACTION: Reaction(site=site)}, reaction=reaction)
    )


@pytest.mark.parametrize(
    ("before", "site"),
    [
        ("left foot", "left foot"),
        ("left foot", "Left  FOOT."),
        (None, "left foot"),
        ("left foot", None),
        ("left foot", "somewhere else"),
    ],
)
def test_what_may_be_one_place_reacted_again(before: str | None, site: str | None) -> None:
    assert again(before, site)


def test_another_place_did_not_react_again() -> None:
    assert not again("left foot", "right foot")


def test_the_same_reaction_told_again_is_no_second_one() -> None:
    assert not again("left foot", "left foot", used_since=False)


@pytest.mark.parametrize(("second", "is_again"), [(0, True), (20, False)])
def test_a_use_told_by_the_minute_of_a_reaction_may_lie_after_it(
    second: int, *, is_again: bool
) -> None:
    minute = NOW - DAY
    earlier = ReactionTold(at=minute + 40 * SECOND, code="gone", site="left foot")
    known = later(reactions=(earlier,), uses=uses(minute + second * SECOND), plan=TWO)

    told = whole(known, {Detail.REACTION: Reaction(site="left foot")}, reaction="gone")
    assert ("reaction-again" in found(told)) is is_again


def test_a_reaction_counts_for_fourteen_days() -> None:
    assert again("left foot", "left foot", told=14 * DAY - SECOND)
    assert not again("left foot", "left foot", told=14 * DAY)


@pytest.mark.parametrize("reaction", ["none", "mild", "bad", "unsure"])
def test_only_a_reaction_that_is_gone_is_again(reaction: str) -> None:
    assert not again("left foot", "left foot", reaction=reaction)
    assert "reaction-again" not in found(whole(LATER, reaction="gone"))


def test_a_reaction_again_is_asked_about() -> None:
    earlier = ReactionTold(at=NOW - DAY, code="mild", site="left foot")

    assert judge(whole(later(reactions=(earlier,)), reaction="gone")).level is Level.ASK


def was_bad(*, worst: int | None = None, days: int | None = None, code: str = "gone") -> bool:
    since = NOW.date() - timedelta(days=days) if days is not None else None
    told = Reaction(site="left foot", worst=worst, since=since)
    return "reaction-was-bad" in found(whole(LATER, {Detail.REACTION: told}, reaction=code))


def test_a_reaction_was_bad_from_7_or_after_more_than_three_days() -> None:
    assert was_bad(worst=7)
    assert not was_bad(worst=6)
    assert was_bad(days=4)
    assert not was_bad(days=3)
    assert not was_bad()
    assert not was_bad(worst=10, code="mild")


def doubt(doubt_id: str, hours: float = 7, **fields: object) -> OpenDoubt:
    since = NOW - timedelta(hours=hours)
    return OpenDoubt.model_validate({"id": doubt_id, "since": since, "day": since.date(), **fields})


@pytest.mark.parametrize("doubt_id", ["felt-unsure", "today"])
def test_what_time_closes_is_over_at_exactly_that(doubt_id: str) -> None:
    check = whole(later(doubts=(doubt(doubt_id, until=NOW),)))

    assert doubt_id in found(check, NOW - SECOND)
    assert doubt_id not in found(check, NOW)
    assert judge(check.at(NOW - SECOND)).level is Level.ASK
    assert judge(check).level is Level.OK


@pytest.mark.parametrize("doubt_id", ["felt-unsure", "today"])
def test_time_closes_nothing_while_the_clock_is_back(doubt_id: str) -> None:
    known = later(doubts=(doubt(doubt_id, until=NOW - DAY),), newest=NOW + SECOND)

    assert doubt_id in found(whole(known))


def test_what_was_taken_is_named_once_where_it_is_told_again() -> None:
    known = later(doubts=(doubt("today", until=NOW + DAY),))

    check = whole(known, {Detail.SINCE: Since(at=NOW - timedelta(hours=7))}, today="alcohol")
    reasons = judge(check).reasons
    assert [reason.id for reason in reasons] == ["today"]


GAP = doubt("to-ask", reasons=("long-gap",))
LONG_AGO = uses(NOW - 9 * DAY)


def test_what_was_to_be_asked_is_raised_by_the_question_where_it_is_asked() -> None:
    known = later(doubts=(GAP,), uses=LONG_AGO)

    for code in ("not-asked", "not", "unsure"):
        reasons = [reason.id for reason in judge(whole(known, permit=code)).reasons]
        assert "permit" in reasons
        assert "to-ask" not in reasons


def test_leave_silences_what_it_answers() -> None:
    known = later(doubts=(GAP,), uses=LONG_AGO)

    assert judge(whole(known, permit="may")).level is Level.OK


@pytest.mark.parametrize("lacking", ["who", "when"])
def test_leave_that_nobody_gave_silences_nothing(lacking: str) -> None:
    said = VOUCHED.model_copy(update={lacking: None})
    known = later(doubts=(GAP,), uses=LONG_AGO)

    check = whole(known, {Detail.VOUCHED: said}, permit="may")
    assert {reason.id for reason in judge(check).reasons} == {"permit", "long-gap"}


def test_leave_from_before_the_doubt_silences_nothing() -> None:
    early = VOUCHED.model_copy(update={"when": GAP.day - DAY})
    known = later(doubts=(GAP,), uses=LONG_AGO)

    assert judge(whole(known, {Detail.VOUCHED: early}, permit="may")).level is Level.ASK


def test_leave_given_earlier_holds_until_a_new_use() -> None:
    permitted = Permitted(at=NOW - timedelta(hours=1), reasons=("long-gap",))

    assert found(whole(later(permitted=permitted, uses=LONG_AGO))) == {}
    older = permitted.model_copy(update={"at": NOW - 10 * DAY})
    assert "long-gap" in found(whole(later(permitted=older, uses=LONG_AGO)))


@pytest.mark.parametrize(("second", "is_over"), [(0, True), (20, False)])
def test_leave_is_over_by_a_use_told_by_its_minute(second: int, *, is_over: bool) -> None:
    minute = NOW - 9 * DAY
    permitted = Permitted(at=minute + 40 * SECOND, reasons=("long-gap",))
    known = later(permitted=permitted, uses=uses(minute + second * SECOND))

    assert ("long-gap" in found(whole(known))) is is_over


@pytest.mark.parametrize(
    ("times", "is_odd"),
    [
        ({"times_a_day": 4, "hours_between": 8}, False),
        ({"times_a_day": 4, "hours_between": 8.5}, True),
        ({"times_a_day": 3, "most_a_day": 2}, True),
        ({"times_a_day": 3, "most_a_day": 3}, False),
        ({"times_a_day": "when needed", "most_a_day": 1, "hours_between": 100}, False),
        ({"times_a_day": 1, "hours_between": 168}, False),
    ],
)
def test_a_label_whose_times_do_not_fit(times: dict[str, object], *, is_odd: bool) -> None:
    assert ("label-odd" in found(whole(later(plan=plan(**times), uses=())))) is is_odd


def test_times_of_one_place_may_not_fit_either() -> None:
    sites = [{"words": "toe", "times_a_day": 5, "most_a_day": 2}]

    assert "label-odd" in found(whole(later(plan=plan(hours_between=4, sites=sites), uses=())))


def test_a_label_that_was_loosened_is_asked_about() -> None:
    assert "label-loosened" in found(whole(later(stricter=PLAN, uses=())))
    assert judge(whole(later(stricter=PLAN, uses=()))).level is Level.ASK


def test_no_medicine_where_the_last_record_lists_some() -> None:
    answers = {"medicines_changed": "told", "medicines": "none"}
    check = whole(later(medicines=(MEDICINE,)), **answers)

    assert "none-yet-listed" in found(check)
    assert judge(check).level is Level.ASK
    assert found(whole(later(medicines=()), **answers)) == {}


def test_a_list_kept_or_changed_is_not_none() -> None:
    known = later(medicines=(MEDICINE,))

    assert found(whole(known)) == {}
    assert found(whole(known, medicines_changed="told", medicines="list")) == {}


@pytest.mark.parametrize("told", Certainty)
@pytest.mark.parametrize("sleepy", Certainty)
def test_a_medicine_that_they_may_not_know_of(sleepy: Certainty, told: Certainty) -> None:
    medicine = Medicine(name="diphenhydramine", sleepy=sleepy, told=told)
    applies = told is not Certainty.YES

    given_now = whole(Known(), {Detail.MEDICINES: (MEDICINE, medicine)})
    carried_over = whole(later(medicines=(MEDICINE, medicine)))

    for check in (given_now, carried_over):
        assert ("not-told" in found(check)) is applies


def test_every_such_medicine_is_named_as_typed() -> None:
    medicines = (Medicine(name="{last} & <b>sleep</b>"), MEDICINE, Medicine(name="trazodone"))
    check = whole(Known(), {Detail.MEDICINES: medicines})

    reason = judge(check).reasons[0]

    assert "{last} & <b>sleep</b> and trazodone" in reason.text
    assert reason.level is Level.ASK


def test_a_list_given_up_stays_until_they_were_told() -> None:
    listed, doubted = (Medicine(name="trazodone"),), (doubt("medicines"),)
    answers = {"medicines_changed": "told", "medicines": "none"}
    check = whole(later(medicines=listed), **answers)
    assert set(found(check)) == {"none-yet-listed", "not-told"}

    told = whole(later(medicines=listed, doubts=doubted), told_since="all", **answers)
    assert found(told) == {}


def test_ketamine_that_they_do_not_know_of_is_a_stop() -> None:
    spray = Medicine(name="Esketamine nasal spray", told=Certainty.NO)

    assert judge(whole(later(medicines=(spray,)))).level is Level.STOP
    assert judge(whole(later(medicines=(Medicine(name="trazodone"),)))).level is Level.ASK


def test_a_gap_is_long_after_seven_days_and_not_at_them() -> None:
    check = used(NOW - timedelta(days=7))

    assert "long-gap" not in found(check, NOW)
    assert found(check, NOW + SECOND)["long-gap"]["days"] == "7"
    assert judge(check.at(NOW + SECOND)).level is Level.ASK


def test_a_week_is_seven_real_days_when_the_clocks_change() -> None:
    last = datetime(2026, 3, 25, 12, 0, tzinfo=BERLIN)
    check = used(last)

    # A week by the wall clock is an hour short of a real one.
    assert "long-gap" not in found(check, datetime(2026, 4, 1, 13, 0, tzinfo=BERLIN))
    assert "long-gap" in found(check, datetime(2026, 4, 1, 13, 0, 1, tzinfo=BERLIN))


def test_the_gap_is_the_one_since_the_last_use() -> None:
    known = later(uses=uses(NOW - timedelta(days=9)))

    assert "long-gap" not in found(whole(known, used="yes"))
    assert "long-gap" in found(whole(known, used="no"))


def test_a_use_that_may_not_have_been_one_ends_no_gap() -> None:
    unsure = (*uses(NOW - timedelta(hours=7), sure=False), *uses(NOW - timedelta(days=9)))

    assert "long-gap" in found(whole(later(uses=unsure)))


def test_who_uses_it_when_needed_has_no_gap() -> None:
    needed = plan(times_a_day="when needed", hours_between=6)

    assert "long-gap" not in found(used(NOW - timedelta(days=30), plan=needed))


def test_a_clinic_may_call_a_shorter_gap_long() -> None:
    check = used(NOW - timedelta(days=3))
    strict = check.checklist.settings.model_copy(update={"long_gap_days": 2})
    checklist = check.checklist.model_copy(update={"settings": strict})

    assert "long-gap" in found(Check(checklist, check.known, NOW, check.draft))


def test_without_a_use_there_is_no_gap() -> None:
    assert "long-gap" not in found(used())


def test_a_clock_behind_the_newest_record() -> None:
    check = used(NOW - timedelta(hours=8), newest=NOW)

    assert found(check, NOW - SECOND) == {"clock-back": {"newest": "14:00"}}
    assert "clock-back" not in found(check, NOW)
    assert judge(check.at(NOW - SECOND)).level is Level.ASK


@pytest.mark.parametrize("since_last_use", [timedelta(minutes=1), timedelta(days=30)])
def test_a_clock_that_is_back_measures_nothing(since_last_use: timedelta) -> None:
    check = used(NOW - since_last_use, newest=NOW + SECOND)

    assert set(found(check)) == {"clock-back"}
    assert next_use(check) is None


def test_the_hour_that_comes_twice_is_no_clock_set_back() -> None:
    newest = datetime(2026, 11, 1, 1, 50, tzinfo=NEW_YORK)
    check = used(newest - timedelta(days=1), newest=newest)

    assert "clock-back" not in found(check, datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1))
    assert "clock-back" in found(check, datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK))


def test_a_first_check_has_no_clock_to_be_behind() -> None:
    assert "clock-back" not in found(whole(Known()), datetime(1970, 1, 1, tzinfo=UTC))


HELD = doubt("reaction", held=True)


def test_a_held_record_stops_each_later_check_by_name() -> None:
    named = ("KC-7F3A-91C2-K", "KC-0000-0000-0")
    result = judge(whole(later(doubts=(HELD,), held_by=named)))

    assert result.level is Level.STOP
    assert [reason.id for reason in result.reasons] == ["held"]
    assert "KC-7F3A-91C2-K, KC-0000-0000-0" in result.reasons[0].text


def test_a_check_stopped_by_a_hold_is_not_held_itself() -> None:
    assert not judge(whole(later(doubts=(HELD,)))).held


@pytest.mark.parametrize(("days", "is_held"), [(1, True), (0, False), (-1, False)])
def test_a_hold_is_over_on_the_day_that_was_named(days: int, *, is_held: bool) -> None:
    cleared = HELD.model_copy(update={"free_from": NOW.date() + days * DAY})

    assert ("held" in found(whole(later(doubts=(cleared,))))) is is_held


def test_without_a_held_record_nothing_holds() -> None:
    assert found(whole(later(doubts=()))) == {}
