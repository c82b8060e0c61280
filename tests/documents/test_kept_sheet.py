"""The sheet of a record in the store tells what came of the record."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from papers import MARIA, RECORD_ID, printed_record, words_of

from ketcheck.documents.papers import sheet_of
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_bundled
from ketcheck.records.model import Amends, Record
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store

_, USED, TEXT = load_bundled()
CORRECTION_ID = UUID("01900000-0000-7000-8000-00ab12cd3500")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = open_store(tmp_path / "data", keyring=False)
    one.keep_content(TEXT)
    yield one
    one.close()


def kept(store: Store, **facts: object) -> Record:
    person = store.directory.add(MARIA.name, MARIA.born, MARIA.number)
    record = store.save(printed_record(person=person, used=USED, **facts))
    assert isinstance(record, Record)
    return record


def test_it_bears_the_beginning_of_the_seal(store: Store) -> None:
    record = kept(store)
    text = words_of(sheet_of(store, record, Paper.A4))
    seal = store.seal(record.id)
    assert f"seal {seal[:4]}-{seal[4:8]}-{seal[8:12]}-{seal[12:16]} " in text
    assert "ORIGINAL" in text


def test_a_correction_and_what_it_corrects_name_each_other(store: Store) -> None:
    first = kept(store)
    correction = store.save(
        printed_record(
            person=first.person,
            used=USED,
            record_id=CORRECTION_ID,
            amends=Amends(id=RECORD_ID, reason="The wrong foot."),
        )
    )
    assert isinstance(correction, Record)
    old, new = (words_of(sheet_of(store, one, Paper.A4)) for one in (first, correction))
    assert "SUPERSEDED" in old
    assert correction.short_id in old
    assert "Good for one use" not in old
    assert "AMENDED" in new
    assert f"corrects {first.short_id}" in new
