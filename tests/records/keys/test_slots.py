from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from make_store import STORES

from ketcheck.errors import KetcheckError, KeyUnavailable, NewerStore
from ketcheck.records.keys.slots import (
    Cost,
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    SlotFile,
    key_check,
    parse_slots,
)
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.wrapping import wrap
from ketcheck.records.opening import RECORD_FILE, open_store

KEY, STORE = bytes(range(32)), UUID(int=7)
WRAPPED = wrap(KEY, "secret", b"", Cost(memory=8, passes=1, lanes=1))
FULL = SlotFile(
    store=STORE,
    check=key_check(KEY, STORE),
    ready=True,
    serial=3,
    leaving=("key-file",),
    slots=(
        KeyringSlot(),
        PassphraseSlot(user="Zoë", wrapped=WRAPPED),
        RecoverySlot(made=date(2026, 11, 24), wrapped=WRAPPED),
    ),
)
PATH = Path("slots")


def test_a_slot_file_reads_as_it_was_written() -> None:
    assert parse_slots(FULL.text, PATH) == FULL
    assert FULL.users == ("Zoë",)
    assert FULL.has_code


def test_no_flipped_bit_passes_for_another_slot_file() -> None:
    whole = FULL.text
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises((KeyUnavailable, NewerStore)):
            parse_slots(bytes(flipped), PATH)


def test_no_cut_or_zeroed_slot_file_passes_for_a_whole_one() -> None:
    for length in range(len(FULL.text)):
        for spoiled in (FULL.text[:length], FULL.text[:length].ljust(len(FULL.text), b"\0")):
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
    text = FULL.model_copy(update={"slots": slots}).text
    with pytest.raises(KeyUnavailable, match="damaged"):
        parse_slots(text, PATH)


def test_a_huge_slot_file_is_refused() -> None:
    with pytest.raises(KeyUnavailable, match="damaged"):
        parse_slots(b'{"format": 2, "store": "' + b"a" * 10_000_000, PATH)


def test_a_wrong_key_is_told_from_the_right_one() -> None:
    assert FULL.fits(KEY)
    assert not FULL.fits(bytes(32))
    assert not FULL.model_copy(update={"check": "ü"}).fits(KEY)


@pytest.mark.parametrize("cost", [{"memory": 256 * 1024 + 1}, {"passes": 11}, {"lanes": 5}])
def test_a_cost_above_the_bound_is_refused_before_anything_is_tried(
    tmp_path: Path, cost: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    costly = WRAPPED.model_copy(update={"cost": WRAPPED.cost.model_copy(update=cost)})
    slots = (KeyFileSlot(), PassphraseSlot(user="", wrapped=costly))
    text = FULL.model_copy(update={"slots": slots}).text
    for name in (SLOT_FILE, SLOT_COPY):
        (tmp_path / name).write_bytes(text)
    (tmp_path / RECORD_FILE).write_bytes(bytes(8192))
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", None)
    with pytest.raises(KeyUnavailable, match=r"more memory or time .* nothing was tried"):
        open_store(tmp_path, unlock=Passphrase(None, "secret"))
