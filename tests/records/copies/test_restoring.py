"""Looking into a backup, and two computers whose records become one by backup and restore."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from house import House, at, why
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketcheck import __version__
from ketcheck.errors import BackupRefused, Cancelled, Locked, WrongPassphrase
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.copies import chosen_folder
from ketcheck.records.copies.restoring import Look, look, restore
from ketcheck.records.copies.safekeeping import choose_folder
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.settings import EMERGENCY, POISON
from ketcheck.records.store import Store
from ketcheck.records.tables import Sealed
from tests.records.copies.brought import TYPED, copy_of


def bodies(store: Store) -> set[bytes]:
    return {bytes(row[0]) for row in Sealed.select(Sealed.body).tuples().execute(store.db)}


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_look_tells_what_is_in_it_and_changes_nothing(house: House, away: House) -> None:
    for hours in (0, 7):
        away.save(hours)
    away.clear(away.save(14, feeling="unwell"), 15)
    before, there = bodies(house.store), files(house.folder)
    assert look(house.store, copy_of(away, "copy"), TYPED) == Look(
        program=__version__,
        entries=4,
        people=1,
        first=at(0).at,
        last=at(15).at,
        new_entries=4,
        new_people=1,
        erased=0,
        erased_there=0,
        merged=0,
        newer_plans=0,
        unclear_plans=0,
        clears=(),
        twins=(),
    )
    assert (bodies(house.store), files(house.folder)) == (before, there)
    assert house.store.people() == [house.person]


def test_a_look_at_an_empty_backup(house: House, away: House) -> None:
    seen = look(house.store, copy_of(away, "copy"), TYPED)
    assert (seen.entries, seen.first, seen.last, seen.new_people) == (0, None, None, 1)


def test_a_look_tells_what_restoring_then_adds(house: House, away: House) -> None:
    away.save(0)
    first = copy_of(away, "first")
    assert restore(house.store, first, TYPED) == 1
    away.save(7)
    second = copy_of(away, "second")
    seen = look(house.store, second, TYPED)
    assert (seen.entries, seen.new_entries, seen.new_people) == (2, 1, 0)
    assert restore(house.store, second, TYPED) == 1


def test_two_computers_that_went_apart_hold_the_union_of_both(house: House, away: House) -> None:
    shared = house.save(0)
    assert restore(away.store, copy_of(house, "shared"), TYPED) == 1
    for number in range(3):
        house.save(7 * number + 7)
        away.save(7 * number)
        away.save(7 * number + 5, person=house.person)
    to_house, to_away = copy_of(away, "from-away"), copy_of(house, "from-house")
    assert restore(house.store, to_house, TYPED) == 6
    assert restore(away.store, to_away, TYPED) == 3
    assert bodies(house.store) == bodies(away.store)
    assert len(bodies(house.store)) == 1 + 3 + 6
    ids = [{row.id for row in one.store.page()} for one in (house, away)]
    assert ids[0] == ids[1] >= {shared.id}
    for one in (house, away):
        assert {person.name for person in one.store.people()} == {"Maria Alvarez", "Ann Lee"}
        assert one.store.verify().is_sound
    known = [one.store.known(house.person.id) for one in (house, away)]
    assert known[0] == known[1]
    for one, other in ((house, away), (away, house)):
        again = copy_of(other, f"again-{other.folder.name}")
        assert restore(one.store, again, TYPED) == 0


def test_the_name_of_a_person_here_stays(house: House, away: House) -> None:
    house.save(0)
    restore(away.store, copy_of(house, "shared"), TYPED)
    changed = house.person.model_copy(update={"name": "Maria Alvarez-Lee"})
    away.store.directory.edit(changed, **why())
    away.save(7, person=changed)
    restore(house.store, copy_of(away, "changed"), TYPED)
    assert house.store.person(house.person.id) == house.person


def test_a_person_with_another_id_there_is_kept_twice_and_told(house: House, away: House) -> None:
    twin = away.store.directory.add("maria  ALVAREZ")
    away.save(0, person=twin)
    copy = copy_of(away, "copy")
    assert look(house.store, copy, TYPED).twins == ("maria  ALVAREZ",)
    restore(house.store, copy, TYPED)
    assert {person.id for person in house.store.people()} >= {twin.id, house.person.id}


def test_how_a_computer_is_set_up_comes_to_an_empty_one_alone(
    house: House, away: House, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    choose_folder(away.store, tmp_path / "stick")
    away.store.set_setting(EMERGENCY, "112")
    away.save(0)
    copy = copy_of(away, "copy")
    restore(house.store, copy, TYPED)
    assert house.store.setting(EMERGENCY) == "112"
    assert chosen_folder(house.store) is None
    away.store.set_setting(POISON, "1-800-222-1222")
    restore(house.store, copy_of(away, "later"), TYPED)
    assert house.store.setting(POISON) is None


def test_a_setting_that_is_not_known_stays_where_it_is(house: House, away: House) -> None:
    away.store.set_setting("of-a-newer-program", "?")
    away.save(0)
    assert away.store.verify().is_sound
    assert restore(house.store, copy_of(away, "copy"), TYPED) == 1
    assert house.store.setting("of-a-newer-program") is None


def test_the_own_key_opens_a_backup_without_asking(house: House) -> None:
    house.save(0)
    assert look(house.store, copy_of(house, "copy")).new_entries == 0


def test_a_backup_of_another_key_says_what_opens_it(house: House, away: House) -> None:
    code = away.store.vault.make_recovery_code(date(2026, 11, 20))
    away.save(0)
    copy = copy_of(away, "copy")
    for act in (look, restore):
        with pytest.raises(Locked) as caught:
            act(house.store, copy)
        assert caught.value.users == ("",)
        assert caught.value.has_code
        with pytest.raises(WrongPassphrase):
            act(house.store, copy, Passphrase(None, "another secret"))
    assert house.store.page() == []
    assert restore(house.store, copy, RecoveryCode(code)) == 1


def test_a_backup_whose_key_is_elsewhere_says_how_to_get_one_that_opens(
    house: House, away: House
) -> None:
    away.store.vault.remove("passphrase")
    with pytest.raises(
        BackupRefused, match=r"only opens on the computer that made it.*recovery code"
    ):
        look(house.store, copy_of(away, "copy"))


def test_a_look_refuses_what_could_not_be_restored(house: House, away: House) -> None:
    record = house.save(0)
    strange = away.write(3, record_id=record.id)
    away.store.save(strange)
    copy = copy_of(away, "copy")
    for act in (look, restore):
        with pytest.raises(BackupRefused, match=rf"{record.short_id}.*otherwise"):
            act(house.store, copy, TYPED)
    assert house.store.entry(record.id) == record


def test_a_record_that_is_damaged_here_is_not_written_over(house: House) -> None:
    record = house.save(0)
    copy = copy_of(house, "copy")
    with house.store.db.writing():
        Sealed.update(body=b"{}").execute(house.store.db)
    with pytest.raises(BackupRefused, match=rf"{record.short_id} is damaged here"):
        restore(house.store, copy)
    assert bodies(house.store) == {b"{}"}


@pytest.mark.parametrize("steps", range(4))
def test_a_restore_that_is_cancelled_adds_nothing(house: House, away: House, steps: int) -> None:
    away.save(0)
    copy = copy_of(away, "copy")
    left = iter(range(steps))

    def report(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Cancelled("stopped")

    before = files(house.folder)
    with pytest.raises(Cancelled):
        restore(house.store, copy, TYPED, report)
    assert house.store.page() == []
    assert house.store.people() == [house.person]
    assert files(house.folder) == before


def test_a_backup_that_says_it_is_larger_than_it_is_is_refused(house: House, away: House) -> None:
    copy = copy_of(away, "copy")
    with ZipFile(copy) as file:
        size = file.getinfo("records.db").file_size
    data = copy.read_bytes()
    lie = (size + 4096).to_bytes(4, "little")
    assert data.count(size.to_bytes(4, "little"))
    copy.write_bytes(data.replace(size.to_bytes(4, "little"), lie))
    with pytest.raises(BackupRefused):
        look(house.store, copy, TYPED)


@pytest.mark.parametrize(
    "spoil",
    [
        "CREATE VIEW more AS SELECT * FROM sealed",
        "CREATE TRIGGER more AFTER INSERT ON entry BEGIN DELETE FROM sealed; END",
        "CREATE TABLE more (x)",
        "DROP INDEX entry_place",
        "UPDATE setting SET value = zeroblob(2000000)",
        "UPDATE content SET text = CAST(zeroblob(2000000) AS TEXT)",
        "UPDATE person SET id = 'no id'",
        "UPDATE person SET name = 7",
        "UPDATE person SET born = 'yesterday'",
        "UPDATE person SET merged_into = id",
        "UPDATE person SET merged_into = printf('%032x', 1)",
        "INSERT INTO clinician(id, name, role, archived) VALUES (printf('%032x', 1), '', 'RN', 0)",
        "INSERT INTO setting VALUES ('lock-after-minutes', '999999999999')",
        "UPDATE entry SET person_id = '0'",
        "UPDATE entry SET finished = 'then'",
        "UPDATE sealed SET body = 7",
        "UPDATE sealed SET body = '{}'",
        "UPDATE sealed SET seq = 268435456",
        "UPDATE entry SET seq = 1 << 60",
        "UPDATE fact SET id = 1 << 60 WHERE id = 1",
        "DELETE FROM schema",
        "DROP TABLE fact",
        "DROP TABLE search",
    ],
)
def test_a_backup_made_to_do_harm_is_refused(house: House, away: House, spoil: str) -> None:
    """By somebody who has its key."""
    away.save(0)
    away.store.set_setting("paper", "a4")
    away.store.db.execute_sql(spoil)
    copy = copy_of(away, "copy")
    before, there = bodies(house.store), files(house.folder)
    for act in (look, restore):
        with pytest.raises(BackupRefused):
            act(house.store, copy, TYPED)
    assert (bodies(house.store), files(house.folder)) == (before, there)
    assert house.store.people() == [house.person]


changes = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 600), st.integers(-600, -1)),
        st.integers(0, 8),
        st.binary(max_size=8),
    ),
    min_size=1,
    max_size=4,
)


@given(changes=changes)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_harm_or_crash(
    house: House, away: House, changes: list[tuple[int, int, bytes]]
) -> None:
    """A sound backup with bytes changed, cut out or put in, at its beginning and its end."""
    whole, copy = (house.folder.parent / name for name in ("whole", "fuzzed"))
    if not whole.exists():
        away.save(0)
        backup(away.store, whole)
    content = bytearray(whole.read_bytes())
    for place, length, new in changes:
        at_place = place % len(content)
        content[at_place : at_place + length] = new
    copy.write_bytes(content)
    there = files(house.folder.parent)
    with suppress(BackupRefused):
        look(house.store, copy, TYPED)
    assert files(house.folder.parent) == there
    assert house.store.page() == []
