import os
from itertools import chain, combinations
from pathlib import Path

import pytest
import textstat
from house import House

from ketcheck.records.keys import open_places
from ketcheck.records.keys.protection import Protection
from ketcheck.records.keys.trusted_slots import Trust
from ketcheck.records.keys.vault import KEY_FILE

EVERYDAY = ("keyring", "key-file", "passphrase")
SETS = [
    frozenset((*kinds, *code))
    for kinds in chain.from_iterable(combinations(EVERYDAY, count) for count in (1, 2, 3))
    for code in ((), ("recovery",))
]


@pytest.mark.parametrize("kinds", SETS, ids=lambda kinds: "+".join(sorted(kinds)))
def test_each_protection_is_told_in_plain_words(kinds: frozenset[str]) -> None:
    protection = Protection(kinds, is_leaving=True)
    assert "can't read them" in protection.sentence
    assert protection.paragraph.startswith(protection.sentence)
    for sentence in protection.paragraph.split(". "):
        assert len(sentence.split()) <= 24
    assert textstat.flesch_kincaid_grade(protection.paragraph) <= 6


@pytest.mark.parametrize("kinds", [{"key-file"}, {"passphrase"}, {"key-file", "recovery"}])
def test_what_can_not_be_kept_from_others_is_told_in_plain_words(kinds: set[str]) -> None:
    open_to_others = Protection(frozenset(kinds), is_shared=True, is_file_private=False)
    assert "change the key" in open_to_others.paragraph
    assert ("can't keep it from other users" in open_to_others.sentence) is ("key-file" in kinds)
    assert textstat.flesch_kincaid_grade(open_to_others.paragraph) <= 6


@pytest.mark.parametrize("trust", list(Trust)[1:])
def test_what_is_told_of_a_list_is_in_plain_words(trust: Trust) -> None:
    told = trust.sentence(Path("/data"))
    assert "key change" in told
    assert textstat.flesch_kincaid_grade(told.replace("/data/key-slots.json", "it")) <= 6
    assert Trust.SOUND.sentence(Path("/data")) == ""


def test_the_weakest_way_is_told() -> None:
    both = Protection(frozenset({"key-file", "keyring", "passphrase"}))
    assert "a key stored on this computer" in both.sentence
    assert both.opens_by_itself
    assert both.can_lock


def test_without_a_code_what_may_be_lost_is_named() -> None:
    assert "If you forget the passphrase" in Protection(frozenset({"passphrase"})).paragraph
    both = Protection(frozenset({"passphrase", "keyring"})).paragraph
    assert "the key is lost and you forget the passphrase" in both
    assert "no recovery code" not in Protection(frozenset({"keyring", "recovery"})).paragraph


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_a_disk_that_can_not_keep_a_file_to_one_user_is_told_as_that(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick: whatever mode is asked for, all may read."""
    vault = house.store.vault
    assert "Other users of this computer can't read" in vault.protection.sentence
    monkeypatch.setattr(open_places, "is_private", lambda _: False)
    assert "a disk that can't keep it from other users" in vault.protection.sentence
    assert "can't read" not in vault.protection.sentence
    assert textstat.flesch_kincaid_grade(vault.protection.sentence) <= 6


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
@pytest.mark.parametrize(
    ("folder", "key", "private"), [(0o755, 0o644, False), (0o700, 0o644, True)]
)
def test_a_key_file_is_private_where_it_or_its_folder_is(
    house: House, folder: int, key: int, *, private: bool
) -> None:
    house.folder.chmod(folder)
    (house.folder / KEY_FILE).chmod(key)
    assert house.store.protection.is_file_private is private
