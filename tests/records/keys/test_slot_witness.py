"""The note of the newest slot file, and which slot files it tells to be older or of others."""

from pathlib import Path

import pytest

from ketcheck.records.keys.authenticity import authenticated
from ketcheck.records.keys.slot_witness import NOTES_FILE, SlotWitness, noted_of
from ketcheck.records.keys.slots import SlotFile
from tests.records.keys.slot_examples import BARE, KEY, STORE


def numbered(serial: int, *, users: bool = True) -> SlotFile:
    """One with that number, with all its slots or with the first alone."""
    slots = BARE.slots if users else BARE.slots[:1]
    return authenticated(BARE.model_copy(update={"serial": serial, "slots": slots}), KEY)


@pytest.mark.parametrize(
    ("there", "is_older"),
    [(numbered(3), True), (numbered(4), False), (numbered(5), False)],
    ids=["older", "the same", "newer"],
)
def test_the_note_tells_an_older_slot_file(there: SlotFile, *, is_older: bool) -> None:
    assert noted_of(numbered(4)).is_newer_than(there) is is_older


def test_one_of_the_same_number_and_of_another_history_is_told() -> None:
    """As two folders leave it that went on from one copy."""
    assert noted_of(numbered(4)).is_newer_than(numbered(4, users=False))


def test_the_last_of_two_notes_is_read_and_a_spoiled_one_leaves_the_other(tmp_path: Path) -> None:
    witness = SlotWitness(tmp_path, KEY, STORE)
    assert witness.newest() is None
    for serial in (3, 4):
        witness.note(numbered(serial))
    assert witness.newest() == noted_of(numbered(4))
    notes = bytearray((tmp_path / NOTES_FILE).read_bytes())
    notes[1024] ^= 1
    (tmp_path / NOTES_FILE).write_bytes(notes)
    assert witness.newest() == noted_of(numbered(3))


def test_a_note_counts_with_its_key_alone(tmp_path: Path) -> None:
    SlotWitness(tmp_path, KEY, STORE).note(numbered(3))
    assert SlotWitness(tmp_path, bytes(32), STORE).newest() is None
