"""Sentences are looked up in the language that is in use when they are shown."""

from collections.abc import Iterator

import pytest

from ketcheck.messages.catalogue import PSEUDO, _, counted, language_in_use, use_language


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


def test_english_stands_in_the_code() -> None:
    assert _("Start check") == "Start check"
    assert counted("{count} check", "{count} checks", 1) == "1 check"
    assert counted("{count} check", "{count} checks", 2) == "2 checks"


def test_a_language_is_chosen_while_the_program_runs() -> None:
    use_language(PSEUDO)
    assert language_in_use() == PSEUDO
    assert _("Start check") == "⟦Start check⟧"
    assert counted("{count} check", "{count} checks", 2) == "⟦2 checks⟧"


def test_a_language_without_a_catalogue_is_english() -> None:
    use_language("tlh")
    assert _("Start check") == "Start check"
