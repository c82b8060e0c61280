from itertools import chain, combinations

import pytest
import textstat

from ketcheck.records.keys.protection import Protection

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
