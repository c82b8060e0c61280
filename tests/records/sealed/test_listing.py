from datetime import timedelta

import pytest
from house import House, at
from support import NOW, UNTIMED_PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.level import Level
from ketcheck.errors import RecordDamaged
from ketcheck.records.model import Amends, Kind, Moment, Record
from ketcheck.records.recording import new_id
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.listing import UNREADABLE
from ketcheck.records.sealed.rows import Row
from ketcheck.records.store import Store
from ketcheck.records.tables import Sealed

OTHER = {Detail.PLAN: UNTIMED_PLAN}


def all_pages(store: Store, limit: int = 7, **rest: object) -> list[Row]:
    rows: list[Row] = []
    while page := store.page(before=rows[-1].seq if rows else None, limit=limit, **rest):  # type: ignore[arg-type]
        rows += page
    return rows


def fill(house: House, count: int) -> list[Record]:
    """Copies of one record at other times, in one transaction."""
    pattern = house.write()
    other = house.store.directory.add("Ann Lee")
    records = []
    with house.store.db.writing():
        for number in range(count):
            moment = Moment(at=NOW + timedelta(minutes=(number * 37) % count), zone="Etc/UTC")
            changes = {
                "id": new_id(),
                "person": other if number % 3 == 0 else house.person,
                "started": moment,
                "finished": moment,
            }
            records.append(pattern.model_copy(update=changes))
            entries.append(house.store.db, records[-1])
    return records


def test_an_empty_store_has_an_empty_page(house: House) -> None:
    assert house.store.page() == []
    assert house.store.newest(house.person.id) is None


def test_a_row_says_what_the_record_says(house: House) -> None:
    record = house.save(skin="broken", amount="unsure")
    (row,) = house.store.page()
    assert row == Row(
        seq=1,
        id=record.id,
        short_id=record.short_id,
        person_id=house.person.id,
        person_name="Maria Alvarez",
        finished=record.finished.at,
        zone="Etc/UTC",
        kind=Kind.SELF_CHECK,
        level=Level.STOP,
        why=f"Tip 2 · {record.result.reasons[0].text}",
    )


def test_a_row_of_an_ok_says_that_all_is_clear(house: House) -> None:
    house.save()
    assert house.store.page()[0].why == "All six tips clear"


def test_a_reason_before_the_tips_names_no_tip(house: House) -> None:
    record = house.save(feeling="unsure")
    assert house.store.page()[0].why == record.result.reasons[0].text


def test_a_clearance_is_listed(house: House) -> None:
    house.clear(house.save(feeling="unwell"), 1)
    row = house.store.page()[0]
    assert (row.kind, row.level, row.readable) == (Kind.CLEARANCE, None, True)
    assert "Dr. Lee" in row.why
    newest = house.store.newest(house.person.id)
    assert newest is not None
    assert newest.kind is Kind.SELF_CHECK


@pytest.mark.parametrize("limit", [1, 7, 50, 5000])
def test_pages_join_without_gap_or_repeat(house: House, limit: int) -> None:
    records = fill(house, 300)
    rows = all_pages(house.store, limit)
    assert [row.finished for row in rows] == sorted(
        (record.finished.at for record in records), reverse=True
    )
    assert {row.id for row in rows} == {record.id for record in records}


def test_a_persons_page_holds_that_person_alone(house: House) -> None:
    records = fill(house, 3000)
    rows = all_pages(house.store, 400, person_id=house.person.id)
    assert len(rows) == 2000
    assert {row.person_id for row in rows} == {house.person.id}
    assert len(all_pages(house.store, 400)) == len(records)


def test_a_record_entered_later_stands_where_it_happened(house: House) -> None:
    new = house.save(8)
    old = house.save(0)
    assert [row.id for row in house.store.page()] == [new.id, old.id]
    newest = house.store.newest(house.person.id)
    assert newest is not None
    assert newest.id == new.id


@pytest.mark.parametrize(
    "text",
    ["maria", "ALVAREZ", "alv mar", "skin sore", "vitamin", "left foot", "álvarez"],
)
def test_search_finds_by_each_kind_of_word(house: House, text: str) -> None:
    record = house.save(skin="broken")
    house.save(1, person=house.store.directory.add("Ann Lee"), medicines="none", filled=OTHER)
    assert [row.id for row in house.store.page(search=text)] == [record.id]
    assert house.store.page(search=text, person_id=house.store.people()[0].id) == []


def test_what_was_sealed_last_comes_first_whenever_it_was(house: House) -> None:
    record = house.save(0)
    late = house.use(0.1, record)
    early = house.use(-30)
    house.save(1)
    uses = {Kind.USE}
    assert house.store.sealed_last(uses, among=20) == [early.id, late.id]
    assert house.store.sealed_last(uses, among=2) == [early.id]
    assert house.store.sealed_last({Kind.MERGE}, among=20) == []


def test_search_finds_by_a_part_of_the_short_id(house: House) -> None:
    records = [house.save(hours) for hours in (0, 7, 14)]
    for record in records:
        for typed in (record.short_id, record.short_id.lower(), record.short_id[:10]):
            assert record.id in {row.id for row in house.store.page(search=typed)}


def test_search_is_paged_newest_first(house: House) -> None:
    fill(house, 200)
    rows = all_pages(house.store, 30, search="maria")
    assert [row.finished for row in rows] == sorted((row.finished for row in rows), reverse=True)
    assert len(rows) == len({row.id for row in rows}) == 133


@pytest.mark.parametrize(
    "text", ['"', "NEAR(", "a OR b", "person:x", "*", "-", "(", "\x00", "%", "🙂"]
)
def test_nothing_typed_is_taken_for_a_command(house: House, text: str) -> None:
    house.save()
    assert house.store.page(search=text) == []


def test_a_record_that_was_changed_is_listed_as_unreadable(house: House) -> None:
    first, second = house.save(), house.save(7, skin="broken")
    with house.store.db.writing():
        Sealed.update(body=b"{}").where(Sealed.seq == 2).execute(house.store.db)
    rows = house.store.page()
    assert [row.id for row in rows] == [second.id, first.id]
    assert (rows[0].readable, rows[0].level, rows[0].why) == (False, None, UNREADABLE)
    assert rows[1].readable


@pytest.mark.parametrize("correct", [True, False])
def test_an_unreadable_last_record_tells_nothing_to_the_next(
    house: House, *, correct: bool
) -> None:
    old = house.save()
    if correct:
        house.amend(old, medicines="none")
    else:
        house.save(7)
    with house.store.db.writing():
        Sealed.update(body=b"{}").where(Sealed.seq == 2).execute(house.store.db)
    with pytest.raises(RecordDamaged, match="Do not apply"):
        house.store.known(house.person.id)


def test_the_newest_check_is_the_one_in_force(house: House) -> None:
    old = house.save(skin="broken")
    new = house.amend(old)
    newest = house.store.newest(house.person.id)
    assert newest is not None
    assert newest.id == new.id
    assert house.write(amends=Amends(id=new.id, reason="again")).finished == at()
