from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.short_id import ALPHABET, code_of, read_short_id, short_id

ids = st.uuids()


@given(ids)
def test_what_is_shown_is_read_back(record_id: UUID) -> None:
    assert read_short_id(short_id(record_id)) == code_of(record_id)


@given(ids, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_any_one_symbol_mistyped_is_noticed(record_id: UUID, place: int, symbol: str) -> None:
    symbols = list(short_id(record_id).removeprefix("KC-").replace("-", ""))
    if symbols[place] != symbol:
        symbols[place] = symbol
        assert read_short_id("".join(symbols)) is None


@given(ids)
def test_case_spaces_and_look_alikes_are_forgiven(record_id: UUID) -> None:
    typed = short_id(record_id).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_short_id(typed) == code_of(record_id)


@pytest.mark.parametrize("text", ["", "KC-", "KC-7F3A", "KC-7F3A-91C2-K-K", "K*-7F3A-91C2-K", "é"])
def test_what_is_no_short_id_is_none(text: str) -> None:
    assert read_short_id(text) is None
