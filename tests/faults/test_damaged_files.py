"""Files are damaged: each change is noticed or harmless, and none is read as good."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import make_store
import pytest

from ketcheck.errors import KetcheckError, KeyUnavailable
from ketcheck.records.keys.vault import SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.sealed.anchor import Anchor
from ketcheck.records.store import Store
from tests.faults.damage import WAYS, damage
from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.samples import some
from tests.faults.saving import WAYS as WAYS_TO_SAVE
from tests.faults.saving import save_on_and_on
from tests.faults.state import State, state

LOG_FILE = f"{RECORD_FILE}-wal"
ALL_TRIES, CONTROL_TRIES = 60, 400
TRIES = some(ALL_TRIES, at_least=15)
SAVED_BEFORE_THE_KILL = 5
KEPT_TWICE = (SLOT_FILE, SLOT_COPY)
SMALL_WAYS = ("bit flip", "truncation", "zeroed page")
"""Of a file that is no longer than a sector."""
BELOW_A_PAGE = ("bit flip", "zeroed sector")
"""Where a whole page is gone SQLite says so itself, by its count of pages and their kinds."""


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is left on closing."""
    folder = tmp_path_factory.mktemp("closed") / "data"
    make_store.made(folder).close()
    return folder


@pytest.fixture(scope="module")
def killed(closed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as a kill leaves it: the newest records are in the log alone."""
    folder = tmp_path_factory.mktemp("killed") / "data"
    kill_in_mid_save(shutil.copytree(closed, folder))
    return folder


def kill_in_mid_save(folder: Path) -> None:
    child = Forked(lambda tell: save_on_and_on(folder, WAYS_TO_SAVE["as it is"], tell))
    child.begin()
    lines: list[str] = []
    while len(lines) < SAVED_BEFORE_THE_KILL:
        lines += child.told()
    child.kill()
    child.rest()
    child.ended()
    assert (folder / LOG_FILE).stat().st_size


def told_in(folder: Path) -> State:
    with closing(open_store(folder, keyring=False)) as store:
        return state(store)


def read_one_by_one(store: Store, ids: list[UUID]) -> Iterator[dict[str, Any]]:
    """The entries that read as good."""
    for one in ids:
        try:
            yield store.entry(one).model_dump(mode="json")
        except KetcheckError:
            continue


def note(row: Row, folder: Path, expected: State, *, must_open: bool) -> None:
    """Open what was damaged, and note whether it is told as good and is not.

    What is kept twice opens all the same: else all of it is lost.
    """
    row.tried += 1
    row.acknowledged += len(expected["entries"])
    ids = [UUID(one["id"]) for one in expected["entries"]]
    try:
        with closing(open_store(folder, keyring=False)) as store:
            row.unnoticed += sum(
                one not in expected["entries"] for one in read_one_by_one(store, ids)
            )
            told = state(store)
    except KetcheckError:
        row.lost += len(ids) if must_open else 0
        return
    if told["sound"]:
        row.lost += max(0, len(expected["entries"]) - len(told["entries"]))
        row.unnoticed += any(told[name] != expected[name] for name in expected)


def tried(row: Row, name: str, way: str, template: Path, expected: State) -> None:
    row.out_of = ALL_TRIES
    for number in range(TRIES):
        folder = shutil.copytree(template, template.with_name("damaged"))
        damage(folder / name, way, number)
        note(row, folder, expected, must_open=name in KEPT_TWICE)
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("name", "way"),
    [*product([RECORD_FILE], WAYS), *product(KEPT_TWICE, SMALL_WAYS)],
)
def test_damage_is_noticed_or_harmless(
    closed: Path, tmp_path: Path, figures: list[Row], name: str, way: str
) -> None:
    expected = told_in(shutil.copytree(closed, tmp_path / "sound"))
    row = Row(f"{way} in {name}")
    tried(row, name, way, closed, expected)
    figures.append(row)
    assert (row.tried, row.failed) == (TRIES, 0)


@pytest.mark.parametrize("way", SMALL_WAYS)
def test_damage_shows_a_slot_file_that_is_kept_once(
    closed: Path, tmp_path: Path, figures: list[Row], way: str
) -> None:
    expected = told_in(shutil.copytree(closed, tmp_path / "sound"))
    once = shutil.copytree(closed, tmp_path / "once")
    (once / SLOT_COPY).unlink()
    row = Row(f"{way} in {SLOT_FILE}, kept once", control=True)
    tried(row, SLOT_FILE, way, once, expected)
    figures.append(row)
    assert row.lost == row.acknowledged


@pytest.mark.parametrize("way", SMALL_WAYS)
def test_damage_to_both_slot_files_is_told(
    closed: Path, tmp_path: Path, figures: list[Row], way: str
) -> None:
    row = Row(f"{way} in both slot files", out_of=ALL_TRIES)
    for number in range(TRIES):
        folder = shutil.copytree(closed, tmp_path / "folder")
        for name in KEPT_TWICE:
            damage(folder / name, way, number)
        with pytest.raises(KeyUnavailable, match="is damaged, so the key can't be found"):
            open_store(folder, keyring=False)
        row.tried += 1
        shutil.rmtree(folder)
    figures.append(row)


def told_of_records(folder: Path, scratch: Path) -> State:
    told = told_in(shutil.copytree(folder, scratch / "sound"))
    return {name: told[name] for name in ("rows", "entries", "seal")}


@pytest.mark.parametrize("way", WAYS)
def test_damage_to_a_log_that_a_kill_left_is_noticed_or_harmless(
    killed: Path, tmp_path: Path, figures: list[Row], way: str
) -> None:
    row = Row(f"{way} in {LOG_FILE}")
    tried(row, LOG_FILE, way, killed, told_of_records(killed, tmp_path))
    figures.append(row)
    assert (row.tried, row.failed) == (TRIES, 0)


@pytest.mark.parametrize("way", WAYS)
def test_damage_to_a_log_shows_that_the_newest_seal_is_not_noted(
    closed: Path, tmp_path: Path, figures: list[Row], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Anchor, "note", lambda *_: None)
    killed = shutil.copytree(closed, tmp_path / "killed")
    kill_in_mid_save(killed)
    row = Row(f"{way} in {LOG_FILE}, newest seal not noted", control=True)
    tried(row, LOG_FILE, way, killed, told_of_records(killed, tmp_path))
    figures.append(row)
    # A transaction that the kill cut off is of no worth, damaged or not.
    assert row.unnoticed > TRIES / 2


def as_plain_sqlite(folder: Path, plain: Path) -> None:
    """The tables of a store in a file without codes of its pages."""
    with closing(open_store(folder, keyring=False)) as store:
        store.db.execute_sql("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        store.db.execute_sql("SELECT sqlcipher_export('plain')")
        store.db.execute_sql("DETACH DATABASE plain")


def rows_of(plain: Path) -> list[object] | None:
    """All that is kept of entries; None where SQLite says that the file is damaged."""
    try:
        with closing(sqlite3.connect(plain)) as db:
            tables = ("entry", "sealed", "person", "plan")
            return [list(db.execute(f"SELECT * FROM {name}")) for name in tables]  # noqa: S608
    except (sqlite3.Error, UnicodeDecodeError):
        return None


@pytest.mark.parametrize("way", BELOW_A_PAGE)
def test_a_plain_file_is_read_as_good_when_changed(
    closed: Path, tmp_path: Path, figures: list[Row], way: str
) -> None:
    plain = tmp_path / "plain.db"
    as_plain_sqlite(shutil.copytree(closed, tmp_path / "data"), plain)
    expected = rows_of(plain)
    row = Row(f"{way} in plain SQLite", control=True)
    for number in range(CONTROL_TRIES):
        damaged = Path(shutil.copy(plain, tmp_path / "damaged.db"))
        damage(damaged, way, number)
        row.tried += 1
        row.unnoticed += rows_of(damaged) not in (None, expected)
    figures.append(row)
    assert row.unnoticed
