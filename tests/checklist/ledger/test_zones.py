"""An OK is one time: judged alike in every zone, and told by the clock of now."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from support import base_checklist

from ketcheck.checklist.ledger.standing import Since, Standing, State, standing
from ketcheck.checklist.ledger.standing_words import UseWords, told
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import day_words, next_full_minute

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
minutes = st.integers(0, 2 * 365 * 24 * 60)
moments = minutes.map(lambda count: BEGIN + timedelta(minutes=count))
zones: st.SearchStrategy[tzinfo] = st.sampled_from(NAMES).map(ZoneInfo) | st.integers(
    -12 * 4, 14 * 4
).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
seconds_gone = st.integers(-60, 40 * 60)


def at(then: datetime, now: datetime, zone: tzinfo, **since: datetime) -> Standing:
    there = then.astimezone(zone)
    return standing(
        level=Level.OK,
        finished=there,
        saved=there,
        gives_leave=True,
        minutes=30,
        since=Since(**since),  # type: ignore[arg-type]
        now=now,
    )


def shown(moment: datetime, now: datetime) -> str:
    """As the clock of `now` shows it, with the day where that is another."""
    local = moment.astimezone(now.tzinfo)
    time = f"{local.hour:02}:{local.minute:02}"
    return time if local.date() == now.date() else f"{day_words(local.date())}, {time}"


@given(then=moments, gone=seconds_gone, zone=zones, other=zones)
def test_whether_it_is_good_does_not_go_by_the_zone(
    then: datetime, gone: int, zone: tzinfo, other: tzinfo
) -> None:
    now = then + timedelta(seconds=gone)
    found = at(then, now.astimezone(other), zone)

    assert found.state is (State.VALID if 0 <= gone < 30 * 60 else State.OVER)
    assert found.until == (then + timedelta(minutes=30) if found.may_apply else None)


@given(then=moments, gone=st.integers(0, 30 * 60 - 1), zone=zones, other=zones)
def test_a_good_one_ends_by_the_clock_of_now(
    then: datetime, gone: int, zone: tzinfo, other: tzinfo
) -> None:
    now = (then + timedelta(seconds=gone)).astimezone(other)
    words = told(base_checklist(), at(then, now, zone), now, next_step="")

    assert f"Use it by {shown(then + timedelta(minutes=30), now)}." in words.lines


@given(then=moments, gone=st.integers(30, 3000), zone=zones, other=zones)
def test_one_that_is_over_is_dated_by_the_clock_of_now(
    then: datetime, gone: int, zone: tzinfo, other: tzinfo
) -> None:
    now = (then + timedelta(minutes=gone)).astimezone(other)
    words = told(base_checklist(), at(then, now, zone), now, next_step="")

    assert re.match(rf"The answer (at|on) {shown(then, now)} was: ", words.lines[0])


@given(then=moments, used=st.integers(0, 30), zone=zones, other=zones)
def test_a_used_one_and_the_next_use_are_told_by_the_clock_of_now(
    then: datetime, used: int, zone: tzinfo, other: tzinfo
) -> None:
    put_on = then + timedelta(minutes=used)
    now, due = (put_on + timedelta(minutes=1)).astimezone(other), put_on + timedelta(hours=6)
    use = UseWords(next_use=due)
    words = told(base_checklist(), at(then, now, zone, used=put_on), now, next_step="", use=use)

    assert words.title == f"Used at {shown(put_on, now)}"
    assert words.lines[0] == f"Next use after {shown(next_full_minute(due), now)}."
