"""What a hostile person hands in: bytes of any kind, and files that are nearly right."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import make_store
from house import CONTENT
from hypothesis import strategies as st

from ketcheck.checklist.ledger.known import Known
from ketcheck.documents.plain_text import entry_lines
from ketcheck.errors import KetcheckError
from ketcheck.records.checklists import Loaded, load_clinic, load_used
from ketcheck.records.checks.submitted import read_check
from ketcheck.records.checks.submitted_session import taken_from
from ketcheck.records.checks.taking import on_path
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.keys.slots import parse_slots
from ketcheck.records.keys.vault import SLOT_FILE
from ketcheck.records.model import Moment, Person
from ketcheck.records.recording import write_up
from ketcheck.records.sealed import entries
from ketcheck.records.store import Store
from tests.answers import FIRST
from tests.faults.given import check
from tests.faults.hostile_copies import backups

_NOW: Final = Moment(at=datetime(2026, 11, 22, 14, 0, tzinfo=UTC), zone="Etc/UTC")
_PERSON: Final = UUID(int=1)


@dataclass(frozen=True)
class Door:
    """One way in: what takes the bytes, and right ones to begin with."""

    name: str
    take: Callable[[bytes], None]
    sound: tuple[bytes, ...]

    def knock(self, data: bytes) -> None:
        """Hand in the bytes: they are taken, or refused in one of our sentences, fit to print."""
        try:
            self.take(data)
        except KetcheckError as error:
            told = str(error)
        else:
            return
        assert is_inert(told), repr(told)


def is_inert(text: str) -> bool:
    """Whether a line can be printed to a terminal and does no more than stand there."""
    return all(unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"} for letter in text)


def doors(folder: Path) -> dict[str, Door]:
    """The ways in, on a store made in that folder."""
    store = make_store.made(folder / "data")
    copy, slots = folder / "copy", (folder / "data" / SLOT_FILE).read_bytes()
    backup(store, copy)
    return {
        door.name: door
        for door in (
            Door("backup", _Restoring(store, folder / "handed-in"), (copy.read_bytes(),)),
            Door("record", _take_record, (check(FIRST), check(FIRST, hours_between=5))),
            Door("content", _Loading(folder / "content.toml"), (CONTENT.read_bytes(),)),
            Door("slots", _parse_slots, (slots,)),
            Door("unguarded", _load_json, (b"[]",)),
            Door("greedy", _take_room, (b"[]",)),
            Door("astray", _WritingElsewhere(folder.parent.parent / "astray"), (b"[]",)),
        )
    }


@dataclass(frozen=True)
class _Restoring:
    store: Store
    file: Path

    def __call__(self, data: bytes) -> None:
        self.file.write_bytes(data)
        restore(self.store, self.file)
        self._goes_on()

    def _goes_on(self) -> None:
        """What was taken leaves a store that is of use."""
        assert self.store.people()
        for one in self.store.directory.found("", archived=True):
            assert self.store.directory.listed(one.person.id) == one
            assert self.store.known(one.person.id)
        assert self.store.directory.clinicians(archived=True)
        assert self.store.verify().is_sound


@dataclass(frozen=True)
class _Loading:
    file: Path

    def __call__(self, data: bytes) -> None:
        self.file.write_bytes(data)
        load_clinic(self.file)


def _parse_slots(data: bytes) -> None:
    parse_slots(data, Path(SLOT_FILE))


def _take_record(data: bytes) -> None:
    """All that is done with a record but to put it on file: what is printed of it is inert."""
    checklist, used, _ = _bundled()
    submitted = read_check(data)
    taken = taken_from(submitted, checklist)
    record = write_up(
        on_path(checklist, Known(), submitted, _NOW),
        person=Person(id=_PERSON, **dict(submitted.person)),
        used=used,
        started=_NOW,
        finished=_NOW,
        saved=_NOW,
        taken=taken,
    )
    assert entries.parse(entries.canonical(record)) == record
    for line in entry_lines(record):
        assert is_inert(line.replace("\n", "")), repr(line)


def _load_json(data: bytes) -> None:
    """A control: what json raises is none of our errors."""
    json.loads(data)


def _take_room(data: bytes) -> None:
    """A control: more memory than there may be."""
    bytearray(2 << 30).extend(data)


@dataclass(frozen=True)
class _WritingElsewhere:
    """A control: a file outside the folder."""

    file: Path

    def __call__(self, data: bytes) -> None:
        self.file.write_bytes(data)


@cache
def _bundled() -> Loaded:
    return load_used(CONTENT)


_odd_text = st.text(max_size=200) | st.sampled_from(
    (
        "\x1b]0;title\x07",
        "\x1b[2J",
        "\x9b31m",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        '#read("/etc/passwd")',
        "$ sum $ \\ #eval()",
        "../../etc/passwd",
        "\u202egnp",
        "\ud800",
        "a" * 5000,
        "\r\nkind: sound",
    )
)
_odd_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _odd_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_odd_text, inner, max_size=4),
    max_leaves=8,
)
_FIELDS: Final = (
    "person",
    "kind",
    "how",
    "answered_by",
    "recorded_by",
    "helper",
    "signed",
    "started",
    "finished",
    "plan",
    "details",
    "medicines",
    "clinician",
    "teach_back",
    "open_questions",
)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """A sound record with some fields that are odd, or a name in it that is."""
    data: dict[str, Any] = json.loads(check(FIRST))
    for field in draw(st.sets(st.sampled_from(_FIELDS), max_size=3)):
        data[field] = draw(_odd_value)
    if draw(st.booleans()):
        data["person"] = {"name": draw(_odd_text), "number": draw(st.none() | _odd_text)}
    if draw(st.booleans()):
        data["answers"] = data["answers"] | {
            draw(st.sampled_from((*FIRST, "no-such"))): draw(_odd_value)
        }
    return json.dumps(data).encode("utf-8", "surrogatepass")


@st.composite
def slot_files(draw: st.DrawFn, sound: bytes) -> bytes:
    """A sound slot file with some fields that are odd."""
    data: dict[str, Any] = json.loads(sound)
    for field in draw(st.sets(st.sampled_from((*data, "more")), min_size=1, max_size=2)):
        data[field] = draw(_odd_value)
    return json.dumps(data).encode("utf-8", "surrogatepass")


@st.composite
def contents(draw: st.DrawFn, sound: bytes) -> bytes:
    """A sound content file with lines taken out, given twice, or with an odd value."""
    lines = sound.decode().split("\n")
    for at in draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=3)):
        name = lines[at].partition("=")[0]
        odd = json.dumps(draw(_odd_value))
        lines[at] = draw(st.sampled_from(("", f"{lines[at]}\n{lines[at]}", f"{name}= {odd}")))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def nearly_right(door: Door) -> st.SearchStrategy[bytes]:
    """Files for a door that are nearly right."""
    by_name: dict[str, Callable[[bytes], st.SearchStrategy[bytes]]] = {
        "backup": lambda sound: backups(sound, door.take.store.db.key, door.take.file.parent),
        "record": lambda _sound: records(),
        "content": contents,
        "slots": slot_files,
    }
    return by_name[door.name](door.sound[0])
