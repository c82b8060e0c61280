"""Paper tells the times of a check in its own zone, whatever the zone of the computer is."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import printed_record, standing_of
from support import LATER, base_checklist

from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.ledger.standing import Since, State, standing
from ketcheck.documents.plain_text import entry_lines
from ketcheck.documents.record_sheet import record_data
from ketcheck.documents.standing import Standing
from ketcheck.records.model import Moment, Record

NAMES = ("America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")
names = st.sampled_from(NAMES)
BEGIN = datetime(2026, 11, 22, 14, tzinfo=UTC)


def record_in(zone: str, then: datetime = BEGIN, **facts: Any) -> Record:  # noqa: ANN401
    """A check at that time there, as it reads once it is kept."""
    moment = Moment(at=then.astimezone(ZoneInfo(zone)), zone=zone)
    record = printed_record(started=moment, finished=moment, saved=moment, **facts)
    return Record.model_validate_json(record.model_dump_json())


def standing_at(record: Record, now: datetime, **since: Any) -> Standing:  # noqa: ANN401
    result = standing(
        level=record.result.level,
        finished=record.finished.at,
        saved=record.saved.at,
        gives_leave=record.gives_leave,
        minutes=30,
        since=Since(**since),
        now=now,
    )
    return Standing(result=result)


def outcome_of(record: Record, standing: Standing) -> dict[str, Any]:
    found: dict[str, Any] = record_data(record, base_checklist(), standing)["outcome"]
    return found


@given(zone=names, other=names, gone=st.integers(0, 29))
def test_a_good_ok_ends_by_the_clock_that_is_printed_beside_it(
    zone: str, other: str, gone: int
) -> None:
    record = record_in(zone)
    now = (BEGIN + timedelta(minutes=gone)).astimezone(ZoneInfo(other))
    until = (BEGIN + timedelta(minutes=30)).astimezone(ZoneInfo(zone))

    told = outcome_of(record, standing_at(record, now))
    assert f"by {until:%H:%M}." in told["next_step"]
    assert f"Good only until {until:%H:%M} on {until.day} " in told["good_until"]


@given(zone=names, other=names, gone=st.integers(30, 5000), used=st.none() | st.integers(0, 29))
def test_what_an_ok_was_reads_the_same_wherever_it_is_printed(
    zone: str, other: str, gone: int, used: int | None
) -> None:
    record = record_in(zone)
    put_on = BEGIN + timedelta(minutes=used) if used is not None else None
    now = BEGIN + timedelta(minutes=gone)
    here, there = (
        outcome_of(record, standing_at(record, now.astimezone(ZoneInfo(one)), used=put_on))
        for one in (zone, other)
    )

    assert here == there
    end = (BEGIN + timedelta(minutes=30)).astimezone(ZoneInfo(zone))
    assert f"{end:%H:%M}" in here["then"]
    if put_on:
        assert f"{put_on.astimezone(ZoneInfo(zone)):%H:%M}" in here["then"]


@pytest.mark.parametrize(
    ("zone", "since"),
    [("America/New_York", "21 Nov 2026, 23:30"), ("Europe/Berlin", "22 Nov 2026, 05:30")],
)
def test_since_when_a_doubt_was_open_is_told_in_the_zone_of_the_check(
    zone: str, since: str
) -> None:
    then = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
    doubt = OpenDoubt(id="felt-unsure", since=then, day=then.date(), until=then + timedelta(days=1))
    known = LATER.model_copy(update={"doubts": (doubt,)})
    record = record_in(zone, known=known)

    (line,) = record_data(record, base_checklist(), standing_of(record))["open_before"]
    assert line.endswith(since)
    clock = since.split(", ")[1]
    (shown,) = [one for one in entry_lines(record) if one.startswith("open before: felt-unsure")]
    assert f" {clock}" in shown


def test_a_state_is_that_of_now_wherever_now_is() -> None:
    record = record_in("Pacific/Kiritimati")
    for zone in NAMES:
        now = (BEGIN + timedelta(minutes=29, seconds=59)).astimezone(ZoneInfo(zone))
        assert standing_at(record, now).result.state is State.VALID
        assert standing_at(record, now + timedelta(seconds=1)).result.state is State.OVER
