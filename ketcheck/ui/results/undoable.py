"""What was noted of a use within the last minute, and may be undone."""

from contextlib import suppress
from datetime import timedelta

from ketcheck.errors import RecordDamaged
from ketcheck.records.model import UNDO_WITHIN, Kind, NotUsedEntry, Record, UseEntry
from ketcheck.ui.shell.desk import Desk

_LOOKED_AT = 20
"""How many of the last entries may hold what was noted a minute ago."""
_NOTED = {Kind.USE, Kind.NOT_USED}


def undoable(desk: Desk, record: Record) -> UseEntry | NotUsedEntry | None:
    """What was noted of this record within the last minute, and may be undone."""
    for entry_id in desk.store.sealed_last(_NOTED, among=_LOOKED_AT):
        with suppress(RecordDamaged):
            entry = desk.store.entry(entry_id)
            if not isinstance(entry, UseEntry | NotUsedEntry) or entry.record != record.id:
                continue
            if is_young(entry, desk) and desk.store.status(entry_id).is_current:
                return entry
    return None


def is_young(entry: UseEntry | NotUsedEntry, desk: Desk) -> bool:
    """Whether it was noted within the last minute; not by a clock that was set back."""
    return timedelta() <= desk.clock().utc - entry.saved.utc <= UNDO_WITHIN
