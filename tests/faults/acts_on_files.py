"""Acts that make files: copies, a salvaged store, records set aside, a note."""

from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

from house import at

from ketcheck.errors import KetcheckError
from ketcheck.records.copies import copies
from ketcheck.records.copies.backup import RECORDS, SLOTS, backup
from ketcheck.records.copies.safekeeping import choose_folder, is_due, keep_copy
from ketcheck.records.failures import explained_output
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import LOCK_FILE, RECORD_FILE
from ketcheck.records.private_files import write_whole
from ketcheck.records.rescue.salvaging import salvage_into
from ketcheck.records.rescue.setting_aside import set_aside
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.records.store import Store
from tests.faults.act import DONE, NAMES, Act, data, of_store, on_store, told_in
from tests.faults.folders import filled
from tests.faults.form import copy_in, form_in, key_in
from tests.faults.saving import Tell
from tests.faults.state import State, opened

_COPY: Final = "copy.ketcheck"
_STICK: Final = "stick"
_DAYS: Final = 8
"""Of the copies on that many days before, one is too old as soon as a new one is there."""
_NOW: Final = at(24 * _DAYS)
_NEW: Final = ("new", "new again")


def _old() -> bytes:
    """A whole copy of before: another file would not be dropped."""
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for name in (SLOTS, RECORDS):
            file.writestr(ZipInfo(name), "old")
    return made.getvalue()


_OLD: Final = _old()


def _back_up(store: Store) -> None:
    out = store.folder.parent / _COPY
    if not out.exists():
        backup(store, out)


def _store_and_copy(folder: Path) -> State:
    """A copy is whole where it holds all that there is to be copied."""
    copy, slots = folder / _COPY, (data(folder) / SLOT_FILE).read_bytes()
    told: State = of_store(folder) | {"copied": copy.exists(), "whole": True}
    if copy.exists():
        told["whole"] = copy_in(copy, key_in(data(folder))) == (slots, form_in(data(folder)))
    return told


def _with_old_copies(folder: Path) -> None:
    """A folder for copies on a stick too, and in both of them a copy of each of the last days."""
    filled(folder)
    (folder / _STICK).mkdir()
    with closing(opened(data(folder))) as store:
        name = store.slots.store
    for into in _copy_folders(folder):
        for day in range(1, _DAYS + 1):
            old = copies.copy_path(into, name, _NOW.at - timedelta(days=day))
            old.write_bytes(_OLD)


def _copy_folders(folder: Path) -> tuple[Path, Path]:
    return data(folder) / copies.FOLDER, folder / _STICK


def _keep_copy(folder: Path, tell: Tell) -> None:
    with closing(opened(data(folder))) as store:
        choose_folder(store, folder / _STICK)
        if not keep_copy(store, _NOW).trouble:
            tell(DONE)


def _store_and_copies(folder: Path) -> State:
    told = of_store(folder)
    # Among the settings is the folder itself, which is another each time.
    told["form"]["setting"] = []
    with closing(opened(data(folder))) as store:
        told["due"] = is_due(store)
    return told | {into.name: _kept_in(folder, into) for into in _copy_folders(folder)}


def _kept_in(folder: Path, into: Path) -> dict[str, object]:
    """Whether the new copy is there and whole, and how many old ones are there."""
    found = [file for file in into.iterdir() if file.suffix == copies.SUFFIX]
    new = [file for file in found if file.read_bytes() != _OLD]
    are_whole = all(_is_copy(data(folder), file) for file in new)
    return {"new": bool(new), "whole": are_whole, "old": len(found) - len(new)}


def _is_copy(folder: Path, file: Path) -> bool:
    """Whether it holds what the store does, but for the setting that says it was copied."""
    held, now = copy_in(file, key_in(folder)), form_in(folder)
    return held is not None and held[1] | {"setting": []} == now | {"setting": []}


def _one_of_two(before: State | None, after: State) -> list[State]:
    """A copy here and none on the stick; no old one is dropped before the new one is whole."""
    assert before
    many = {"new": True, "whole": True, "old": before[_STICK]["old"]}
    own, stick = copies.FOLDER, _STICK
    kept = [{own: one} for one in (before[own], many, after[own])]
    there = [{stick: one} for one in (before[stick], many, after[stick])]
    steps = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)]
    made = [after | kept[here] | there[out] for here, out in steps]
    return [one | {"due": due} for one in made for due in (True, False) if one[own]["new"] or due]


def _salvage(store: Store) -> None:
    outs = [store.folder.parent / name for name in _NEW]
    if not any((out / SLOT_FILE).exists() for out in outs):
        salvage_into(store, next(out for out in outs if not out.exists() or not any(out.iterdir())))


def _old_and_new(folder: Path) -> State:
    """The old folder byte for byte; the new one where there is a slot file, without it is none."""
    kept = (RECORD_FILE, SLOT_FILE, SLOT_COPY, KEY_FILE, ANCHOR_FILE)
    old = {name: _digest(data(folder) / name) for name in kept}
    new = [folder / name for name in _NEW if (folder / name / SLOT_FILE).exists()]
    return {"old": old, "new": [told_in(one) for one in new]}


def _as_killed(folder: Path) -> None:
    """A store with a log beside the file."""
    filled(folder)
    (data(folder) / f"{RECORD_FILE}-wal").write_bytes(b"log")


def _set_aside(folder: Path, tell: Tell) -> None:
    if (data(folder) / SLOT_FILE).exists() or _under_way(folder):
        set_aside(data(folder), _NOW.at)
    tell(DONE)


def _under_way(folder: Path) -> bool:
    return (data(folder) / "records-being-set-aside").exists()


def _all_files(folder: Path) -> State:
    """No file is gone or changed; and where some are moved, nothing is begun among the rest.

    A slot file may be there once more: a start in between makes it whole again.
    """
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != LOCK_FILE]
    left = {file.name for file in data(folder).iterdir() if file.is_file()} - {LOCK_FILE}
    if SLOT_FILE in left and RECORD_FILE not in left:
        _refuses_to_begin(data(folder))
    return {"files": set(map(_digest, files)), "aside": not left and not _under_way(folder)}


def _refuses_to_begin(folder: Path) -> None:
    try:
        opened(folder).close()
    except KetcheckError:
        return
    raise AssertionError("records were begun among the files of others")


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


_BEFORE, _AFTER = b"old\n" * 100, b"new\n" * 100


def _with_note(folder: Path) -> None:
    folder.mkdir()
    (folder / "note").write_bytes(_BEFORE)


def _write_note(folder: Path, tell: Tell) -> None:
    with explained_output(folder / "note"):
        write_whole(folder / "note", _AFTER)
    tell(DONE)


def _note(folder: Path) -> State:
    return {"note": (folder / "note").read_bytes()}


ACTS: Final = (
    Act("backup", filled, on_store(_back_up), _store_and_copy),
    Act("copy kept in two folders", _with_old_copies, _keep_copy, _store_and_copies, _one_of_two),
    Act("salvage", filled, on_store(_salvage), _old_and_new),
    Act("set aside", _as_killed, _set_aside, _all_files, changes_by=NAMES),
    Act("file written whole", _with_note, _write_note, _note),
)
