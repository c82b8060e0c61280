from pathlib import Path

import pytest
from make_store import STORES

from ketcheck.errors import KetcheckError, KeyUnavailable, NewerStore
from ketcheck.records.keys.slots import (
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    parse_slots,
)
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from tests.records.keys.slot_examples import BARE, KEY, WRAPPED

PATH = Path("slots")


def test_a_slot_file_reads_as_it_was_written() -> None:
    assert parse_slots(BARE.text, PATH) == BARE
    assert BARE.users == ("Zoë",)
    assert BARE.has_code


def test_no_flipped_bit_passes_for_another_slot_file() -> None:
    whole = BARE.text
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises((KeyUnavailable, NewerStore)):
            parse_slots(bytes(flipped), PATH)


def test_no_cut_or_zeroed_slot_file_passes_for_a_whole_one() -> None:
    for length in range(len(BARE.text)):
        for spoiled in (BARE.text[:length], BARE.text[:length].ljust(len(BARE.text), b"\0")):
            with pytest.raises(KetcheckError):
                parse_slots(spoiled, PATH)


def test_a_slot_file_of_version_0_1_0_reads() -> None:
    slots = parse_slots((STORES / "0.1.0" / SLOT_FILE).read_bytes(), PATH)
    assert slots.format == 1
    assert slots.slots == (KeyFileSlot(),)


@pytest.mark.parametrize(
    "slots",
    [
        (KeyringSlot(), KeyringSlot()),
        (PassphraseSlot.model_construct(user="A\x1b[2Jnn", wrapped=WRAPPED),),
        tuple(PassphraseSlot(user="Ann", wrapped=WRAPPED) for _ in range(2)),
        tuple(PassphraseSlot(user=str(number), wrapped=WRAPPED) for number in range(65)),
    ],
    ids=["two keyrings", "a name that moves the cursor", "a user twice", "too many"],
)
def test_a_hostile_slot_file_is_refused(slots: tuple[KeyringSlot, ...]) -> None:
    text = BARE.model_copy(update={"slots": slots}).text
    with pytest.raises(KeyUnavailable, match="damaged"):
        parse_slots(text, PATH)


def test_a_huge_slot_file_is_refused() -> None:
    with pytest.raises(KeyUnavailable, match="damaged"):
        parse_slots(b'{"format": 2, "store": "' + b"a" * 10_000_000, PATH)


def test_a_wrong_key_is_told_from_the_right_one() -> None:
    assert BARE.fits(KEY)
    assert not BARE.fits(bytes(32))
    assert not BARE.model_copy(update={"check": "ü"}).fits(KEY)


@pytest.mark.parametrize("cost", [{"memory": 256 * 1024 + 1}, {"passes": 11}, {"lanes": 5}])
def test_a_cost_above_the_bound_is_refused_before_anything_is_tried(
    tmp_path: Path, cost: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    costly = WRAPPED.model_copy(update={"cost": WRAPPED.cost.model_copy(update=cost)})
    slots = (KeyFileSlot(), PassphraseSlot(user="", wrapped=costly))
    text = BARE.model_copy(update={"slots": slots}).text
    for name in (SLOT_FILE, SLOT_COPY):
        (tmp_path / name).write_bytes(text)
    (tmp_path / RECORD_FILE).write_bytes(bytes(8192))
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", None)
    with pytest.raises(KeyUnavailable, match=r"more memory or time .* nothing was tried"):
        open_store(tmp_path, unlock=Passphrase(None, "secret"))
