"""The part of the store that is read: entries, and rows of the list."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from ketcheck.records.acts import Acts, act
from ketcheck.records.model import AnyEntry, Clearance, Kind, Record
from ketcheck.records.sealed import entries, history, listing
from ketcheck.records.sealed import wanted as wanted_list
from ketcheck.records.sealed.rows import Row, Status
from ketcheck.records.sealed.wanted import Wanted


class Reading(Acts):
    """What is asked of the sealed entries of one data folder."""

    @act
    def entry(self, entry_id: UUID) -> AnyEntry:
        """An entry as it was sealed; NoSuchRecord, RecordDamaged."""
        return entries.read(self.db, entry_id)

    @act
    def find(self, text: str) -> UUID:
        """The id that a full or short id names; NoSuchRecord also for a mistyped one."""
        return entries.find(self.db, text)

    @act
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

    @act
    def listed(
        self, person_id: UUID, wanted: Wanted, *, after: Row | None = None, limit: int = 50
    ) -> list[Row]:
        """A person's rows as they are wanted; `after` is the last row of the page above."""
        return wanted_list.listed(self.db, person_id, wanted, after, limit)

    @act
    def between(self, person_id: UUID, first: datetime, end: datetime, *, limit: int) -> list[Row]:
        """A person's checks from `first` until before `end`, oldest first."""
        return listing.between(self.db, person_id, first, end, limit)

    @act
    def sealed_last(self, kinds: Collection[Kind], *, among: int) -> list[UUID]:
        """Ids of the entries of those kinds among the last ones sealed, the last one first."""
        return listing.sealed_last(self.db, kinds, among)

    @act
    def newest(self, person_id: UUID) -> Row | None:
        """The newest check that no other corrects."""
        return listing.newest(self.db, person_id)

    @act
    def newest_checks(self, person_id: UUID, *, limit: int) -> list[Row]:
        """The newest checks that no other corrects, newest first."""
        return listing.newest_checks(self.db, person_id, limit)

    @act
    def status(self, entry_id: UUID) -> Status:
        """Whether a record is current, or which one corrects it."""
        return listing.status(self.db, entry_id)

    @act
    def clearances_of(self, record_id: UUID) -> list[Clearance]:
        """The clearances of a record, oldest first."""
        found = [entries.read(self.db, one) for one in history.clearances_of(self.db, record_id)]
        return [entry for entry in found if isinstance(entry, Clearance)]

    @act
    def clearances_before(self, record: Record) -> list[Clearance]:
        """The clearances since the check before this one: they are printed with its sheet."""
        found = history.clearances_before(self.db, record)
        return [entry for entry in map(self.entry, found) if isinstance(entry, Clearance)]

    @act
    def held(self, person_id: UUID) -> list[Record]:
        """Held records that no clearance has cleared, oldest first."""
        found = [entries.read(self.db, one) for one in history.held(self.db, person_id)]
        return [entry for entry in found if isinstance(entry, Record)]

    @act
    def last_session(self, person_id: UUID) -> Record | None:
        """The newest counseling session that nothing corrects."""
        return history.last_session(self.db, person_id)

    @act
    def seal(self, entry_id: UUID) -> str:
        """The seal of an entry, hexadecimal: printed, it shows later that none was taken out."""
        return entries.seal_of(self.db, entry_id).hex()
