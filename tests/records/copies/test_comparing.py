"""These records compared with a copy of them."""

from pathlib import Path

from house import House, at

from ketcheck.records.copies.comparing import compared
from ketcheck.records.erasing import Request, erase
from ketcheck.records.sealed import chain, entries
from ketcheck.records.tables import Entry, Sealed
from ketcheck.records.verifying.faults import Fault
from tests.records.copies.brought import TYPED, copy_of


def sealed_anew(house: House, old: bytes, new: bytes) -> None:
    """As one who has the key could: each seal holds again."""
    previous = chain.FIRST
    with house.store.db.writing():
        rows = list(Sealed.select(Sealed.seq, Sealed.body).tuples().execute(house.store.db))
        for seq, body in rows:
            changed = bytes(body).replace(old, new)
            previous = chain.seal(seq, previous, changed)
            change = Sealed.update(body=changed, seal=previous).where(Sealed.seq == seq)
            change.execute(house.store.db)


def test_all_is_here_unchanged(house: House) -> None:
    house.save(0)
    copy = copy_of(house, "copy")
    house.save(8)
    found = compared(house.store, copy)
    assert (found.compared, found.erased, found.faults) == (1, 0, ())


def test_what_was_changed_and_sealed_anew_is_named(house: House) -> None:
    record = house.save(0)
    house.save(8)
    copy = copy_of(house, "copy")
    sealed_anew(house, b"2026-11-22T14:00:00", b"2026-11-22T13:00:00")
    found = compared(house.store, copy)
    assert Fault(record.short_id, "is not the same here as in the backup") in found.faults


def test_what_is_gone_is_named(house: House) -> None:
    house.save(0)
    record = house.save(8)
    copy = copy_of(house, "copy")
    with house.store.db.writing():
        for table in (Sealed, Entry):
            table.delete().where(table.seq == 2).execute(house.store.db)
    found = compared(house.store, copy)
    assert found.faults == (Fault(record.short_id, "is in the backup, but not here"),)


def test_who_was_erased_here_is_not_missed(house: House) -> None:
    house.save(0)
    copy = copy_of(house, "copy")
    erase(house.store, house.person.id, Request(recorded_by="T. Okafor", reason="moved"), at(9))
    found = compared(house.store, copy)
    assert (found.compared, found.erased, found.faults) == (1, 1, ())


def test_a_copy_of_another_computer_is_compared_too(house: House, away: House) -> None:
    away.save(0)
    copy: Path = copy_of(away, "copy")
    found = compared(house.store, copy, TYPED)
    assert (found.compared, len(found.faults)) == (1, 1)


def test_a_copy_without_records_has_nothing_to_say(house: House) -> None:
    copy = copy_of(house, "copy")
    assert entries.newest_seal(house.store.db)[0] == 0
    assert compared(house.store, copy).compared == 0
