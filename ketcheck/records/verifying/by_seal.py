"""Whether the record that a sheet was printed from is on file as it was then, by its seal."""

import re
from dataclasses import dataclass
from typing import Final

from peewee import fn

from ketcheck.errors import NoSuchRecord, RecordDamaged
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import moment_words
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import AnyEntry
from ketcheck.records.sealed import entries, listing
from ketcheck.records.sealed.erasures import TOMBSTONE
from ketcheck.records.sealed.rows import Status
from ketcheck.records.tables import Sealed

_PRINTED: Final = 16
"""Hexadecimal digits of a seal on a sheet, in groups of four."""
_WHOLE: Final = 64
_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015]+")
_MIXED_UP: Final = str.maketrans("oil", "011")


@dataclass(frozen=True, slots=True)
class OnFile:
    """What has a seal here: an entry, or the empty place of one that was deleted on request."""

    entry: AnyEntry | None
    status: Status | None = None

    @property
    def holds(self) -> bool:
        """Whether the record is here and nothing corrects it, or strikes it out."""
        return self.status is not None and self.status.is_current

    @property
    def sentence(self) -> str:
        """What to tell whoever holds the paper."""
        if self.entry is None or self.status is None:
            return _("The record with this seal was deleted on request.")
        told = _(
            "The record with this seal is here, unchanged: {id}, {name}, saved {time}. Compare "
            "these with the paper."
        )
        entry = self.entry
        time = moment_words(entry.saved.at)
        lines = [told.format(id=entry.short_id, name=entry.person.name, time=time)]
        if self.status.superseded_by:
            lines.append(_("It has been corrected since, so the paper is out of date."))
        if self.status.struck_by:
            lines.append(_("It has been crossed out since, so the paper no longer counts."))
        return " ".join(lines)


def digits_of(code: str) -> str:
    """The digits of a seal as somebody typed it; NoSuchRecord where it can be none."""
    digits = _BETWEEN.sub("", code).lower().translate(_MIXED_UP)
    if not _PRINTED <= len(digits) <= _WHOLE or re.search(r"[^0-9a-f]", digits):
        raise NoSuchRecord(
            _(
                "This is not a seal. A seal has 16 digits and letters from A to F, such as "
                "3f9a-04c1-77be-d210. Type it as it is on the sheet."
            )
        )
    return digits


def on_file(db: RecordsDatabase, code: str) -> OnFile:
    """What has that seal; NoSuchRecord where nothing has, RecordDamaged where it was changed since.

    All that a seal stands for is the entry and the one before it: `verify` looks at the others.
    """
    digits = digits_of(code)
    beginning = bytes.fromhex(digits[: len(digits) // 2 * 2])
    query = Sealed.select(Sealed.seq, Sealed.body, Sealed.seal).where(
        fn.SUBSTR(Sealed.seal, 1, len(beginning)) == beginning
    )
    for seq, body, seal in query.tuples().execute(db):
        if bytes(seal).hex().startswith(digits):
            entry = _entry(db, seq, bytes(body))
            return OnFile(entry, listing.status(db, entry.id)) if entry else OnFile(None)
    raise NoSuchRecord(
        _(
            "No record here has this seal. Check that you typed it right. If you did, the record "
            "on the paper is not here, or was changed after it was printed."
        )
    )


def _entry(db: RecordsDatabase, seq: int, body: bytes) -> AnyEntry | None:
    if body == TOMBSTONE:
        return None
    sound = entries.sound_body(db, seq)
    if sound is None:
        raise RecordDamaged(
            _("The record with this seal was changed after it was saved. Do not rely on it.")
        )
    return entries.parse(sound)
