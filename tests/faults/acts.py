"""What is done under faults: each act begins with a folder made beforehand, and changes it.

An act done again after it failed has to succeed; done twice it has to change nothing more.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import make_store
from house import CONTENT, House

from ketcheck.records.checklists import load_used
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.failures import explained, explained_output
from ketcheck.records.keys.vault import KEY_FILE, Vault
from ketcheck.records.model import AnyEntry
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.private_files import write_whole
from tests.faults.saving import WAYS
from tests.faults.state import State, state_of

OLDEST: Final = make_store.STORES / "0.1.0"
_DAY: Final = date(2026, 11, 22)
COPY: Final = "copy.ketcheck"
"""A backup, beside the data folder."""


def _always(_folder: Path) -> bool:
    return True


@dataclass(frozen=True)
class Act:
    """One act on `folder / "data"`; `is_whole` says of what it left beside the store."""

    name: str
    prepare: Callable[[Path], None]
    do: Callable[[Path], None]
    is_whole: Callable[[Path], bool] = _always
    is_control: bool = False


def _data(folder: Path) -> Path:
    return folder / "data"


def _nothing(folder: Path) -> None:
    folder.mkdir()


def _begin(folder: Path) -> None:
    open_store(_data(folder), keyring=False).close()


def _filled(folder: Path) -> None:
    folder.mkdir()
    make_store.made(_data(folder)).close()


def _entry(folder: Path) -> AnyEntry:
    """The check that the draft in a filled store has become."""
    with closing(open_store(_data(folder), keyring=False)) as store:
        checklist, used, _ = load_used(CONTENT)
        return House(store, checklist, used, store.people()[0]).write(25)


class _Saving:
    """Saves one check; the same one each time, as who tries again does."""

    entry: AnyEntry

    def prepare(self, folder: Path) -> None:
        _filled(folder)
        self.entry = _entry(folder)

    def do(self, folder: Path) -> None:
        with closing(open_store(_data(folder), keyring=False)) as store:
            store.save(self.entry)

    def do_without_log(self, folder: Path) -> None:
        with WAYS["no write-ahead log"].taken():
            self.do(folder)


_saving = _Saving()


def _back_up(folder: Path) -> None:
    with closing(open_store(_data(folder), keyring=False)) as store:
        if not (folder / COPY).exists():
            backup(store, folder / COPY)


def _copy_is_whole(folder: Path) -> bool:
    """Whether the copy is not there, or gives back all that the store holds."""
    if not (folder / COPY).exists():
        return True
    other = folder / "other"
    other.mkdir()
    shutil.copy(_data(folder) / KEY_FILE, other)
    with closing(open_store(other, keyring=False)) as store:
        restore(store, folder / COPY)
    is_whole = _told(other) == _told(_data(folder))
    shutil.rmtree(other)
    return is_whole


def _told(folder: Path) -> State:
    """What is told but the seal, which is the store's own."""
    return state_of(folder) | {"seal": None}


def _with_copy(folder: Path) -> None:
    """A store that holds a person, and a copy of it when it held more."""
    folder.mkdir()
    make_store.made(folder / "theirs").close()
    with closing(open_store(folder / "theirs", keyring=False)) as store:
        backup(store, folder / COPY)
    _data(folder).mkdir()
    shutil.copy(folder / "theirs" / KEY_FILE, _data(folder))
    shutil.rmtree(folder / "theirs")
    with closing(open_store(_data(folder), keyring=False)) as store:
        store.directory.add("John Doe")


def _restore(folder: Path) -> None:
    with closing(open_store(_data(folder), keyring=False)) as store:
        restore(store, folder / COPY)


def _of_oldest(folder: Path) -> None:
    folder.mkdir()
    shutil.copytree(OLDEST, _data(folder), ignore=shutil.ignore_patterns(make_store.EXPECTED))


def _rewrite_slots(folder: Path) -> None:
    data = _data(folder)
    opened = Vault(data, keyring=False)
    with explained(data):
        _, slots = opened.open(data / RECORD_FILE)
        opened.set_ready(slots)


def _make_code(folder: Path) -> None:
    with closing(open_store(_data(folder), keyring=False)) as store:
        store.vault.make_recovery_code(_DAY)


def _with_code(folder: Path) -> None:
    _filled(folder)
    _make_code(folder)


def _drop_code(folder: Path) -> None:
    with closing(open_store(_data(folder), keyring=False)) as store:
        if any(slot.kind == "recovery" for slot in store.slots.slots):
            store.vault.remove("recovery")


def _rewrite_key(folder: Path) -> None:
    with closing(open_store(_data(folder), keyring=False)) as store:
        store.vault.use_key_file()


_OLD, _NEW = b"old\n" * 100, b"new\n" * 100


def _with_note(folder: Path) -> None:
    _filled(folder)
    (folder / "note").write_bytes(_OLD)


def _write_whole(folder: Path) -> None:
    with explained_output(folder / "note"):
        write_whole(folder / "note", _NEW)


def _write_in_place(folder: Path) -> None:
    with explained_output(folder / "note"):
        (folder / "note").write_bytes(_NEW)


def _note_is_whole(folder: Path) -> bool:
    return (folder / "note").read_bytes() in (_OLD, _NEW)


ACTS: Final = {
    act.name: act
    for act in (
        Act("first start", _nothing, _begin),
        Act("save", _saving.prepare, _saving.do),
        Act("backup", _filled, _back_up, _copy_is_whole),
        Act("restore", _with_copy, _restore),
        Act("upgrade", _of_oldest, _begin),
        Act("slot change", _filled, _rewrite_slots),
        Act("save, no write-ahead log", _saving.prepare, _saving.do_without_log, is_control=True),
        Act("key file written anew", _filled, _rewrite_key),
        Act("new recovery code", _filled, _make_code),
        Act("recovery code taken away", _with_code, _drop_code),
        Act("file written whole", _with_note, _write_whole, _note_is_whole),
        Act(
            "file written in place",
            _with_note,
            _write_in_place,
            _note_is_whole,
            is_control=True,
        ),
    )
}
