"""Marking an entry as entered in error, or undoing a use within its minute."""

from ketcheck import __version__
from ketcheck.records.model import AnyEntry, Moment, NotUsedEntry, Strike, UseEntry
from ketcheck.records.recording import new_id

_UNDONE = "Undone"


def strike(
    entry: AnyEntry,
    *,
    reason: str,
    recorded_by: str | None,
    saved: Moment,
    another_person: bool = False,
) -> Strike:
    """The mark on an entry; saving refuses it where the entry is no longer current."""
    return Strike(
        id=new_id(),
        person=entry.person,
        recorded_by=recorded_by,
        saved=saved,
        program=__version__,
        strikes=entry.id,
        reason=reason,
        another_person=another_person,
    )


def undo(entry: UseEntry | NotUsedEntry, saved: Moment) -> Strike:
    """The undoing of a use, or of its denial; saving refuses it after a minute."""
    mark = strike(entry, reason=_UNDONE, recorded_by=entry.recorded_by, saved=saved)
    return mark.model_copy(update={"undone": True})
