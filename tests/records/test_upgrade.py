"""Data folders of every version that was released open and tell what they told then."""

import json
import shutil
from pathlib import Path

import pytest
from make_store import EXPECTED, STORES, told

from ketcheck.records.checklists import checklist_of
from ketcheck.records.model import Record
from ketcheck.records.opening import open_store
from ketcheck.records.recording import matches

VERSIONS = sorted(path.name for path in STORES.iterdir())


def test_there_is_a_folder_to_open() -> None:
    assert "0.1.0" in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_folder_tells_what_it_told(tmp_path: Path, version: str) -> None:
    expected = json.loads((STORES / version / EXPECTED).read_text(encoding="utf-8"))
    folder = tmp_path / "data"
    shutil.copytree(STORES / version, folder, ignore=shutil.ignore_patterns(EXPECTED))
    store = open_store(folder, keyring=False)
    assert told(store) == expected
    assert store.verify().is_sound
    records = [store.entry(row.id) for row in store.page()]
    for record in records:
        if isinstance(record, Record):
            assert matches(record, checklist_of(store, record.checklist))
    store.close()
