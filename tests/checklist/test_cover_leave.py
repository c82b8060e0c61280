"""Leave for a tight cover that is kept with the plan: when it serves, and when it does not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support import FINE, LATER, NOW, give, new_check

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import CoverLeave, CoverTold, Plan, Sites
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge

TODAY = NOW.date()
DAY = timedelta(days=1)


def leave(**changes: object) -> CoverLeave:
    usual = {"who": "Dr. Lee", "when": TODAY - DAY, "sites": ("left foot",), "until": TODAY + DAY}
    return CoverLeave.model_validate({**usual, **changes})


def covered(
    on_file: CoverLeave | None, told: str = "yes", sites: tuple[str, ...] = ("left foot",)
) -> Check:
    """A whole check with a tight cover, nothing typed of who told it."""
    plan = Plan(amount="a pea", times_a_day="when needed", sites=sites, cover=on_file)
    known = LATER.model_copy(update={"plan": plan, "uses": ()})
    chosen = {Detail.SITES: Sites(sites=sites)} if len(sites) > 1 else {}
    return give(new_check(known), {**FINE, "cover": "tight", "cover-told": told}, chosen)


def raised(check: Check) -> dict[str, Level]:
    return {reason.id: reason.level for reason in judge(check).reasons}


def test_leave_in_force_is_accepted_without_typing() -> None:
    assert raised(covered(leave())) == {}


def test_without_leave_and_without_typing_it_is_ask() -> None:
    assert raised(covered(None)) == {"cover-told": Level.ASK}


@pytest.mark.parametrize(("told", "level"), [("no", Level.STOP), ("unsure", Level.ASK)])
def test_leave_on_file_speaks_for_nobody_who_was_not_told(told: str, level: Level) -> None:
    assert raised(covered(leave(), told)) == {"cover-told": level}


@pytest.mark.parametrize(
    "outside",
    [
        {"until": TODAY - DAY},
        {"when": TODAY + DAY},
        {"sites": ("right hand",)},
    ],
)
def test_leave_that_does_not_fit_is_ask_and_says_why(outside: dict[str, object]) -> None:
    result = judge(covered(leave(**outside)))
    assert [reason.id for reason in result.reasons] == ["cover-leave"]
    assert "left foot" in result.reasons[0].text or "right hand" in result.reasons[0].text


@given(start=st.integers(-40, 40), days=st.integers(0, 40))
def test_it_holds_from_its_first_to_its_last_day(start: int, days: int) -> None:
    given_on = TODAY + start * DAY
    until = given_on + days * DAY
    fits = given_on <= TODAY <= until
    assert (raised(covered(leave(when=given_on, until=until))) == {}) is fits


def test_a_plan_without_places_leaves_the_place_to_the_leave() -> None:
    assert raised(covered(leave(), sites=())) == {}


def test_what_is_typed_counts_where_the_leave_is_over() -> None:
    check = covered(leave(until=TODAY - DAY))
    assert raised(told_by(check, CoverTold(who="Dr. Chen", when=TODAY))) == {}


def told_by(check: Check, typed: CoverTold) -> Check:
    return check.fill("cover-told", Detail.INSTRUCTION, typed)


TWO = ("left foot", "right knee")


def test_leave_has_to_name_each_covered_place() -> None:
    assert set(raised(covered(leave(), sites=TWO))) == {"cover-leave"}
    assert raised(covered(leave(sites=("Left Foot.", "right knee")), sites=TWO)) == {}
    one = covered(leave(), sites=TWO).fill("cover", Detail.SITES, Sites(sites=("left foot",)))
    assert raised(one) == {}


@pytest.mark.parametrize("named", [TWO, ("left foot",)])
def test_what_is_typed_has_to_name_each_covered_place(named: tuple[str, ...]) -> None:
    check = told_by(covered(None, sites=TWO), CoverTold(who="L", when=TODAY, sites=named))
    assert set(raised(check)) == (set() if named == TWO else {"cover-leave"})


def test_what_is_typed_names_a_place_where_there_are_several() -> None:
    check = told_by(covered(None, sites=TWO), CoverTold(who="Dr. Lee", when=TODAY))
    assert raised(check) == {"cover-told": Level.ASK}


@pytest.mark.parametrize("lacking", ["who", "when"])
def test_what_is_typed_says_who_and_when(lacking: str) -> None:
    typed = CoverTold(who="Dr. Lee", when=TODAY).model_copy(update={lacking: None})
    assert raised(told_by(covered(None), typed)) == {"cover-told": Level.ASK}


@pytest.mark.parametrize(("days", "is_over"), [(364, False), (365, False), (366, True)])
def test_what_was_said_more_than_a_year_ago_is_asked_about(days: int, *, is_over: bool) -> None:
    check = told_by(covered(None), CoverTold(who="Dr. Lee", when=TODAY - days * DAY))
    assert set(raised(check)) == ({"cover-leave"} if is_over else set())


def test_leave_may_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError):
        leave(when=date(2026, 2, 2), until=date(2026, 2, 1))
