"""The store: one thin face over the modules that keep people, entries, drafts and settings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.checklist.known import Known
from ketcheck.errors import RecordDamaged, StoreDamaged
from ketcheck.records import entries, history, keeping, listing, losses, people, saving
from ketcheck.records.anchor import Anchor
from ketcheck.records.checklists import digest_of
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, explained
from ketcheck.records.locking import InstanceLock
from ketcheck.records.losses import Loss
from ketcheck.records.model import Clearance, KeptDraft, Person, Record
from ketcheck.records.progress import Report, unheard
from ketcheck.records.rows import Row, Status
from ketcheck.records.slots import SlotFile
from ketcheck.records.vault import Protection, Vault, protection_of

if TYPE_CHECKING:
    from ketcheck.records.verification import Verification

P = ParamSpec("P")
R = TypeVar("R")


def _explained(
    method: Callable[Concatenate["Store", P], R],
) -> Callable[Concatenate["Store", P], R]:
    """A method whose failures are told as ours; see `failures`."""

    @wraps(method)
    def wrapper(self: "Store", /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with explained(self.folder):
                return method(self, *args, **kwargs)
        except StoreDamaged:
            # Sound records are still to be read, and nothing is once damage was met.
            with suppress(*DATABASE_ERRORS):
                self.db.reconnect()
            raise

    return wrapper


class Store:
    """The records in one data folder; made by `opening.open_store`.

    Any method may raise what `failures` tells of the surroundings: DiskFull, FolderUnusable,
    StoreDamaged. Each act is one transaction: done, or not begun.
    """

    def __init__(
        self, folder: Path, db: RecordsDatabase, lock: InstanceLock, vault: Vault, slots: SlotFile
    ) -> None:
        self.folder = folder
        # For the modules of `records` alone.
        self.db = db
        self.vault = vault
        self.slots = slots
        self._lock = lock
        self.anchor = Anchor(folder, db.key, slots.store)
        self.loss: Loss | None = losses.noticed(db, self.anchor)
        """Saved records that are gone; until it is accepted, nothing is `known`."""

    @property
    def protection(self) -> Protection:
        """What keeps others from reading the records."""
        return protection_of(self.slots)

    def close(self) -> None:
        """Close the file and let another ketcheck in."""
        self.db.close()
        self._lock.release()

    @_explained
    def people(self) -> list[Person]:
        """Everyone on file, by name."""
        return people.everyone(self.db)

    @_explained
    def person(self, person_id: UUID) -> Person:
        """One person; NoSuchPerson."""
        return people.person(self.db, person_id)

    @_explained
    def add_person(self, name: str, born: date | None = None, number: str | None = None) -> Person:
        """Put a person on file; pydantic's ValidationError where a field is not taken."""
        person = people.new(name, born, number)
        with self.db.writing():
            people.add(self.db, person)
        return person

    @_explained
    def find_person(self, name: str, born: date | None, number: str | None) -> Person | None:
        """The person who fits; CheckRefused where more than one does."""
        return people.find(self.db, name, born, number)

    @_explained
    def update_person(self, person: Person) -> None:
        """Change a person on file; records keep the person as of then."""
        with self.db.writing():
            people.update(self.db, person)

    @_explained
    def plan(self, person_id: UUID) -> Plan | None:
        """The label and plan on file."""
        return people.plan(self.db, person_id)

    @_explained
    def save_plan(self, person_id: UUID, plan: Plan) -> None:
        """Put a label and plan on file, in place of the one before."""
        with self.db.writing():
            people.save_plan(self.db, person_id, plan)

    @_explained
    def save(self, entry: Record | Clearance, *, new_person: bool = False) -> Record | Clearance:
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

    @contextmanager
    def sealing(self) -> Iterator[None]:
        """A transaction in which other modules of `records` seal entries."""
        with self.db.writing():
            yield
        self.anchor.note(*entries.newest_seal(self.db))

    @_explained
    def entry(self, entry_id: UUID) -> Record | Clearance:
        """An entry as it was sealed; NoSuchRecord, RecordDamaged."""
        return entries.read(self.db, entry_id)

    @_explained
    def find(self, text: str) -> UUID:
        """The id that a full or short id names; NoSuchRecord also for a mistyped one."""
        return entries.find(self.db, text)

    @_explained
    def page(
        self,
        *,
        person_id: UUID | None = None,
        search: str = "",
        before: int | None = None,
        limit: int = 50,
    ) -> list[Row]:
        """Rows, newest first; `before` is the seq of the last row of the page above."""
        return listing.page(self.db, person_id, search, before, limit)

    @_explained
    def newest(self, person_id: UUID) -> Row | None:
        """The newest check that no other corrects."""
        return listing.newest(self.db, person_id)

    @_explained
    def status(self, entry_id: UUID) -> Status:
        """Whether a record is current, or which one corrects it."""
        return listing.status(self.db, entry_id)

    @_explained
    def clearances_of(self, record_id: UUID) -> list[Clearance]:
        """The clearances of a record, oldest first."""
        found = [entries.read(self.db, one) for one in history.clearances_of(self.db, record_id)]
        return [entry for entry in found if isinstance(entry, Clearance)]

    @_explained
    def held(self, person_id: UUID) -> list[Record]:
        """Held records that no clearance has cleared, oldest first."""
        found = [entries.read(self.db, one) for one in history.held(self.db, person_id)]
        return [entry for entry in found if isinstance(entry, Record)]

    @_explained
    def known(self, person_id: UUID, *, amends: UUID | None = None) -> Known:
        """What is known before a check, or before the record that a correction amends.

        RecordDamaged where the newest record can't be read, or records are lost.
        """
        self._refuse_loss()
        amended = entries.read(self.db, amends) if amends else None
        known = history.known(self.db, person_id, amended if isinstance(amended, Record) else None)
        if self.loss is None or amended is not None:
            return known
        newest = listing.newest(self.db, person_id)
        return losses.after(self.loss, known, newest.seq if newest else None)

    def _refuse_loss(self) -> None:
        if self.loss and not self.loss.accepted:
            raise RecordDamaged(self.loss.sentence)

    @_explained
    def accept_loss(self) -> None:
        """Go on without the records that are lost: somebody was told of them."""
        if self.loss:
            self.loss = losses.accept(self.db, self.loss)

    @_explained
    def seal(self, entry_id: UUID) -> str:
        """The seal of an entry, hexadecimal: printed, it shows later that none was taken out."""
        return entries.seal_of(self.db, entry_id).hex()

    @_explained
    def keep_draft(self, draft: KeptDraft) -> None:
        """Keep a draft in place of the one before; one a person."""
        with self.db.writing():
            keeping.keep_draft(self.db, draft)

    @_explained
    def kept_draft(self, person_id: UUID) -> KeptDraft | None:
        """The draft of a person; RecordDamaged where it does not read."""
        return keeping.draft(self.db, person_id)

    @_explained
    def drop_draft(self, person_id: UUID) -> None:
        """Forget the draft of a person, if any."""
        with self.db.writing():
            keeping.drop_draft(self.db, person_id)

    @_explained
    def keep_content(self, text: str) -> str:
        """Keep a content file's text; its SHA-256, hexadecimal."""
        digest = digest_of(text)
        if not keeping.has_content(self.db, digest):
            with self.db.writing():
                keeping.keep_content(self.db, digest, text)
        return digest

    @_explained
    def content(self, digest: str) -> str:
        """The content file's text of that digest; RecordDamaged where it is lost."""
        return keeping.content(self.db, digest)

    @_explained
    def setting(self, name: str) -> str | None:
        """A setting, or None where it was never set."""
        return keeping.setting(self.db, name)

    @_explained
    def set_setting(self, name: str, value: str) -> None:
        """Set a setting."""
        with self.db.writing():
            keeping.set_setting(self.db, name, value)

    @_explained
    def verify(self, report: Report = unheard) -> "Verification":
        """Check every entry, what is beside them, the seal, and the file."""
        from ketcheck.records.verification import verify  # noqa: PLC0415 - seldom asked for

        return verify(self.db, report, self.loss)
