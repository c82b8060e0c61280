"""Data folders of every version that was released open and tell what they told then."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from house import CONTENT, House, at
from make_store import COPY, EXPECTED, STORES, told
from peewee import OperationalError
from support import FINE, PLAN, give

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.content_1.known import KnownOfContent1
from ketcheck.checklist.details import Contact
from ketcheck.checklist.ledger.uses import Use
from ketcheck.errors import DiskFull, FolderUnusable
from ketcheck.records import upgrading
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.ageing import is_stale
from ketcheck.records.checks.drafts import new_draft, resumed
from ketcheck.records.clock import microseconds
from ketcheck.records.copies import copies
from ketcheck.records.copies.restoring import restore
from ketcheck.records.copies.sound import comment_of
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.keys.slot_files import read_slots
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode, Unlock
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import ChecklistUsed, KeptDraft, Person, Record
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.recording import matches, write_up
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.witness import Newest
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, ClinicianRow, PersonRow, Schema

VERSIONS = sorted(path.name for path in STORES.iterdir())
OLDEST = "0.1.0"
LATER_FACTS = {"people": [["Maria Alvarez", False]], "clinicians": [], "erased": 0}
"""What 0.1.0 did not tell yet."""
APART = {"passphrase", "code", "known"}
"""What opens a folder; and what is known by the rules of then, which are not ours."""
OF_CONTENT_1 = [version for version in VERSIONS if version <= "0.2.0"]
FAILING = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE person ADD COLUMN more TEXT")
    db.execute_sql("INSERT INTO nowhere VALUES (1)")
"""


def old_folder(tmp_path: Path, version: str) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(STORES / version, folder, ignore=shutil.ignore_patterns(EXPECTED, COPY))
    return folder


def reopened(folder: Path) -> Store:
    return open_store(folder, keyring=False, clock=at)


def noted(version: str) -> dict[str, Any]:
    """What was written down when the folder was made."""
    text = (STORES / version / EXPECTED).read_text(encoding="utf-8")
    return dict(json.loads(text))


def expected(version: str) -> dict[str, Any]:
    """What was told then, with what later models added at its defaults."""
    then = LATER_FACTS | {name: one for name, one in noted(version).items() if name not in APART}
    now = {
        "entries": [entries.parse(json.dumps(one).encode()) for one in then["entries"]],
        "draft": KeptDraft.model_validate_json(json.dumps(then["draft"])),
    }
    filled = {
        "entries": [entry.model_dump(mode="json") for entry in now["entries"]],
        "draft": now["draft"].model_dump(mode="json"),
    }
    for name, value in filled.items():
        assert holds(value, in_the_shape_of_today(then[name]))
    return then | filled


def in_the_shape_of_today(then: object) -> object:
    """What content 1 kept in other fields, and what is left out where nothing is said."""
    if isinstance(then, list):
        return [in_the_shape_of_today(one) for one in then]
    if not isinstance(then, dict):
        return then
    now = {name: in_the_shape_of_today(one) for name, one in then.items()}
    for name in ("reaction", "instruction", "prescriber", "call"):
        if now.get(name, "") is None:
            del now[name]
    for name, question in (("reaction", "reaction-detail"), ("instruction", "cover-told")):
        if isinstance(now.get(name), dict):
            now["details"] = {question: now.pop(name)}
    if "place" in now and "until" in now:
        now["sites"] = [now.pop("place")]
    return now


def told_beside(store: Store) -> dict[str, Any]:
    """What the store tells, but for what is known."""
    return {name: one for name, one in told(store).items() if name != "known"}


def holds(now: object, then: object) -> bool:
    """Whether all that was told then is told now, and nothing else but new fields."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(
            name in now and holds(now[name], value) for name, value in then.items()
        )
    if isinstance(then, list):
        return (
            isinstance(now, list)
            and len(now) == len(then)
            and all(holds(*pair) for pair in zip(now, then, strict=True))
        )
    return now == then


def tables(db: RecordsDatabase) -> set[tuple[str, ...]]:
    """Each table and index as it was made."""
    return set(db.execute_sql("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def opened_as_then(folder: Path) -> RecordsDatabase:
    """The record file as a program that knows of no upgrade opens it."""
    key = bytes.fromhex((folder / KEY_FILE).read_text())
    db = RecordsDatabase(folder / RECORD_FILE, key)
    db.connect()
    return db


def form(db: RecordsDatabase) -> int:
    return next(row[0] for row in Schema.select(Schema.version).tuples().execute(db))


def test_there_is_a_folder_to_open() -> None:
    assert OLDEST in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_folder_tells_what_it_told(tmp_path: Path, version: str) -> None:
    store = reopened(old_folder(tmp_path, version))
    assert told_beside(store) == expected(version)
    assert store.verify().is_sound
    records = [store.entry(row.id) for row in store.page()]
    for record in records:
        if isinstance(record, Record):
            assert matches(record, store.checklist_of(record.checklist))
    store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_upgraded_store_is_made_like_a_new_one(
    store: Store, tmp_path: Path, version: str
) -> None:
    old = reopened(old_folder(tmp_path / "old", version))
    assert tables(old.db) == tables(store.db)
    assert form(old.db) == SCHEMA
    old.close()


def test_the_last_script_gives_the_form_of_this_version() -> None:
    assert max(int(script.name[:4]) for script in upgrading.SCRIPTS.glob("[0-9]*.py")) == SCHEMA


@pytest.mark.parametrize("version", [version for version in VERSIONS if version > OLDEST])
def test_what_opened_an_old_folder_opens_it_and_its_copy(tmp_path: Path, version: str) -> None:
    then = noted(version)
    ways: tuple[Unlock, ...] = (
        Passphrase("T. Okafor", then["passphrase"]),
        RecoveryCode(then["code"]),
    )
    folder = old_folder(tmp_path / "old", version)
    for number, way in enumerate(ways):
        open_store(folder, keyring=False, clock=at, unlock=way).close()
        store = reopened(tmp_path / f"new-{number}")
        assert restore(store, STORES / version / COPY, way) == len(then["entries"])
        assert told(store)["entries"] == expected(version)["entries"]
        store.close()


def test_old_people_are_neither_archived_nor_merged(tmp_path: Path) -> None:
    store = reopened(old_folder(tmp_path, OLDEST))
    (row,) = PersonRow.select().namedtuples().execute(store.db)
    assert (row.archived, row.merged_into) == (False, None)
    assert list(ClinicianRow.select().execute(store.db)) == []
    store.close()


def test_an_upgrade_keeps_a_copy_of_the_old_form(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, OLDEST)
    reopened(folder).close()
    (copy,) = (folder / copies.FOLDER).iterdir()
    assert copy.name.startswith("2026-11-22T140000Z-")
    assert copy.stat().st_mode & 0o077 == copy.parent.stat().st_mode & 0o077 == 0
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(folder / KEY_FILE, other)
    store = reopened(other)
    assert restore(store, copy) == len(expected(OLDEST)["entries"])
    # A setting that no program knows is not restored.
    assert told_beside(store) == expected(OLDEST) | {"paper": None}
    store.close()


def test_a_store_of_this_form_is_opened_without_a_copy(house: House) -> None:
    house.reopen()
    assert not (house.folder / copies.FOLDER).exists()


def test_an_upgrade_that_fails_leaves_the_old_store_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old_folder(tmp_path, OLDEST)
    db = opened_as_then(folder)
    before = tables(db)
    db.close()
    scripts = shutil.copytree(upgrading.SCRIPTS, tmp_path / "scripts")
    (scripts / "9999_failing.py").write_text(FAILING)
    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "SCRIPTS", scripts)
        with pytest.raises(OperationalError):
            reopened(folder)
    db = opened_as_then(folder)
    assert (tables(db), form(db)) == (before, 1)
    db.close()
    store = open_store(folder, keyring=False)
    assert told_beside(store) == expected(OLDEST)
    store.close()


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose upgrade fails at each start."""

    def fail(_db: RecordsDatabase) -> None:
        raise DiskFull("no room")

    monkeypatch.setattr(upgrading, "upgrade", fail)
    return old_folder(tmp_path, OLDEST)


def fail_at(folder: Path, minute: int) -> None:
    with pytest.raises(DiskFull):
        open_store(folder, keyring=False, clock=partial(at, minute / 60))


def test_an_upgrade_that_fails_at_each_start_keeps_one_copy_of_the_day(failing: Path) -> None:
    for minute in range(4):
        fail_at(failing, minute)
    there = [copy.name[:18] for copy in (failing / copies.FOLDER).iterdir()]
    assert there == ["2026-11-22T140300Z"]


def test_nor_does_it_drop_a_copy_with_records_that_are_not_here(failing: Path) -> None:
    fail_at(failing, 0)
    (copy,) = (failing / copies.FOLDER).iterdir()
    slots = read_slots(failing)
    assert slots
    key = bytes.fromhex((failing / KEY_FILE).read_text())
    newest, said = copies.newest_in_copy(copy, key, slots.store), comment_of(copy)
    assert newest
    assert said
    other = Newest(newest.seq, bytes(32)).line(key, slots.store)
    copy.write_bytes(copy.read_bytes().replace(said, other))
    fail_at(failing, 1)
    assert copy.exists()


def test_an_upgrade_without_a_copy_is_not_begun(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, OLDEST)
    (folder / copies.FOLDER).touch()
    with pytest.raises(FolderUnusable):
        reopened(folder)
    db = opened_as_then(folder)
    assert form(db) == 1
    db.close()


@pytest.fixture(params=OF_CONTENT_1)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of content 1: an ok, a skin STOP, a bad reaction that was cleared, an URGENT."""
    store = reopened(old_folder(tmp_path, request.param))
    yield store
    store.close()


def maria(store: Store) -> Person:
    person = store.find_person("Maria Alvarez", None, "4471")
    assert person
    return person


def records_of(store: Store) -> list[Record]:
    """Her records, oldest first."""
    rows = store.page(person_id=maria(store).id)
    found = [store.entry(row.id) for row in rows]
    return [one for one in reversed(found) if isinstance(one, Record)]


def test_old_records_keep_their_words_and_are_judged_by_the_rules_of_then(old: Store) -> None:
    for record in records_of(old):
        checklist = old.checklist_of(record.checklist)
        assert isinstance(record.known, KnownOfContent1)
        assert record.is_of_content_1
        assert not record.gives_leave
        assert matches(record, checklist)
        for asked in record.asked:
            question = checklist.question(asked.id)
            assert question is not None
            assert asked.words.startswith(question.words.partition("{")[0])
            assert "{" not in asked.words


@pytest.mark.parametrize(
    ("answers", "changes"),
    [
        ({"skin": "whole"}, {}),
        ({"applied": "no"}, {}),
        ({}, {"result": {"level": "ok"}}),
        ({}, {"known": {"held_by": ["KC-7F3A-91C2-K"]}}),
        ({}, {"known": {"last_ok": "2026-11-22T21:00:00Z"}}),
    ],
)
def test_an_old_record_that_was_changed_does_not_match(
    old: Store, answers: dict[str, str], changes: dict[str, dict[str, object]]
) -> None:
    stop = next(one for one in records_of(old) if one.answers.get("skin") == "irritated")
    raw = stop.model_dump(mode="json")
    for item in raw["asked"]:
        item["code"] = answers.get(item["id"], item["code"])
    for name, more in changes.items():
        raw[name] |= more
    tampered = Record.model_validate_json(json.dumps(raw))
    assert not matches(tampered, old.checklist_of(stop.checklist))


def test_a_use_of_content_1_is_at_the_end_of_its_thirty_minutes(old: Store) -> None:
    first = records_of(old)[0].finished.utc
    known = old.known(maria(old).id)
    # Two records told of it, the second a correction of the first.
    assert known.uses == (Use(at=first + timedelta(minutes=30)),)
    assert known.uses_since == next(
        one.finished.utc for one in records_of(old) if "applied" in one.answers
    )


def test_what_content_1_held_is_held_and_what_was_cleared_is_not(old: Store) -> None:
    *_, bad, urgent = records_of(old)
    known = old.known(maria(old).id)
    assert (bad.result.held, urgent.result.held) == (True, True)
    assert [one.record for one in known.holds(at(60).at)] == [urgent.id]
    assert known.held_by == (urgent.short_id,)
    assert [one.id for one in old.held(maria(old).id)] == [urgent.id]


def test_skin_of_content_1_is_in_doubt_until_it_is_answered(old: Store) -> None:
    (doubt,) = old.known(maria(old).id).skin_doubts(("left foot",))
    assert doubt.said == "irritated"
    used, checklist = first_of_today(old)
    answers = {"skin-since": "healed", "skin": "whole"}
    check = Check(checklist, old.known(maria(old).id), at(90).at)
    whole = give(check, {**FINE, **answers})
    record = write_up(
        whole, person=maria(old), used=used, started=at(90), finished=at(90), saved=at(90)
    )
    assert [reason.id for reason in record.result.reasons] == ["held"]
    old.save(record)
    assert old.known(maria(old).id).skin_doubts(("left foot",)) == ()


def first_of_today(store: Store) -> tuple[ChecklistUsed, Checklist]:
    """The checklist of today, kept in that store."""
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    return used, checklist


def test_a_draft_of_content_1_is_too_old_and_its_medicines_are_carried(old: Store) -> None:
    person = maria(old)
    kept = old.kept_draft(person.id)
    assert kept is not None
    assert kept.draft.answers == {"feeling": "fine"}
    assert [one.name for one in kept.draft.medicines] == ["vitamin C"]
    assert is_stale(kept.started, at(40), old.checklist_of(kept.checklist))
    used, checklist = first_of_today(old)
    fresh = new_draft(person.id, used, at(40), carried=kept.draft.medicines)
    assert resumed(old, lambda: at(40), person, checklist, fresh).carried == kept.draft.medicines


def test_plans_of_content_1_are_on_file(old: Store) -> None:
    assert old.plan(maria(old).id) == PLAN
    assert old.known(maria(old).id).plan == PLAN


def test_a_plan_changed_by_content_1_is_read_into_the_shape_of_today(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, "0.2.0")
    cover = {"who": "Dr. Lee", "when": "2026-11-01", "place": "left foot", "until": "2026-12-01"}
    of_then = {
        **json.loads(PLAN.model_dump_json(include={"amount", "times_a_day", "hours_between"})),
        "sites": ["left foot"],
        "prescriber": "Dr. Lee",
        "call": "555-0134",
        "cover": cover,
    }
    db = opened_as_then(folder)
    changed = microseconds(at(48).at)
    db.execute_sql("UPDATE plan SET body = ?, changed = ?", (json.dumps(of_then), changed))
    db.close()
    store = reopened(folder)
    plan = store.plan(maria(store).id)
    assert plan is not None
    assert plan == store.known(maria(store).id).plan
    assert plan.prescriber == Contact(name="Dr. Lee", phone="555-0134")
    assert plan.cover is not None
    assert plan.cover.sites == ("left foot",)
    store.close()


def test_old_records_are_listed_and_found(old: Store) -> None:
    rows = old.page(person_id=maria(old).id)
    assert [row.level and row.level.value for row in rows] == [
        "urgent",
        None,
        "stop",
        "stop",
        "stop",
        "ok",
    ]
    assert old.page(search="irritated") or old.page(search="red")


def test_what_is_compared_with_then_is_held_to_it() -> None:
    assert holds({"a": 1, "new": None}, {"a": 1})
    assert not holds({"new": None}, {"a": 1})
    assert not holds([{"a": 1}], [{"a": 2}])
    assert not holds([1, 2], [1])
