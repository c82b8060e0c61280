from datetime import UTC, datetime
from pathlib import Path

import pytest
from house import House

from ketcheck.errors import AlreadyOpen, KeyUnavailable, StoreDamaged
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import LOCK_FILE, RECORD_FILE, open_store
from ketcheck.records.rescue.setting_aside import set_aside

AT = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)
NAME = "records-set-aside-2026-11-24T0815"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def killed(house: House) -> dict[str, bytes]:
    """The folder as a killed ketcheck leaves it, with a record in the log."""
    house.save()
    kept = contents(house.folder)
    house.store.close()
    for name, data in kept.items():
        (house.folder / name).write_bytes(data)
    assert f"{RECORD_FILE}-wal" in kept
    return {name: data for name, data in kept.items() if name != LOCK_FILE}


def test_all_is_moved_and_none_is_changed(house: House) -> None:
    before = killed(house)
    aside = set_aside(house.folder, AT)
    assert aside == house.folder / NAME
    assert contents(aside) == before
    assert {path.name for path in house.folder.iterdir()} == {NAME, LOCK_FILE}
    assert aside.stat().st_mode & 0o077 == 0


def test_a_new_start_is_empty_and_the_old_records_come_back(house: House) -> None:
    killed(house)
    aside = set_aside(house.folder, AT)
    fresh = open_store(house.folder, keyring=False)
    assert fresh.people() == []
    fresh.close()
    second = set_aside(house.folder, AT)
    assert second.name == f"{NAME}-2"
    for path in aside.iterdir():
        path.rename(house.folder / path.name)
    house.store = open_store(house.folder, keyring=False)
    assert len(house.store.page()) == 1
    assert house.store.verify().is_sound


def test_records_that_are_open_are_not_moved(house: House) -> None:
    with pytest.raises(AlreadyOpen):
        set_aside(house.folder, AT)
    assert house.save()


def test_what_is_not_ours_and_the_copies_stay(house: House) -> None:
    house.store.close()
    (house.folder / "look.json").touch()
    (house.folder / "backups").mkdir()
    set_aside(house.folder, AT)
    assert {path.name for path in house.folder.iterdir()} == {
        NAME, LOCK_FILE, "look.json", "backups",
    }  # fmt: skip


@pytest.mark.parametrize("steps", range(8))
def test_cut_off_at_any_step_it_is_finished_by_the_next_try(
    house: House, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    before = killed(house)
    rename, left = Path.rename, [steps]

    def cut(path: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut)
    try:
        set_aside(house.folder, AT)
    except KeyboardInterrupt:
        monkeypatch.undo()
        _assert_nothing_begins_anew(house.folder, moved=steps)
        set_aside(house.folder, AT)
    # A slot file that the next start made whole again is moved as well.
    assert before.items() <= contents(house.folder / NAME).items()


def _assert_nothing_begins_anew(folder: Path, moved: int) -> None:
    """Of some files moved, the next start says what is missing; of none or all it opens."""
    if moved == 0:
        return
    slots_are_there = (folder / SLOT_FILE).exists() or (folder / SLOT_COPY).exists()
    if slots_are_there:
        with pytest.raises((StoreDamaged, KeyUnavailable)):
            open_store(folder, keyring=False)
        assert not (folder / RECORD_FILE).exists()
    else:
        assert not {RECORD_FILE, f"{RECORD_FILE}-wal", KEY_FILE} & set(contents(folder))
