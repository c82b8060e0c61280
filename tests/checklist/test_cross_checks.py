"""The cross-checks: when each applies, when not, and at the very edge."""

from datetime import UTC, datetime, timedelta

import oracle
import pytest
from histories import BERLIN, NEW_YORK, SECOND, found, later, used, whole
from hypothesis import given
from strategies import finished_checks
from support import LATER, MEDICINE, NOW

from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import FIELDS, next_use
from ketcheck.checklist.details import Certainty, Medicine, Reaction
from ketcheck.checklist.draft import Check
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge


@given(finished_checks())
def test_any_check_has_the_cross_checks_of_the_design(check: Check) -> None:
    assert set(found(check)) == oracle.cross_checks(check, NOW)


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
