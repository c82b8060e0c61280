"""A use told of later: under an OK, late, or against what the newest check had said."""

from datetime import datetime, timedelta

import pytest
from histories import SECOND, found, later, whole
from hypothesis import given
from hypothesis import strategies as st
from support import NOW

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Uses, UseTold
from ketcheck.checklist.ledger.known import Checked, Known
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.used_against import late_uses


def told_use(hours: float, *checks: Checked, known_uses: tuple[Use, ...] = ()) -> bool:
    """Whether a use told of now was against what the newest check had said then."""
    known = later(checks=checks, uses=known_uses, newest=checks[0].at if checks else None)
    told = Uses(uses=(UseTold(at=NOW - timedelta(hours=hours)),))
    return "used-against" in found(whole(known, {Detail.USES: told}, used="yes"))


def checked(hours: float, level: Level = Level.OK, ended: float | None = None) -> Checked:
    end = NOW - timedelta(hours=ended) if ended is not None else None
    return Checked(at=NOW - timedelta(hours=hours), level=level, ended=end)


@pytest.mark.parametrize("level", Level)
def test_a_use_after_anything_but_an_ok_was_against_it(level: Level) -> None:
    assert told_use(7, checked(8, level)) is (level is not Level.OK)
    assert told_use(7, checked(7, level)) is (level is not Level.OK)
    assert not told_use(7, checked(6.5, level))


def test_the_newest_check_at_that_time_is_the_one_that_counts() -> None:
    assert not told_use(7, checked(6, Level.STOP), checked(8))
    assert told_use(7, checked(6), checked(8, Level.STOP))


def test_an_ok_is_for_one_use() -> None:
    used_at = Use(at=NOW - timedelta(hours=7.9))

    assert told_use(7, checked(8), known_uses=(used_at,))
    assert not told_use(7.9, checked(8), known_uses=(used_at,))


def test_an_ok_that_was_ended_is_none() -> None:
    assert told_use(7, checked(8, ended=7.5))
    assert told_use(7, checked(8, ended=7))
    assert not told_use(7, checked(8, ended=6.5))


def test_a_use_after_the_minutes_of_an_unused_ok_is_late_and_not_against_it() -> None:
    assert not told_use(2, checked(8))
    told = Uses(uses=(UseTold(at=NOW - timedelta(hours=2)),))
    check = whole(later(checks=(checked(8),), uses=()), {Detail.USES: told}, used="yes")
    assert late_uses(check) == {NOW - timedelta(hours=2)}


def test_a_use_against_what_was_said_is_not_called_late() -> None:
    told = Uses(uses=(UseTold(at=NOW - timedelta(hours=2)),))
    check = whole(later(checks=(checked(8, Level.STOP),), uses=()), {Detail.USES: told}, used="yes")
    assert late_uses(check) == frozenset()


@pytest.mark.parametrize(("minutes", "is_late"), [(30, False), (31, True)])
def test_late_is_more_than_thirty_minutes_after(minutes: int, *, is_late: bool) -> None:
    told = Uses(uses=(UseTold(at=NOW - timedelta(hours=8) + timedelta(minutes=minutes)),))
    check = whole(later(checks=(checked(8),), uses=()), {Detail.USES: told}, used="yes")

    assert bool(late_uses(check)) is is_late


def test_a_use_before_the_first_check_was_against_nothing() -> None:
    assert "used-against" not in found(whole(Known(), before="yes"))
    assert not told_use(7)


OK_AT = NOW - timedelta(hours=8)
seconds = st.integers(min_value=1, max_value=59)
minutes_before = st.integers(min_value=0, max_value=600)
levels = st.sampled_from(Level)


@given(second=seconds, gap=minutes_before, level=levels, used_before=st.booleans())
def test_a_use_told_by_the_minute_of_an_ok_is_under_it(
    *, second: int, gap: int, level: Level, used_before: bool
) -> None:
    """Whatever stood before: an OK of 10:08:40 allowed the use that is told as 10:08."""
    ok = Checked(at=OK_AT + second * SECOND, level=Level.OK)
    older = Checked(at=OK_AT - timedelta(minutes=gap), level=level)
    uses = (Use(at=OK_AT - timedelta(minutes=gap)),) if used_before else ()

    assert not told_use(8, ok, older, known_uses=uses)
    assert not is_late(OK_AT, ok, older)


@given(second=seconds, earlier=seconds, level=st.sampled_from([Level.ASK, Level.STOP]))
def test_a_time_told_to_the_second_is_taken_as_told(
    second: int, earlier: int, level: Level
) -> None:
    ok = Checked(at=OK_AT + (second + earlier) * SECOND, level=Level.OK)

    assert told_use(8 - second / 3600, ok, checked(9, level))


@given(second=seconds, level=st.sampled_from([Level.ASK, Level.STOP, Level.URGENT]))
def test_what_was_no_ok_in_that_minute_stands_against_the_use(second: int, level: Level) -> None:
    within = Checked(at=OK_AT + second * SECOND, level=level)

    assert told_use(8, within, checked(9, Level.STOP))
    assert told_use(8, within, checked(9))
    ok_just_before = Checked(at=OK_AT + (second - 1) * SECOND, level=Level.OK)
    assert told_use(8, within, ok_just_before)


@given(second=seconds)
def test_an_ok_of_the_next_minute_came_after_the_use(second: int) -> None:
    ok = Checked(at=OK_AT + timedelta(minutes=1) + (second - 1) * SECOND, level=Level.OK)

    assert told_use(8, ok, checked(9, Level.STOP))


def is_late(at: datetime, *checks: Checked) -> bool:
    told = Uses(uses=(UseTold(at=at),))
    known = later(checks=checks, uses=(), newest=checks[0].at)
    return bool(late_uses(whole(known, {Detail.USES: told}, used="yes")))
