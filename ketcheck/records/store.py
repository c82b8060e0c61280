"""The store: one thin face over the modules that keep people, entries, drafts and settings."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.standing import Standing, standing
from ketcheck.errors import RecordDamaged
from ketcheck.records import keeping
from ketcheck.records.acts import act
from ketcheck.records.begun_form import with_first_medicines
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.drafts_and_settings import DraftsAndSettings
from ketcheck.records.failures import explained
from ketcheck.records.keys.protection import Protection
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.keys.vault import Vault
from ketcheck.records.locking import InstanceLock, Lock
from ketcheck.records.model import AnyEntry, Moment, Person, Record
from ketcheck.records.people import people
from ketcheck.records.people.directory import Directory
from ketcheck.records.people.identity import ids_of, owner_of
from ketcheck.records.people.known_words import known_words
from ketcheck.records.progress import Report, unheard
from ketcheck.records.reading import Reading
from ketcheck.records.sealed import entries, history, listing, losses, saving
from ketcheck.records.sealed.anchor import Anchor
from ketcheck.records.sealed.losses import Loss
from ketcheck.records.sealed.since import since
from ketcheck.records.sealed.witness import Witness

if TYPE_CHECKING:
    from ketcheck.records.verifying.verification import Verification


class Store(DraftsAndSettings, Reading):
    """The records in one data folder; made by `opening.open_store`.

    Any method may raise what `failures` tells of the surroundings: DiskFull, FolderUnusable,
    StoreDamaged. Each act is one transaction: done, or not begun.
    """

    def __init__(
        self,
        folder: Path,
        db: RecordsDatabase,
        lock: Lock,
        vault: Vault,
        copied: Witness | None = None,
    ) -> None:
        """`copied` is what the newest copy in the folder says that it holds."""
        super().__init__(folder, db)
        self.directory = Directory(folder, db, self._seal_with)
        """Finding, editing, merging and archiving people, and those who counsel."""
        self.vault = vault
        self.vault.known_words = self.known_words
        self._lock = lock
        self.anchor = Anchor(folder, lambda: vault.key, vault.slots.store)
        self.loss: Loss | None = losses.noticed(db, self.anchor, copied)
        """Saved records that are gone; until it is accepted, nothing is `known`."""

    @property
    def slots(self) -> SlotFile:
        """The ways to the key, as they are now."""
        return self.vault.slots

    @property
    def protection(self) -> Protection:
        """What keeps others from reading the records."""
        return self.vault.protection

    def close(self) -> None:
        """Close the file, let go of the key, and let another ketcheck in."""
        self.lock()
        self._lock.release()

    @property
    def may_write(self) -> bool:
        """Whether anything can be saved: not where only reading was asked for, and possible."""
        return isinstance(self._lock, InstanceLock)

    @property
    def is_locked(self) -> bool:
        """Whether the key was let go of."""
        return not self.db.key

    def lock(self) -> None:
        """Close the file and let go of the key; the folder stays ours. Any act is refused then."""
        self.db.close()
        # A cursor of peewee's lies in a ring with itself, and holds the file open with its key.
        gc.collect()
        self.db.forget_key()
        self.vault.forget_key()

    def unlock(self, unlock: Unlock) -> None:
        """Open the file again with what was typed, and with that alone; as `open_store`."""
        with explained(self.folder):
            key, _ = self.vault.open(Path(self.db.database), unlock)
            if self.is_locked:
                self.db.take_key(key)
                self.db.connect()
            self.vault.bring_up_to_date(unlock)

    def go_on_with(self, key: bytes, slots: SlotFile) -> None:
        """Open the file that was put in its place, under another key."""
        self.vault.take_over(key, slots)
        self.db.take_key(key)
        self.db.connect()

    @act
    def people(self) -> list[Person]:
        """Everyone on file, by name."""
        return people.everyone(self.db)

    @act
    def person(self, person_id: UUID) -> Person:
        """One person; NoSuchPerson."""
        return people.person(self.db, person_id)

    @act
    def find_person(
        self,
        name: str,
        born: date | None,
        number: str | None,
        *,
        is_new: bool = False,
        same_as: UUID | None = None,
    ) -> Person | None:
        """The person on file who is that one, or None; as `people.find`."""
        return people.find(self.db, people.new(name, born, number), is_new=is_new, same_as=same_as)

    @act
    def known_words(self) -> list[str]:
        """Names, numbers and birth dates on file, that no passphrase is to be made of."""
        return list(known_words(self.db))

    @act
    def plan(self, person_id: UUID) -> Plan | None:
        """The label that holds."""
        return history.plan(self.db, person_id)

    @act
    def owner(self, person_id: UUID) -> UUID:
        """The entry that a person's records are shown under."""
        return owner_of(self.db, person_id)

    @act
    def save(self, entry: AnyEntry, *, new_person: bool = False) -> AnyEntry:
        """Seal an entry and read it back; what was read. The same entry again is no second one.

        The plan of a check goes on file with it, and so does a `new_person`; the draft it came
        from is dropped. NoSuchPerson for a person not on file; refused where it amends or clears
        what can't be; RecordDamaged where it reads otherwise.
        """
        if new_person:
            # Who seems to be new may be among what was lost.
            self._refuse_loss()
        saved = saving.save(self.db, entry, new_person=new_person)
        self.anchor.note(*entries.newest_seal(self.db))
        return saved

    def _seal_with(self, entry: AnyEntry, beside: Callable[[], None]) -> None:
        saving.save(self.db, entry, beside=beside)
        self.anchor.note(*entries.newest_seal(self.db))

    @contextmanager
    def sealing(self) -> Iterator[None]:
        """A transaction in which other modules of `records` seal entries."""
        with self.db.writing():
            yield
        self.anchor.note(*entries.newest_seal(self.db))

    @act
    def known(
        self, person_id: UUID, *, amends: UUID | None = None, as_of: Moment | None = None
    ) -> Known:
        """What is known before a check, before a time on paper, or before the record it amends.

        RecordDamaged where the newest record can't be read, or records are lost.
        """
        self._refuse_loss()
        amended = entries.read(self.db, amends) if amends else None
        record = amended if isinstance(amended, Record) else None
        known = history.known(self.db, person_id, record, as_of)
        if record is None:
            known = with_first_medicines(self, person_id, known)
        if self.loss is None or record or as_of:
            return known
        newest = listing.newest(self.db, person_id)
        return losses.after(self.loss, known, newest.seq if newest else None)

    def _refuse_loss(self) -> None:
        if self.loss and self.loss_stands:
            raise RecordDamaged(self.loss.sentence)

    @act
    def accept_loss(self) -> None:
        """Go on without the records that are lost: somebody was told of them."""
        if self.loss:
            self.loss = losses.accept(self.db, self.loss)

    @act
    def standing(self, record: Record, now: datetime, *, minutes: int) -> Standing:
        """How the result of a record stands at a time: whether its OK is good, used, or over."""
        ok_for = timedelta(minutes=minutes)
        return standing(
            level=record.result.level,
            finished=record.finished.at,
            saved=record.saved.at,
            gives_leave=record.gives_leave and self._is_whole_since(record),
            minutes=minutes,
            since=since(self.db, record, ok_for),
            now=now,
        )

    @act
    def end_leave(self, person_id: UUID) -> None:
        """Let no OK of a person be good any more: something was told against it, and not saved."""
        with self.db.writing():
            keeping.forget_leaves(self.db, ids_of(self.db, person_id))

    def _is_whole_since(self, record: Record) -> bool:
        """Whether no use after it can be among what was lost."""
        seq = entries.seq_of(self.db, record.id) or 0
        return self.loss is None or losses.is_whole_since(self.loss, seq)

    @property
    def loss_stands(self) -> bool:
        """Whether records are lost, and nobody has accepted that yet."""
        return self.loss is not None and not self.loss.accepted

    @act
    def verify(self, report: Report = unheard) -> "Verification":
        """Check every entry, what is beside them, the seal, and the file."""
        from ketcheck.records.verifying.verification import verify  # noqa: PLC0415 - seldom asked for

        return verify(self.db, report, self.loss)
