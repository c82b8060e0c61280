"""Saved records that are not in the file any more: noticed at opening, and told until accepted."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.ledger.known import Known
from ketcheck.records import keeping
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.anchor import Anchor


class Loss(Frozen):
    """Records that were lost, by their short ids or places, and the first place after them.

    Once a person has `accepted` it, checks go on; it is told no more.
    """

    names: tuple[str, ...]
    first: int
    accepted: bool = False

    @property
    def sentence(self) -> str:
        """What to tell, and what to do."""
        count = len(self.names)
        records = "1 saved record is" if count == 1 else f"{count} saved records are"
        return (
            f"{records} lost from the record file, so it is not known if a use is safe now. "
            "Do not apply. Call your doctor or nurse, and restore a backup."
        )


def noticed(db: RecordsDatabase, anchor: Anchor) -> Loss | None:
    """The loss that stands, of this opening or of an earlier one; the note is brought up to date.

    A file that is damaged is told as that when it is read: here it is left alone.
    """
    with suppress(*DATABASE_ERRORS):
        seq, seal = entries.newest_seal(db)
        noted = anchor.newest()
        if noted and not _is_there(db, noted, (seq, seal)):
            _keep(db, _grown(_kept(db), seq, noted[0]))
            anchor.forget()
        if noted != (seq, seal) and seq:
            anchor.note(seq, seal)
        return _kept(db)
    return None


def keep(db: RecordsDatabase, names: Sequence[str]) -> None:
    """Note in a store that was salvaged what could not be, so that it is told there as well."""
    _keep(db, Loss(names=tuple(names), first=entries.newest_seal(db)[0] + 1))


def accept(db: RecordsDatabase, loss: Loss) -> Loss:
    """Note that a person was told of the loss, and wants to go on without those records."""
    accepted = loss.model_copy(update={"accepted": True})
    _keep(db, accepted)
    return accepted


def told(loss: Loss | None) -> Iterator[tuple[str, str]]:
    """Where and what `verify` says is lost."""
    if loss and not loss.accepted:
        for name in loss.names:
            yield name, "was saved, and is lost"


def after(loss: Loss, known: Known, newest_seq: int | None) -> Known:
    """What is known of a person once the loss was accepted: a use may be among what was lost."""
    if newest_seq is None or newest_seq >= loss.first:
        return known
    return known.model_copy(update={"lost": True})


def _is_there(db: RecordsDatabase, noted: tuple[int, bytes], newest: tuple[int, bytes]) -> bool:
    seq, seal = noted
    return noted == newest or (seq <= newest[0] and entries.seal_at(db, seq) == seal)


def _grown(before: Loss | None, newest: int, noted: int) -> Loss:
    # Of another sequence under the same numbers one record is lost for sure.
    first = min(newest + 1, noted)
    names = tuple(f"entry {seq}" for seq in range(first, noted + 1))
    if before and not before.accepted:
        return Loss(names=(*before.names, *names), first=first)
    return Loss(names=names, first=first)


def _kept(db: RecordsDatabase) -> Loss | None:
    text = keeping.setting(db, keeping.LOST)
    try:
        return Loss.model_validate_json(text) if text else None
    except ValidationError:
        return Loss(names=("entry ?",), first=1)


def _keep(db: RecordsDatabase, loss: Loss) -> None:
    with db.writing():
        keeping.set_setting(db, keeping.LOST, loss.model_dump_json())
