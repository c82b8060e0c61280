"""What became of a record since it was saved: used, ended, struck, corrected, or followed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from ketcheck.checklist.ledger.facts import UNDONE, Fact, FactName
from ketcheck.checklist.ledger.standing import Since
from ketcheck.checklist.ledger.uses import may_still_follow, minute_of
from ketcheck.records import keeping
from ketcheck.records.clock import microseconds
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Kind, Record
from ketcheck.records.people import identity
from ketcheck.records.sealed import entries, history, ledger, listing
from ketcheck.records.sealed.index import place_of
from ketcheck.records.tables import Entry

_AROUND: Final = timedelta(hours=1)
_FEW: Final = 200
"""Entries that are read sooner than the index of a person with years of them."""
_MAY_BE_UNDONE: Final = (Kind.USE.value, Kind.NOT_USED.value, Kind.STRIKE.value)
"""Entries that are looked at one by one: an undone one is as if it had not been."""


def since(db: RecordsDatabase, record: Record, ok_for: timedelta) -> Since:
    """What became of it; `ok_for` is how long its OK may be used."""
    status = listing.status(db, record.id)
    ids = identity.ids_of(db, record.person.id)
    seq = entries.seq_of(db, record.id) or 0
    told = _told_around(db, ids, record, _first_seq(db, record.id, seq))
    return Since(
        struck=status.struck_by is not None,
        corrected=status.superseded_by is not None,
        used=_used(told, record, ok_for),
        ended=_ended(told, record),
        has_newer=_has_newer(db, ids, record, seq) or keeping.has_draft(db, record.person.id),
        is_answered=_is_answered(db, ids, record, seq),
        is_here=keeping.leave_of(db, record.person.id) == record.id,
    )


def _first_seq(db: RecordsDatabase, record_id: UUID, seq: int) -> int:
    """Where the first version of a record was sealed: a use of its OK was told of after that."""
    first = (ledger.versions(db, seq) or [record_id])[-1]
    return entries.seq_of(db, first) or seq


def _told_around(db: RecordsDatabase, ids: Sequence[UUID], record: Record, seq: int) -> list[Fact]:
    """The uses told of since, without those that were undone."""
    first, last = minute_of(record.finished.at), record.finished.utc + 2 * _AROUND
    names = [FactName.USE.value, FactName.NOT_USED.value]
    found = ledger.told_between(db, ids, names, microseconds(first), microseconds(last))
    undone = {
        fact.target
        for fact in ledger.strikes_of(db, [fact.entry for fact in found])
        if fact.code == UNDONE
    }
    told = (fact for fact in found if fact.entry not in undone)
    return [fact for fact in told if _is_since(db, fact, record, seq)]


def _is_since(db: RecordsDatabase, fact: Fact, record: Record, seq: int) -> bool:
    """Whether it was after the record; what is told to the minute may be any second of it.

    A use that was told of before the record was sealed is none of its OK.
    """
    if fact.at >= record.finished.utc:
        return True
    told_after = (entries.seq_of(db, fact.entry) or 0) > seq
    return told_after and may_still_follow(fact.at, record.finished.at)


def _used(told: Sequence[Fact], record: Record, ok_for: timedelta) -> datetime | None:
    """The first use while its OK was good: what came after "I didn't use it" is of another."""
    ended = _ended(told, record)
    until = record.finished.utc + ok_for
    until = min(until, ended) if ended else until
    return min(
        (one.at for one in told if one.name is FactName.USE and one.at <= until), default=None
    )


def _ended(told: Sequence[Fact], record: Record) -> datetime | None:
    ended = (one.at for one in told if one.name is FactName.NOT_USED and one.target == record.id)
    return min(ended, default=None)


def _has_newer(db: RecordsDatabase, ids: Sequence[UUID], record: Record, seq: int) -> bool:
    """Whether anything else was sealed since, or is of a time between the check and its saving.

    What is of a time after that and was sealed before is of a wrong clock: the check knew of it,
    and where that is a check that nobody crossed out, it gave no OK.
    """
    own = identity.is_of(Entry.person_id, ids)
    others = Entry.kind.not_in(_MAY_BE_UNDONE)
    after = Entry.place > place_of(record.finished, seq)
    until_saved = Entry.place < place_of(record.saved, seq)
    later = Entry.select(Entry.seq).where(own, others, after, until_saved)
    if list(later.limit(1).tuples().execute(db)):
        return True
    told = _sealed_since(db, ids, seq)
    if any(kind not in _MAY_BE_UNDONE for _, kind in told):
        return True
    return _has_use(db, told) or _has_strike(db, told)


def _sealed_since(db: RecordsDatabase, ids: Sequence[UUID], seq: int) -> list[tuple[UUID, str]]:
    """Id and kind of each entry by the order of sealing; a restored copy may bring thousands."""
    sealed = Entry.select(Entry.id, Entry.kind, Entry.person_id).where(Entry.seq > seq)
    told = list(sealed.limit(_FEW + 1).tuples().execute(db))
    if len(told) > _FEW:
        own = identity.is_of(Entry.person_id, ids)
        told = list(sealed.where(own).tuples().execute(db))
    return [(entry_id, kind) for entry_id, kind, person_id in told if person_id in ids]


def _has_use(db: RecordsDatabase, told: Sequence[tuple[UUID, str]]) -> bool:
    """Whether a use is among them that was not undone, whatever the time that it is told for.

    The check did not know of it, even where it is of before the check.
    """
    uses = [entry_id for entry_id, kind in told if kind == Kind.USE.value]
    strikes = ledger.strikes_of(db, uses)
    return bool(set(uses) - {fact.target for fact in strikes if fact.code == UNDONE})


def _has_strike(db: RecordsDatabase, told: Sequence[tuple[UUID, str]]) -> bool:
    """Whether anything was crossed out that the check may have gone by, as what a doctor said.

    What was undone within its minute is looked at with the use itself.
    """
    strikes = [entry_id for entry_id, kind in told if kind == Kind.STRIKE.value]
    return any(fact.code != UNDONE for fact in ledger.strikes_among(db, strikes))


def _is_answered(db: RecordsDatabase, ids: Sequence[UUID], record: Record, seq: int) -> bool:
    """Whether a newer check judged anew; a hold is answered by a clearance alone.

    A label, a use or a check under way answers nothing: what stood against applying still does.
    Nor does a check of a wrong clock, which has a later time but was there before.
    """
    if record.result.held:
        return record.id not in history.held(db, record.person.id)
    later = (Entry.place > place_of(record.finished, seq)) & (Entry.seq > seq)
    newer = listing.current_checks(ids).where(later)
    return bool(list(newer.limit(1).tuples().execute(db)))
