"""A backup opened to be looked at: taken apart, unlocked, and found sound, or refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ketcheck.errors import BackupRefused, KeyUnavailable, Locked
from ketcheck.records.copies.archive import slots_in, unpack_records
from ketcheck.records.copies.conflicts import copy_records, key_that_opens
from ketcheck.records.copies.forms import known_form, refuse_excess, unsound
from ketcheck.records.copies.watched import Watched, opened
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS
from ketcheck.records.keeping import earlier_keys
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.keys.unlocking import Unlock, ways_of
from ketcheck.records.names import shown
from ketcheck.records.progress import Report
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA
from ketcheck.records.upgrading import upgrade
from ketcheck.records.verifying.verification import verify
from ketcheck.records.working_copy import UNPACKED, working_copy

_UNREADABLE: Final[tuple[type[Exception], ...]] = (
    *DATABASE_ERRORS,
    OverflowError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What comes of rows that no program wrote."""


@contextmanager
def unpacked(
    store: Store, source: Path, unlock: Unlock | None, report: Report
) -> Iterator[tuple[RecordsDatabase, str]]:
    """The records of a backup in the present form, and the program that wrote them.

    The key of the store opens it, or its keyring, or what was typed. A record file that a sync
    program copied is as good as a backup. BackupRefused where the file is no sound backup, or its
    key can't be had; Locked where something has to be typed first; WrongPassphrase, WrongCode.
    """
    bare = key_that_opens(store, source)
    key = bare or _key(store, slots_in(source), unlock, report)
    with working_copy(store.folder, UNPACKED) as copy:
        if bare:
            copy_records(source, copy)
        else:
            unpack_records(source, copy, report)
        with opened(copy, key, report) as theirs:
            yield theirs, _made_ours(theirs, store.db)


def _key(store: Store, slots: SlotFile, unlock: Unlock | None, report: Report) -> bytes:
    for earlier in earlier_keys(store.db):
        if slots.fits(earlier):
            return earlier
    try:
        return store.vault.key_for(slots, unlock, report)
    except Locked as locked:
        ways = ways_of(locked.users, has_code=locked.has_code)
        why = f"This backup is of other records, {locked.records}. Use {ways} of those to open it."
        if slots.store == store.slots.store:
            why = f"The key was changed after this backup. Use {ways} from that time to open it."
        raise Locked(
            why, locked.users, has_code=locked.has_code, records=locked.records
        ) from locked
    except KeyUnavailable as error:
        if unlock:
            raise
        raise BackupRefused(_KEY_ELSEWHERE) from error


def _made_ours(theirs: Watched, ours: RecordsDatabase) -> str:
    """Refuse what is newer, foreign or unsound, and give an older one the present form."""
    try:
        form, program = known_form(theirs, ours)
        # Every script runs on pages that were found whole: else it would fail on them instead.
        for page in theirs.damaged_pages():
            raise unsound(shown(page))
        refuse_excess(theirs)
        if form < SCHEMA:
            upgrade(theirs)
        found = verify(theirs, theirs.tell)
    except _UNREADABLE as error:
        raise unsound() from error
    for fault in found.damaged:
        raise unsound(f"{fault.where} {fault.why}")
    return program


_KEY_ELSEWHERE: Final = (
    "This backup only opens on the computer that made it. Make a recovery code "
    "or a passphrase there, then back up again, and use that backup."
)
