"""What is taken as a passphrase: hard to guess, and the same however it is typed or pasted."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.errors import SlotRefused
from ketcheck.records.keys.passphrases import as_meant, refuse_weak, spellings
from ketcheck.records.keys.slots import Cost, PassphraseSlot
from ketcheck.records.keys.unlocking import Passphrase, wrapped_for
from ketcheck.records.model import Clinician
from ketcheck.records.store import Store
from tests.reading import HIGHEST_GRADE, grade, sentences_in
from tests.records.keys.ways import NEW, SECRET, opens

pytestmark = pytest.mark.usefixtures("_quick")
BORN = date(1956, 3, 14)
SHOWN = "four words in a row"
HIDDEN = ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "\ufe0f", "\x00"]
AROUND = ["\n", "\r\n", " ", "\t", "\u2028", "\u00a0", *HIDDEN]
WEAK = [
    ("password", "Many people use it"),
    ("12345678", "Many people use it"),
    ("qwertyuiop", "easy to guess"),
    ("aaaaaaaaaaaa", "repeats, or it is a row of keys"),
    ("abcdefgh", "easy to guess"),
    ("gardengarden", "easy to guess"),
    ("sunshine2024", "easy to guess"),
    ("P@ssw0rd", "easy to guess"),
    ("ketamine cream", "easy to guess"),
    ("18 July 1961", "easy to guess"),
]
OF_THE_PATIENT = [
    "Maria Alvarez",
    "maria alvarez",
    "mariaalvarez",
    "Alvarez, Maria",
    "AlvarezMaria",
    "M\u00e1ria \u00c1lvarez",
    "zeravla airam",
    "14 March 1956",
    "March 14, 1956",
    "14march1956",
    "03/14/1956",
    "19560314",
    "1956-03-14",
    "maria1956",
    "MRN 20418",
    "jan kowalski",
]


@pytest.mark.parametrize(("text", "why"), WEAK)
def test_what_is_guessed_first_is_refused(text: str, why: str) -> None:
    with pytest.raises(SlotRefused, match=why) as refused:
        refuse_weak("Ann", text)
    assert "Add another word or two." in str(refused.value)


@pytest.mark.parametrize("text", [SECRET, NEW, "correct horse battery", "x7-Lq9!vT2#w"])
def test_what_is_hard_to_guess_is_taken(text: str) -> None:
    refuse_weak("Ann", text)


def test_a_long_one_is_taken_without_a_wait() -> None:
    refuse_weak("Ann", "tree lamp river seven " * 40)


@pytest.mark.parametrize("text", OF_THE_PATIENT)
def test_what_others_know_of_the_patient_is_refused(store: Store, text: str) -> None:
    store.directory.add("Bob Brown", BORN, "MRN 20418")
    store.directory.keep_clinician(Clinician(name="Jan Kowalski", role="nurse"))
    with pytest.raises(SlotRefused, match="easy to guess"):
        store.vault.add_passphrase("Ann", text)
    assert store.slots.users == ()


def test_what_is_said_can_be_read_by_all() -> None:
    said = set()
    for text, _why in [*WEAK, ("short", ""), ("annabella", "")]:
        with pytest.raises(SlotRefused) as refused:
            refuse_weak("annabella", text)
        said.update(sentences_in(str(refused.value)))
    assert len(said) > 5
    assert [one for one in said if grade(one) > HIGHEST_GRADE] == []


def test_the_names_are_not_left_in_the_library(store: Store) -> None:
    from zxcvbn import matching  # noqa: PLC0415 - it takes long to load

    store.vault.add_passphrase("Ann", SECRET)
    assert "user_inputs" not in matching.RANKED_DICTIONARIES


def test_the_library_is_loaded_only_where_a_passphrase_is_chosen() -> None:
    script = (
        "import sys, ketcheck.records.opening, ketcheck.commands.keys\n"
        "import ketcheck.ui.protection.protecting, ketcheck.ui.protection.locking\n"
        "print('zxcvbn' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


@given(
    st.lists(st.sampled_from(AROUND)),
    st.lists(st.tuples(st.integers(0, len(SHOWN)), st.sampled_from(HIDDEN))),
    st.lists(st.sampled_from(AROUND)),
)
def test_what_can_not_be_seen_makes_no_difference(
    before: list[str], within: list[tuple[int, str]], after: list[str]
) -> None:
    letters = list(SHOWN)
    for place, hidden in sorted(within, reverse=True):
        letters.insert(place, hidden)
    assert as_meant("".join([*before, *letters, *after])) == SHOWN


@given(st.text())
def test_read_twice_it_is_the_same(text: str) -> None:
    assert as_meant(as_meant(text)) == as_meant(text)
    assert as_meant(text) in spellings(text)


@pytest.mark.parametrize("pasted", [f"{SECRET}\n", f"\ufeff{SECRET}", "four words\r\nin a row "])
def test_pasted_once_and_typed_later_it_opens(store: Store, pasted: str) -> None:
    store.vault.add_passphrase("Ann", pasted)
    assert opens(store, Passphrase("Ann", SECRET))
    assert opens(store, Passphrase("Ann", pasted))


def test_typed_once_and_pasted_later_it_opens(store: Store) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    assert opens(store, Passphrase("Ann", f"{SECRET}\n"))
    assert not opens(store, Passphrase("Ann", "fourwordsinarow"))


@pytest.mark.parametrize("kept", [f"{SECRET}\n", f" {SECRET}", "four  words", "pass\u200bword"])
def test_one_of_an_earlier_version_opens_as_it_was_kept(store: Store, kept: str) -> None:
    """Version 0.3 took each blank and each hidden letter into it, and refused little."""
    cost = Cost(memory=64, passes=1, lanes=1)
    way = ("passphrase", "Ann")
    wrapped = wrapped_for(way, store.slots.store, store.vault.key, kept, cost)
    slot = PassphraseSlot(user="Ann", wrapped=wrapped)
    store.vault._put(slot)  # noqa: SLF001 - as the version before would
    assert opens(store, Passphrase("Ann", kept))
