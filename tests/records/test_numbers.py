"""The numbers of this computer: kept encrypted, with a copy for the locked window."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketcheck.errors import KetcheckError
from ketcheck.records import numbers as numbers_module
from ketcheck.records.numbers import (
    NUMBERS_FILE,
    Numbers,
    keep_numbers,
    numbers_of,
    numbers_while_locked,
    refresh_locked_copy,
)
from ketcheck.records.opening import open_store
from ketcheck.records.settings import EMERGENCY, POISON
from ketcheck.records.store import Store

BOTH = Numbers(emergency="911", poison="1-800-222-1222")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = open_store(tmp_path / "data", keyring=False)
    yield one
    one.close()


def test_they_are_kept_with_a_copy_for_their_owner_alone(store: Store) -> None:
    keep_numbers(store, BOTH)
    assert numbers_of(store) == BOTH
    copy = store.folder / NUMBERS_FILE
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    store.close()
    assert numbers_while_locked(store.folder) == BOTH


def test_what_is_taken_away_is_gone_from_the_copy_too(store: Store) -> None:
    keep_numbers(store, BOTH)
    keep_numbers(store, Numbers(poison="555-0111"))
    assert numbers_while_locked(store.folder) == Numbers(poison="555-0111")
    keep_numbers(store, Numbers())
    assert not (store.folder / NUMBERS_FILE).exists()


def test_those_of_an_earlier_version_count_and_get_their_copy(store: Store) -> None:
    store.set_setting(EMERGENCY, "ask Jane, then 112")
    store.set_setting(POISON, "")
    assert numbers_of(store) == Numbers(emergency="ask Jane, then 112")
    refresh_locked_copy(store)
    assert numbers_while_locked(store.folder) == numbers_of(store)


def test_a_setting_that_does_not_read_is_no_number(store: Store) -> None:
    store.set_setting(EMERGENCY, "\u202e119")
    assert numbers_of(store) == Numbers()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"emergency": 911}', '{"name": "Maria"}', "\xff", "9" * 10_000]
)
def test_a_copy_that_does_not_read_shows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / NUMBERS_FILE).write_text(text, encoding="latin-1")
    assert numbers_while_locked(tmp_path) == Numbers()


def test_no_copy_shows_nothing(tmp_path: Path) -> None:
    assert numbers_while_locked(tmp_path) == Numbers()
    (tmp_path / NUMBERS_FILE).mkdir()
    assert numbers_while_locked(tmp_path) == Numbers()


def test_a_copy_that_can_not_be_written_is_told_and_does_not_stop_the_opening(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(numbers_module, "write_whole", fail)
    with pytest.raises(KetcheckError):
        keep_numbers(store, BOTH)
    refresh_locked_copy(store)
    assert numbers_of(store) == BOTH


def test_a_folder_with_the_copy_opens_again(store: Store) -> None:
    keep_numbers(store, BOTH)
    store.close()
    again = open_store(store.folder, keyring=False)
    assert numbers_of(again) == BOTH
    again.close()
