"""A seal on paper, looked up in the records."""

import pytest
from house import House, at
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.documents.headings import seal_code
from ketcheck.errors import NoSuchRecord, RecordDamaged
from ketcheck.records.checks.striking import strike
from ketcheck.records.erasing import Request, erase
from ketcheck.records.model import Record
from ketcheck.records.tables import Sealed
from ketcheck.records.verifying.by_seal import digits_of, on_file


def code_of(house: House, record: Record) -> str:
    return seal_code(house.store.seal(record.id))


def test_a_record_that_is_here_unchanged(house: House) -> None:
    house.save(0)
    record = house.save(8)
    found = on_file(house.store.db, code_of(house, record))
    assert found.entry == record
    assert found.holds
    assert record.short_id in found.sentence
    assert "Maria Alvarez" in found.sentence


def test_a_seal_may_be_typed_in_many_ways(house: House) -> None:
    record = house.save(0)
    code, whole = code_of(house, record), house.store.seal(record.id)
    for typed in (
        code.upper(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("-", "\u2011"),
        code.replace("0", "O").replace("1", "l"),
        whole,
        whole[:17],
    ):
        assert on_file(house.store.db, typed).entry == record


@pytest.mark.parametrize(
    "code", ["", "1234", "3f9a-04c1-77be", "g" * 16, "0" * 65, "KC-7F3A-91C2-K"]
)
def test_what_is_no_seal_is_told(house: House, code: str) -> None:
    with pytest.raises(NoSuchRecord, match="not a seal"):
        on_file(house.store.db, code)


def test_a_seal_that_nothing_has_is_told(house: House) -> None:
    record = house.save(0)
    code = code_of(house, record)
    other = code[:-1] + ("0" if code.endswith("1") else "1")
    with pytest.raises(NoSuchRecord, match="No record here has this seal"):
        on_file(house.store.db, other)


def test_a_record_that_was_changed_is_told(house: House) -> None:
    record = house.save(0)
    code = code_of(house, record)
    body = Sealed.select(Sealed.body).where(Sealed.seq == 1).tuples().execute(house.store.db)
    changed = bytes(next(iter(body))[0]).replace(b"Maria", b"Marta")
    Sealed.update(body=changed).where(Sealed.seq == 1).execute(house.store.db)
    with pytest.raises(RecordDamaged, match="was changed"):
        on_file(house.store.db, code)


def test_a_record_that_was_corrected_or_struck_is_told_as_that(house: House) -> None:
    record = house.save(0)
    house.amend(record)
    found = on_file(house.store.db, code_of(house, record))
    assert not found.holds
    assert "been corrected since" in found.sentence
    other = house.save(8)
    house.store.save(strike(other, reason="A slip.", recorded_by="T. Okafor", saved=at(9)))
    found = on_file(house.store.db, code_of(house, other))
    assert not found.holds
    assert "been crossed out since" in found.sentence


def test_a_record_that_was_deleted_on_request_is_told_as_that(house: House) -> None:
    record = house.save(0)
    code = code_of(house, record)
    erase(house.store, house.person.id, Request(recorded_by="T. Okafor", reason="moved"), at(9))
    found = on_file(house.store.db, code)
    assert found.entry is None
    assert not found.holds
    assert "deleted on request" in found.sentence


@given(st.text(max_size=70))
def test_whatever_is_typed_gives_digits_or_a_sentence(code: str) -> None:
    try:
        digits = digits_of(code)
    except NoSuchRecord:
        return
    assert set(digits) <= set("0123456789abcdef")
