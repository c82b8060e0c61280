"""What is printed of a check that was judged: level, reasons, what is open after it, next use."""

from datetime import UTC, datetime
from typing import Any

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.records.checks.next_use import after
from ketcheck.records.clock import Clock
from ketcheck.records.model import Record
from ketcheck.records.store import Store


def judged(store: Store, checklist: Checklist, record: Record, clock: Clock) -> dict[str, Any]:
    """The record as one JSON object."""
    ledger = after(store, checklist, record, clock())
    return {
        "id": str(record.id),
        "short_id": record.short_id,
        "level": record.result.level.value,
        "reasons": [
            {"id": reason.id, "level": reason.level.value, "text": reason.text}
            for reason in record.result.reasons
        ],
        "open": [_open(doubt) for doubt in ledger.open],
        "next_use": utc_text(ledger.next_use),
    }


def utc_text(at: datetime | None) -> str | None:
    """A time in UTC, or null."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def _open(doubt: OpenDoubt) -> dict[str, Any]:
    return {
        "id": doubt.id,
        "sites": list(doubt.sites),
        "medicines": list(doubt.medicines),
        "since": utc_text(doubt.since),
    }
