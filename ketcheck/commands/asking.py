"""Asking on the terminal for what opens the records; a script names files instead.

Never from the arguments of a command: other users of the computer can read those.
"""

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from ketcheck.errors import (
    KeyUnavailable,
    Locked,
    SlotRefused,
    WrongCode,
    WrongPassphrase,
)
from ketcheck.records.keys.passphrases import as_meant
from ketcheck.records.keys.unlocking import Either, Unlock
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store

T = TypeVar("T")

GIVEN_IN: Final = "KETCHECK_PASSPHRASE_FILE"
NEW_GIVEN_IN: Final = "KETCHECK_NEW_PASSPHRASE_FILE"
_TRIES: Final = 3
_MOST_BYTES: Final = 8192
_MISMATCH: Final = "The two passphrases don't match. Nothing was changed. Try again."


class _NoTerminal(KeyUnavailable):
    """Nobody can be asked."""


def open_asking(
    folder: Path,
    *,
    wait: float,
    as_it_is: bool = False,
    to_read: bool = False,
    keyring: bool = True,
) -> Store:
    """The store in a folder; where it is locked, what opens it is asked for. As `open_store`."""

    def opened(unlock: Unlock | None) -> Store:
        return open_store(
            folder,
            keyring=keyring,
            wait=wait,
            unlock=unlock,
            as_it_is=as_it_is,
            to_read=to_read,
        )

    try:
        store = opened(None)
    except Locked as locked:
        store = _asked_for(locked, opened)
    if store.vault.warning:
        print(f"ketcheck: {store.vault.warning}", file=sys.stderr)
    return store


def _asked_for(locked: Locked, opened: Callable[[Unlock | None], Store]) -> Store:
    tries = 1 if os.environ.get(GIVEN_IN) else _TRIES
    for _ in range(tries - 1):
        try:
            return opened(_unlock(locked))
        except (WrongPassphrase, WrongCode) as error:
            print(f"ketcheck: {error}", file=sys.stderr)
    return opened(_unlock(locked))


def ask_for_copy(act: Callable[[Unlock | None], T]) -> T:
    """What comes of an act on a copy; where it is locked, what opens it is asked for."""
    try:
        return act(None)
    except Locked as locked:
        return act(_unlock(locked))


def passphrase_of(user: str) -> str:
    """The passphrase that a user has now."""
    return _secret(f"Current passphrase of {user}: " if user else "Current passphrase: ", GIVEN_IN)


def new_passphrase() -> str:
    """A new passphrase, typed twice alike; SlotRefused where it was not."""
    text = _secret("New passphrase: ", NEW_GIVEN_IN)
    if not os.environ.get(NEW_GIVEN_IN) and as_meant(text) != as_meant(
        _secret("Type it again: ", NEW_GIVEN_IN)
    ):
        raise SlotRefused(_MISMATCH)
    return text


def new_passphrases(users: Sequence[str]) -> dict[str, str]:
    """A new passphrase for each user who is to keep one; an empty one takes that way away."""
    if named := os.environ.get(NEW_GIVEN_IN):
        lines = _lines(Path(named), NEW_GIVEN_IN)
        if len(lines) != len(users):
            raise SlotRefused(
                f"{named} has to hold one line for each passphrase ({len(users)}), in the order of "
                "ketcheck keys. An empty line removes that passphrase. Nothing was changed."
            )
        return {user: text for user, text in zip(users, lines, strict=True) if text}
    typed = {user: _typed_twice(user) for user in users}
    return {user: text for user, text in typed.items() if text}


def recovery_code_of_now() -> str:
    """The code as it is on the sheet, or nothing for a new one; a script always gets a new one."""
    if os.environ.get(NEW_GIVEN_IN):
        return ""
    return _secret("Recovery code (press Enter to get a new one): ", NEW_GIVEN_IN)


def _typed_twice(user: str) -> str:
    whose = f" for {user}" if user else ""
    text = _secret(f"New passphrase{whose} (press Enter to remove it): ", NEW_GIVEN_IN)
    if text and as_meant(text) != as_meant(_secret("Type it again: ", NEW_GIVEN_IN)):
        raise SlotRefused(_MISMATCH)
    return text


def _unlock(locked: Locked) -> Unlock:
    try:
        text = _secret(f"{locked}\n{locked.asked_for}: ", GIVEN_IN)
    except _NoTerminal as error:
        # Why they are locked comes first: it may be the keyring that is to be mended.
        raise KeyUnavailable(f"{locked} {error}") from error
    return Either(text)


def _secret(prompt: str, variable: str) -> str:
    named = os.environ.get(variable)
    if named:
        return _from_file(Path(named), variable)
    try:
        with warnings.catch_warnings():
            # Where what is typed would show, nobody is to type.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(prompt)
    except (GetPassWarning, EOFError, OSError) as error:
        message = (
            "There is no terminal to ask on. Put the passphrase or code in a file that only you "
            f"can read, and name that file in {variable}."
        )
        raise _NoTerminal(message) from error


def _from_file(path: Path, variable: str) -> str:
    """The first line, without its end; a pipe may stay open behind it."""
    with _text_file(path, variable) as file:
        return file.readline(_MOST_BYTES).decode("utf-8").rstrip("\r\n")


def _lines(path: Path, variable: str) -> list[str]:
    """All lines, without their ends."""
    with _text_file(path, variable) as file:
        text = file.read(_MOST_BYTES).decode("utf-8")
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")] if text else []


@contextmanager
def _text_file(path: Path, variable: str) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        message = f"{path} can't be read ({error.strerror}). Name another file in {variable}."
        raise KeyUnavailable(message) from error
    except UnicodeDecodeError as error:
        raise KeyUnavailable(
            f"{path} is not a text file. Name another file in {variable}."
        ) from error
