"""Saved records that are not in the file any more: noticed at opening, and told until accepted."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.ledger.known import Known
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.messages.dates import moment_words
from ketcheck.records import keeping
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.anchor import Anchor
from ketcheck.records.sealed.witness import Newest, Witness


class Loss(Frozen, defer_build=True):
    """Records that were lost, by their short ids or places, and the first place after them.

    Once a person has `accepted` it, checks go on; it is told no more.
    """

    names: tuple[str, ...]
    first: int
    accepted: bool = False
    seal: str = ""
    """Of the newest record that is lost, hexadecimal, at the place `last`."""
    last: int = 0
    copied: datetime | None = None
    """When the copy was made that holds them."""
    witness: str = ""
    """The newest seal of that copy: it says so at each start, and is to be heard once."""
    restored: bool = False
    """Whether all of them were added again from a copy."""

    @property
    def is_sure(self) -> bool:
        """False where the note of the newest record is gone: nobody knows what went with it."""
        return SOME not in self.names

    @property
    def sentence(self) -> str:
        """What to tell, and what to do."""
        count = len(self.names) - (not self.is_sure)
        if not count:
            return _(_UNSURE)
        told = counted(
            "{count} saved record is lost from the record file, so ketcheck can't tell if a "
            "use is safe now.",
            "{count} saved records are lost from the record file, so ketcheck can't tell if a "
            "use is safe now.",
            count,
        )
        if self.copied is None:
            return f"{told} {_(_RESTORE)}"
        made = moment_words(self.copied.astimezone())
        return f"{told} {_(_RESTORE_THAT).format(time=made)}"


_RESTORE: Final = marked("Do not apply. Call your doctor or nurse, and restore a backup.")
_RESTORE_THAT: Final = marked(
    "Do not apply. Call your doctor or nurse, and restore the backup of {time}: it has them."
)
_UNSURE: Final = marked(
    "Saved records may be lost: the note of the newest one is gone. So ketcheck can't tell if a "
    "use is safe now. Do not apply. Call your doctor or nurse, and restore your newest backup."
)
SOME: Final = "the newest records"
"""Among the names: what may be lost where nobody knows."""


def noticed(db: RecordsDatabase, anchor: Anchor, copied: Witness | None = None) -> Loss | None:
    """The loss that stands, of this opening or of an earlier one; the note is brought up to date.

    `copied` is what the newest copy beside the records says. A file that is damaged is told as
    that when it is read: here it is left alone.
    """
    with suppress(*DATABASE_ERRORS):
        before, newest, noted = _kept(db), entries.newest_seal(db), anchor.newest()
        loss = _found(db, before, newest, noted, copied)
        if not db.only_reads:
            if loss and loss != before:
                _keep(db, loss)
            _renew(db, anchor, is_newest=noted == newest)
        return loss
    return None


def _found(
    db: RecordsDatabase,
    before: Loss | None,
    newest: tuple[int, bytes],
    noted: tuple[int, bytes] | None,
    copied: Witness | None,
) -> Loss | None:
    """What is told by the note beside the file, and by the newest copy."""
    told = before
    if noted and not _is_there(db, noted, newest):
        told = _grown(told, newest[0], noted)
    elif noted is None and keeping.setting(db, keeping.ANCHORED):
        told = _unsure(told, newest[0])
    if copied is None or (before and before.witness == copied.newest.seal.hex()):
        return told
    held = (copied.newest.seq, copied.newest.seal)
    if holds(db, copied.newest):
        return told
    if told is None or told is before or told.last < held[0]:
        told = _grown(told, newest[0], held)
    has_all = told.last == held[0]
    seen = {"witness": held[1].hex(), "copied": copied.at if has_all else None}
    return told.model_copy(update=seen)


def _renew(db: RecordsDatabase, anchor: Anchor, *, is_newest: bool) -> None:
    """Bring the note up to date; what it said that is lost is told from now on."""
    is_anchored = bool(keeping.setting(db, keeping.ANCHORED))
    if is_newest and is_anchored and anchor.is_whole():
        return
    if anchor.begin(*entries.newest_seal(db)) and not is_anchored:
        with db.writing():
            keeping.set_setting(db, keeping.ANCHORED, "yes")


def holds(db: RecordsDatabase, newest: Newest) -> bool:
    """Whether the newest entry of a copy, and with it all before, is in the sequence here."""
    return _is_there(db, (newest.seq, newest.seal), entries.newest_seal(db))


def keep(db: RecordsDatabase, names: Sequence[str]) -> None:
    """Note in a store that was salvaged what could not be, so that it is told there as well."""
    _keep(db, Loss(names=tuple(names), first=entries.newest_seal(db)[0] + 1))


def accept(db: RecordsDatabase, loss: Loss) -> Loss:
    """Note that a person was told of the loss, and wants to go on without those records."""
    accepted = loss.model_copy(update={"accepted": True})
    _keep(db, accepted)
    return accepted


def made_up_for(
    db: RecordsDatabase, theirs: RecordsDatabase, loss: Loss | None, added: int
) -> Loss | None:
    """The loss after so many records of a copy were added: over, if that held the newest of them.

    Each seal vouches for all before it; what else was lost is told on.
    """
    if not loss or loss.restored:
        return loss
    if not loss.seal or entries.seal_at(theirs, loss.last) != bytes.fromhex(loss.seal):
        return _still_lost(db, loss) if added else loss
    back = {f"entry {seq}" for seq in range(1, loss.last + 1)}
    left = tuple(name for name in loss.names if name not in back)
    over = {"accepted": True, "restored": True}
    rest = {"names": left, "seal": "", "copied": None}
    after_it = loss.model_copy(update=rest if left else over)
    _keep(db, after_it)
    return after_it


def _still_lost(db: RecordsDatabase, loss: Loss) -> Loss:
    """The loss where an older copy was added: those records were there before it, so to speak.

    They are sealed after the loss, but nobody was asked since then what is lost besides.
    """
    if not loss.accepted:
        return loss
    after_them = loss.model_copy(update={"first": entries.newest_seal(db)[0] + 1})
    _keep(db, after_them)
    return after_them


def told(loss: Loss | None) -> Iterator[tuple[str, str]]:
    """Where and what `verify` says is lost."""
    if loss and not loss.accepted:
        for name in loss.names:
            yield name, "was saved, but is lost" if name != SOME else "may be lost"


def after(loss: Loss, known: Known, newest_seq: int | None) -> Known:
    """What is known of a person once the loss was accepted: a use may be among what was lost."""
    if loss.restored or newest_seq is None or newest_seq >= loss.first:
        return known
    return known.model_copy(update={"lost": True})


def is_whole_since(loss: Loss, seq: int) -> bool:
    """Whether nothing is lost of what followed that entry: it was sealed later, or all is back."""
    return loss.restored or (loss.accepted and seq >= loss.first)


def _is_there(db: RecordsDatabase, noted: tuple[int, bytes], newest: tuple[int, bytes]) -> bool:
    seq, seal = noted
    if seq == 0:
        # Noted before the first record: a kill right after that one left it so.
        return True
    return noted == newest or (seq <= newest[0] and entries.seal_at(db, seq) == seal)


def _grown(before: Loss | None, newest: int, noted: tuple[int, bytes]) -> Loss:
    # Of another sequence under the same numbers one record is lost for sure.
    last, seal = noted
    first = min(newest + 1, last)
    names = tuple(f"entry {seq}" for seq in range(first, last + 1))
    return _added(before, names, first).model_copy(update={"last": last, "seal": seal.hex()})


def _unsure(before: Loss | None, newest: int) -> Loss:
    return _added(before, (SOME,), newest + 1)


def _added(before: Loss | None, names: tuple[str, ...], first: int) -> Loss:
    """Beside what was told and not accepted yet."""
    witness = before.witness if before else ""
    if before and not before.accepted:
        names = tuple(dict.fromkeys((*before.names, *names)))
    return Loss(names=names, first=first, witness=witness)


def _kept(db: RecordsDatabase) -> Loss | None:
    text = keeping.setting(db, keeping.LOST)
    try:
        return Loss.model_validate_json(text) if text else None
    except ValidationError:
        return Loss(names=("entry ?",), first=1)


def _keep(db: RecordsDatabase, loss: Loss) -> None:
    with db.writing():
        keeping.set_setting(db, keeping.LOST, loss.model_dump_json())
