"""A code under the key tells a slot file that ketcheck wrote from one that was changed."""

from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.keys import authenticity
from ketcheck.records.keys.authenticity import authenticated, derived, is_authentic
from ketcheck.records.keys.slots import (
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    key_check,
    parse_slots,
)
from tests.records.keys.slot_examples import BARE, KEY, OTHER, STORE, WRAPPED

FULL = authenticated(BARE, KEY)
CHANGES: dict[str, dict[str, object]] = {
    "leaving": {"leaving": ("keyring",)},
    "serial": {"serial": 4},
    "ready": {"ready": False},
    "shared": {"shared": True},
    "a slot less": {"slots": FULL.slots[:-1]},
    "a slot more": {"slots": (*FULL.slots, KeyFileSlot())},
    "another order": {"slots": FULL.slots[::-1]},
    "another item": {"slots": (KeyringSlot(item="items"), *FULL.slots[1:])},
    "another user": {"slots": (PassphraseSlot(user="Zoe", wrapped=WRAPPED),)},
    "another lock": {"slots": (PassphraseSlot(user="Zoë", wrapped=OTHER),)},
    "no code": {"mac": ""},
    "a code of letters": {"mac": "ü" * 64},
    "another check": {"check": "0" * 64},
}


@given(st.binary(min_size=32, max_size=32), st.uuids())
def test_the_key_of_the_code_is_that_of_rfc_5869(key: bytes, store: UUID) -> None:
    purpose = authenticity._PURPOSE  # noqa: SLF001 - what the other one is given
    theirs = HKDF(algorithm=SHA256(), length=32, salt=store.bytes, info=purpose).derive(key)
    assert derived(key, store) == theirs


def test_what_was_written_is_authentic_as_it_is_read() -> None:
    read = parse_slots(FULL.text, Path("slots"))
    assert read == FULL
    assert is_authentic(read, KEY, is_noted=True)


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_any_change_is_noticed(change: dict[str, object]) -> None:
    changed = FULL.model_copy(update=change)
    assert not is_authentic(changed, KEY, is_noted=False)
    assert not is_authentic(parse_slots(changed.text, Path("slots")), KEY, is_noted=False)


def test_another_key_gives_another_code() -> None:
    other = bytes(32)
    forged = authenticated(BARE.model_copy(update={"check": key_check(other, STORE)}), other)
    assert is_authentic(forged, other, is_noted=False)
    assert not is_authentic(forged, KEY, is_noted=False)


@pytest.mark.parametrize("form", [1, 2])
def test_one_of_before_is_taken_until_one_with_a_code_was_noted(form: int) -> None:
    before = BARE.model_copy(update={"format": form})
    assert is_authentic(before, KEY, is_noted=False)
    assert not is_authentic(before, KEY, is_noted=True)
    assert not is_authentic(before, bytes(32), is_noted=False)
