"""Acts that change the records: a save, an erasure, an upgrade, a restored copy."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import make_store
from house import House, at
from plain_pages import plain_pages
from support import UNTIMED_PLAN

from ketcheck.records import keeping
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.checks.striking import strike
from ketcheck.records.checks.using import label_change, use_of
from ketcheck.records.copies import copies
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.erasing import Request, erase, wipe_traces
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import AnyEntry, Role, Verdict
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.faults.act import Act, data, of_store, on_store
from tests.faults.folders import GONE, RECORDS, filled, house_of, nothing
from tests.faults.form import copy_in, form_in, key_in
from tests.faults.state import State, opened

OLDEST: Final = make_store.STORES / "0.1.0"
_COPY: Final = "copy.ketcheck"


@dataclass
class _Saving:
    """Saves one entry; the same one each time, as who tries again does."""

    name: str
    make: Callable[[House], AnyEntry]
    entry: AnyEntry = field(init=False)

    def prepare(self, folder: Path) -> None:
        filled(folder)
        with closing(opened(data(folder))) as store:
            self.entry = self.make(house_of(store))

    def do(self, store: Store) -> None:
        store.save(self.entry)

    @property
    def act(self) -> Act:
        return Act(self.name, self.prepare, on_store(self.do))


def _check(house: House) -> AnyEntry:
    return house.write(25)


def _use(house: House) -> AnyEntry:
    plan = house.store.plan(house.person.id)
    return use_of(house.person, plan, at=at(25), saved=at(25))


def _struck_use(house: House) -> AnyEntry:
    return strike(house.use(25), reason="It was not so", recorded_by=None, saved=at(26))


def _label(house: House) -> AnyEntry:
    plan = house.store.plan(house.person.id)
    return label_change(house.person, UNTIMED_PLAN, plan, at(25))


def _verdict(house: House) -> AnyEntry:
    return clearance(
        house.save(25, feeling="unwell"),
        who="Dr. Lee",
        role=Role.PRESCRIBER,
        said="Wait until Monday",
        verdict=Verdict.NOT_YET,
        cleared=at(26),
        saved=at(26),
    )


_SAVED: Final = (
    _Saving("save", _check),
    _Saving("use", _use),
    _Saving("strike a use", _struck_use),
    _Saving("label", _label),
    _Saving("clearance", _verdict),
)


def _with_copy(folder: Path) -> None:
    """A store that holds a person, and a copy of it when it held more."""
    filled(folder)
    with closing(opened(data(folder))) as store:
        backup(store, folder / _COPY)
    data(folder).rename(folder / "more")
    data(folder).mkdir()
    shutil.copy(folder / "more" / KEY_FILE, data(folder))
    shutil.rmtree(folder / "more")
    with closing(opened(data(folder))) as store:
        store.directory.add("John Doe")


def _restore(store: Store) -> None:
    restore(store, store.folder.parent / _COPY)


def _of_oldest(folder: Path) -> None:
    folder.mkdir()
    shutil.copytree(OLDEST, data(folder), ignore=shutil.ignore_patterns(make_store.EXPECTED))


def _form_and_copies(folder: Path) -> State:
    """Read around the program, which would upgrade what it opens."""
    found = (data(folder) / copies.FOLDER).glob(f"*{copies.SUFFIX}")
    held = [copy_in(file, key_in(data(folder))) for file in found]
    # Each time that it is tried it makes a copy of its own, which holds the same.
    one_of_each = [one for at, one in enumerate(held) if one not in held[:at]]
    form = form_in(data(folder))
    # That the note beside the file is made comes after the upgrade; where it fails, the next
    # start makes it.
    form["setting"] = [row for row in form.get("setting", ()) if keeping.ANCHORED not in row]
    return {"form": form, "copies": one_of_each}


def _copied_first(before: State | None, after: State) -> list[State]:
    return [{**after, "form": before["form"]}] if before else []


def _begin(_store: Store) -> None:
    """Opened, it is made or upgraded."""


def _erase(store: Store) -> None:
    person = store.find_person(GONE, None, "88-1234")
    if person:
        erase(store, person.id, Request(), at(34))
    else:
        wipe_traces(store.db)


def _left_of_her(folder: Path) -> State:
    """But for the erasure itself, which has another id and so another seal each time."""
    told = of_store(folder)
    told["form"]["sealed"] = told["form"]["sealed"][:RECORDS]
    told["form"]["erased"] = len(told["form"]["erased"])
    told["form"]["setting"] = [row for row in told["form"]["setting"] if keeping.TRACES not in row]
    with closing(open_store(data(folder), keyring=False)) as store:
        told["wiped"] = store.setting(keeping.TRACES) != "yes"
    return told | {"traces": _traces(data(folder))}


def _traces(folder: Path) -> list[str]:
    """The words of hers in any page of the closed file, and in what lies beside it."""
    pages = plain_pages(folder / RECORD_FILE, key_in(folder)).lower()
    beside = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file()).lower()
    return [word for word in ("quillfeather", "88-1234") if word.encode() in pages + beside]


def _not_wiped(before: State | None, after: State) -> list[State]:
    """Before the file is written anew she is in its free pages, and the store knows it."""
    assert before
    words = before["traces"]
    return [{**after, "wiped": False, "traces": left} for left in ([], words, words[:1], words[1:])]


ACTS: Final = (
    Act("first start", nothing, on_store(_begin)),
    *(saving.act for saving in _SAVED),
    Act("restore", _with_copy, on_store(_restore)),
    Act("upgrade", _of_oldest, on_store(_begin), _form_and_copies, _copied_first),
    Act("erase", filled, on_store(_erase), _left_of_her, _not_wiped),
)
