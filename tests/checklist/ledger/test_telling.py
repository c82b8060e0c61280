"""What a finished check tells: what time closes is told in real hours, whatever the clocks do."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.checklist.details import Details, Since
from ketcheck.checklist.ledger.facts import FactName
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.telling import FinishedCheck, facts_of

ZONES = ("America/New_York", "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "UTC")
zones = st.sampled_from(ZONES).map(ZoneInfo)
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.integers(0, 4 * 366 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))


def until(
    name: FactName, at: datetime, answers: Mapping[str, str], today: Since | None = None
) -> datetime:
    check = FinishedCheck(
        entry=UUID(int=1),
        at=at,
        level="ask",
        reasons=(),
        held=False,
        answers=answers,
        details=Details(today=today),
        known=Known(),
        plan=None,
        medicines=(),
    )
    (found,) = [fact.until for fact in facts_of(check) if fact.name is name]
    assert found is not None
    return found


@given(moment=moments, zone=zones, code=st.sampled_from(["slow", "unsure"]))
def test_how_somebody_felt_is_open_for_twelve_hours(
    moment: datetime, zone: ZoneInfo, code: str
) -> None:
    end = until(FactName.FELT_UNSURE, moment.astimezone(zone), {"feeling": code})

    assert end.astimezone(UTC) - moment == timedelta(hours=12)


@pytest.mark.parametrize(
    ("code", "hours"), [("alcohol", 8), ("yes", 24), ("ketamine", 24), ("unsure", 24)]
)
@given(moment=moments, zone=zones, ago=st.none() | st.integers(0, 7 * 60))
def test_what_was_taken_is_open_for_its_hours(
    moment: datetime, zone: ZoneInfo, ago: int | None, code: str, hours: int
) -> None:
    taken = moment - timedelta(minutes=ago or 0)
    told = Since(at=taken.astimezone(zone)) if ago is not None else None
    end = until(FactName.TODAY, moment.astimezone(zone), {"today": code}, told)

    assert end.astimezone(UTC) - taken == timedelta(hours=hours)
