from datetime import date
from uuid import UUID

import pytest
from house import APART, House, at, why
from support import FILLED, PLAN, UNTIMED_PLAN

from ketcheck.checklist.content import Detail
from ketcheck.errors import (
    CheckRefused,
    ClearanceRefused,
    NoSuchPerson,
    NoSuchRecord,
    PersonRefused,
    RecordDamaged,
    StoreDamaged,
)
from ketcheck.records.model import Amends, Clearance, Person, Record
from ketcheck.records.opening import RECORD_FILE
from ketcheck.records.recording import new_id
from ketcheck.records.store import Store
from ketcheck.records.tables import Sealed

UNKNOWN = UUID(int=7)


class TestPeople:
    def test_a_person_is_there_at_the_next_start(self, house: House) -> None:
        added = house.store.directory.add("José Ñandú", date(1956, 3, 14), "17-4")
        store = house.reopen()
        assert store.person(added.id) == added
        assert store.people() == [added, house.person]

    @pytest.mark.parametrize("name", ["maria alvarez", "  MARIA   Alvarez ", "Mari\u0061 Alvarez"])
    def test_names_are_found_however_they_are_typed(self, house: House, name: str) -> None:
        assert house.store.find_person(name, None, None) == house.person

    def test_the_same_name_with_another_birth_date_is_somebody_else(self, store: Store) -> None:
        store.directory.add("Ann Lee", date(1950, 1, 1))
        assert store.find_person("Ann Lee", date(1956, 3, 14), None) is None

    def test_a_birth_date_that_one_of_two_lacks_is_asked_for(self, store: Store) -> None:
        store.directory.add("Ann Lee", date(1950, 1, 1))
        store.directory.add("Bo Lee")
        for name, born in (("Ann Lee", None), ("Bo Lee", date(1950, 1, 1))):
            with pytest.raises(PersonRefused, match=r"birth date is not known.*--new-person"):
                store.find_person(name, born, None)

    @pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u00ad", "\u034f", "\ufe0f", "\u3164"])
    def test_a_letter_that_nobody_sees_makes_nobody_else(self, store: Store, unseen: str) -> None:
        one = store.directory.add("Ann Lee", date(1950, 1, 1))
        assert store.find_person(f"Ann{unseen} Lee", date(1950, 1, 1), None) == one

    def test_two_of_one_name_and_birth_date_are_told_apart_by_number(self, store: Store) -> None:
        one = store.directory.add("Ann Lee", date(1950, 1, 1), "1")
        store.directory.add("Ann Lee", date(1950, 1, 1), "2", apart=APART)
        assert store.find_person("Ann Lee", date(1950, 1, 1), "1") == one
        with pytest.raises(PersonRefused, match=r"the numbers differ.*--same-as"):
            store.find_person("Ann Lee", date(1950, 1, 1), "3")
        assert store.find_person("Ann Lee", date(1950, 1, 1), "3", is_new=True) is None
        with pytest.raises(CheckRefused, match="give the number"):
            store.find_person("Ann Lee", date(1950, 1, 1), None)

    def test_a_changed_name_leaves_records_as_of_then(self, house: House) -> None:
        record = house.save()
        house.store.directory.edit(house.person.model_copy(update={"name": "Maria Lopez"}), **why())
        assert house.store.person(house.person.id).name == "Maria Lopez"
        assert house.store.entry(record.id).person.name == "Maria Alvarez"

    def test_nobody_can_be_changed_who_is_not_there(self, store: Store) -> None:
        with pytest.raises(NoSuchPerson):
            store.directory.edit(Person(id=UNKNOWN, name="Nobody"), **why())

    def test_a_plan_replaces_the_one_before(self, house: House) -> None:
        assert house.store.plan(house.person.id) is None
        house.label(PLAN)
        house.label(UNTIMED_PLAN, 1)
        assert house.reopen().plan(house.person.id) == UNTIMED_PLAN


class TestSaving:
    def test_the_plan_of_a_check_goes_on_file(self, house: House) -> None:
        record = house.save()
        assert house.store.plan(house.person.id) == record.plan == PLAN

    def test_the_same_record_again_is_no_second_one(self, house: House) -> None:
        record = house.save()
        again = house.store.save(record.model_copy(update={"saved": at(1)}))
        assert again == record
        assert len(house.store.page()) == 1

    def test_another_record_under_a_taken_id_is_refused(self, house: House) -> None:
        record = house.save()
        with pytest.raises(CheckRefused, match="kept already"):
            house.store.save(record.model_copy(update={"signed": "Somebody"}))
        assert house.store.entry(record.id) == record

    def test_a_record_of_a_person_not_on_file_is_refused(self, house: House) -> None:
        stranger = Person(id=UNKNOWN, name="Nobody")
        record = house.write().model_copy(update={"person": stranger})
        with pytest.raises(NoSuchPerson):
            house.store.save(record)
        assert house.store.page() == []

    def test_a_new_person_comes_with_the_record_or_not_at_all(self, house: House) -> None:
        stranger = Person(id=UNKNOWN, name="Ann Lee")
        record = house.write().model_copy(update={"person": stranger})
        refused = record.model_copy(update={"amends": Amends(id=UUID(int=8), reason="misread")})
        with pytest.raises(NoSuchRecord):
            house.store.save(refused, new_person=True)
        assert house.store.people() == [house.person]
        house.store.save(record, new_person=True)
        assert stranger in house.store.people()

    def test_the_read_back_is_from_the_file(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        forget, log = house.store.db.forget_pages, house.folder / f"{RECORD_FILE}-wal"

        def spoil_the_disk() -> None:
            log.write_bytes(bytes(byte ^ 1 for byte in log.read_bytes()))
            forget()

        monkeypatch.setattr(house.store.db, "forget_pages", spoil_the_disk)
        with pytest.raises((RecordDamaged, StoreDamaged)):
            house.save()

    def test_what_is_read_back_is_what_the_file_holds(self, house: House) -> None:
        record = house.save()
        with house.store.db.writing():
            Sealed.update(body=b"{}").execute(house.store.db)
        with pytest.raises(RecordDamaged):
            house.store.entry(record.id)

    def test_ids_find_records(self, house: House) -> None:
        record = house.save()
        for text in (str(record.id), record.short_id, record.short_id.lower()):
            assert house.store.find(text) == record.id

    @pytest.mark.parametrize("text", [str(UNKNOWN), "KC-0000-0000-0", "", "KC-7F3A-91C2-Z"])
    def test_an_id_that_names_nothing_says_so(self, house: House, text: str) -> None:
        house.save()
        with pytest.raises(NoSuchRecord):
            house.store.find(text)

    def test_a_short_id_of_two_records_asks_for_the_full_one(self, house: House) -> None:
        first = house.save()
        twin = UUID(int=first.id.int ^ (1 << 60))
        house.save(7, record_id=twin)
        with pytest.raises(NoSuchRecord, match="full id"):
            house.store.find(first.short_id)
        assert house.store.find(str(twin)) == twin


class TestAmendments:
    def test_the_old_record_stays_and_is_superseded(self, house: House) -> None:
        old = house.save(skin="broken")
        new = house.amend(old)
        assert house.store.entry(old.id) == old
        assert house.store.status(old.id).superseded_by == new.id
        assert house.store.status(new.id).is_current
        rows = {row.id: row for row in house.store.page()}
        assert (rows[old.id].superseded, rows[old.id].amended) == (True, False)
        assert (rows[new.id].superseded, rows[new.id].amended) == (False, True)

    def test_only_the_current_record_can_be_corrected(self, house: House) -> None:
        old = house.save()
        house.amend(old)
        with pytest.raises(CheckRefused, match="newer record"):
            house.amend(old)

    def test_a_correction_keeps_the_time_of_the_check(self, house: House) -> None:
        old = house.save()
        later = house.write(1, amends=Amends(id=old.id, reason="misread"))
        with pytest.raises(CheckRefused, match="keeps the time"):
            house.store.save(later)

    def test_a_record_of_somebody_else_can_not_be_corrected(self, house: House) -> None:
        old = house.save()
        other = house.store.directory.add("Ann Lee")
        record = house.write(person=other, amends=Amends(id=old.id, reason="misread"))
        with pytest.raises(NoSuchRecord):
            house.store.save(record)

    def test_a_correction_leaves_the_plan_on_file(self, house: House) -> None:
        old = house.save()
        house.label(UNTIMED_PLAN, 1)
        house.amend(old, filled={**FILLED, Detail.PLAN: PLAN})
        assert house.store.plan(house.person.id) == UNTIMED_PLAN


class TestHolds:
    def test_a_hold_stays_until_it_is_cleared(self, house: House) -> None:
        bad = house.save(feeling="unwell")
        assert house.store.known(house.person.id).held_by == (bad.short_id,)
        cleared = house.clear(bad, 1)
        assert house.store.held(house.person.id) == []
        assert house.store.clearances_of(bad.id) == [cleared]
        assert house.store.known(house.person.id).held_by == ()

    def test_a_correction_does_not_lift_a_hold(self, house: House) -> None:
        bad = house.save(feeling="unwell")
        house.amend(bad)
        assert house.store.held(house.person.id) == [bad]

    def test_only_a_held_record_of_the_person_is_cleared(self, house: House) -> None:
        fine, bad = house.save(), house.save(8, feeling="unwell")
        entry = house.clear(bad, 9)
        other = house.store.directory.add("Ann Lee")
        for changes in ({"clears": fine.id}, {"clears": entry.id}, {"person": other}):
            wrong = Clearance.model_validate(entry.model_copy(update={"id": new_id(), **changes}))
            with pytest.raises((ClearanceRefused, NoSuchRecord)):
                house.store.save(wrong)
        assert len(house.store.page()) == 3


def test_the_seal_of_a_record_stays_the_same(house: House) -> None:
    first = house.save()
    seal = house.store.seal(first.id)
    second = house.save(7)
    assert isinstance(house.reopen().entry(first.id), Record)
    assert house.store.seal(first.id) == seal != house.store.seal(second.id)
    with pytest.raises(NoSuchRecord):
        house.store.seal(UNKNOWN)
