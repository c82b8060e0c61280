from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.sealed.chain import FIRST, seal

bodies = st.lists(st.binary(max_size=60), min_size=1, max_size=6)


def chained(entries: list[bytes]) -> list[bytes]:
    seals = [FIRST]
    for seq, body in enumerate(entries, 1):
        seals.append(seal(seq, seals[-1], body))
    return seals


@given(bodies, st.data())
def test_a_change_shows_in_the_newest_seal(entries: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    changed = [*entries]
    changed[place] += b"!"
    assert chained(changed)[-1] != chained(entries)[-1]


@given(bodies, st.data())
def test_a_missing_entry_shows_in_the_newest_seal(
    entries: list[bytes], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    assert chained(entries[:place] + entries[place + 1 :])[-1] != chained(entries)[-1]


@given(bodies)
def test_two_entries_that_change_places_show(entries: list[bytes]) -> None:
    for place, (one, other) in enumerate(pairwise(entries)):
        if one != other:
            swapped = [*entries[:place], other, one, *entries[place + 2 :]]
            assert chained(swapped)[-1] != chained(entries)[-1]


def test_the_seal_is_the_one_that_sheets_were_printed_with() -> None:
    assert seal(1, FIRST, b"{}").hex() == (
        "4432326ae5c9e5335eaf70bc5ac726a4683e2efaf483047ca98bf5cb7f7eeadd"
    )
