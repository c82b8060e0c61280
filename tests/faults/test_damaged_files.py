"""Files are damaged: each change is noticed or harmless, and none is read as good."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import make_store
import pytest

from ketcheck.errors import KetcheckError
from ketcheck.records.keys.vault import SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.faults.damage import WAYS, damage
from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.saving import WAYS as WAYS_TO_SAVE
from tests.faults.saving import save_on_and_on
from tests.faults.state import State, state

LOG_FILE = f"{RECORD_FILE}-wal"
TRIES, CONTROL_TRIES = 60, 400
SAVED_BEFORE_THE_KILL = 5


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
    shutil.copytree(closed, folder)
    child = Forked(lambda tell: save_on_and_on(folder, WAYS_TO_SAVE["as it is"], tell))
    child.begin()
    lines: list[str] = []
    while len(lines) < SAVED_BEFORE_THE_KILL:
        lines += child.told()
    child.kill()
    child.rest()
    child.ended()
    assert (folder / LOG_FILE).stat().st_size
    return folder


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


def note(row: Row, folder: Path, expected: State) -> None:
    """Open what was damaged, and note whether it is told as good and is not."""
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
        return
    if told["sound"]:
        row.lost += max(0, len(expected["entries"]) - len(told["entries"]))
        row.unnoticed += any(told[name] != expected[name] for name in expected)


def tried(name: str, way: str, template: Path, expected: State, tmp_path: Path) -> Row:
    row = Row(f"{way} in {name}")
    for number in range(TRIES):
        folder = shutil.copytree(template, tmp_path / "folder")
        damage(folder / name, way, number)
        note(row, folder, expected)
        shutil.rmtree(folder)
    return row


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [RECORD_FILE, SLOT_FILE])
def test_damage_is_noticed_or_harmless(
    closed: Path, tmp_path: Path, figures: list[Row], name: str, way: str
) -> None:
    expected = told_in(shutil.copytree(closed, tmp_path / "sound"))
    row = tried(name, way, closed, expected, tmp_path)
    figures.append(row)
    assert (row.tried, row.failed) == (TRIES, 0)


@pytest.mark.parametrize("way", WAYS)
def test_damage_to_a_log_that_a_kill_left_is_noticed_or_harmless(
    killed: Path, tmp_path: Path, figures: list[Row], way: str
) -> None:
    told = told_in(shutil.copytree(killed, tmp_path / "sound"))
    records = {name: told[name] for name in ("rows", "entries", "seal")}
    row = tried(LOG_FILE, way, killed, records, tmp_path)
    figures.append(row)
    assert (row.tried, row.failed) == (TRIES, 0)


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


def test_a_plain_file_is_read_as_good_when_changed(
    closed: Path, tmp_path: Path, figures: list[Row]
) -> None:
    plain = tmp_path / "plain.db"
    as_plain_sqlite(shutil.copytree(closed, tmp_path / "data"), plain)
    expected = rows_of(plain)
    row = Row("bit flip in plain SQLite", control=True)
    for number in range(CONTROL_TRIES):
        damaged = Path(shutil.copy(plain, tmp_path / "damaged.db"))
        damage(damaged, "bit flip", number)
        row.tried += 1
        row.unnoticed += rows_of(damaged) not in (None, expected)
    figures.append(row)
    assert row.unnoticed
