"""The keyring of this computer, which may be locked, broken, missing, or never answer at all.

It is asked on a thread of its own and for a few seconds only. The thread is left alone where no
answer comes, and does not hold up the end of the program.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ketcheck import APP_ID
from ketcheck.errors import KeyUnavailable

if TYPE_CHECKING:
    from types import ModuleType

T = TypeVar("T")

ANSWER_SECONDS: Final = 5.0
"""An answer takes 20 ms; more than this, and somebody would think that ketcheck hangs."""
_MISSING: Final = (
    "The key is in this computer's keyring, and the keyring is not there. "
    "Log in to the desktop as usual and start ketcheck again."
)
_LOCKED: Final = "This computer's keyring is locked. Unlock it, then start ketcheck again."
_SILENT: Final = (
    "This computer's keyring does not answer. If it asks for a password, type it there. "
    "Then start ketcheck again."
)
_BROKEN: Final = (
    "This computer's keyring does not work. Its settings may name a part that is not installed. "
    "Repair the keyring, then start ketcheck again."
)


class NoKeyring(KeyUnavailable):
    """There is surely no keyring, so nothing can be kept in one."""


class SystemKeyring:
    """The items of ketcheck in the keyring; KeyUnavailable where it can't be used."""

    def __init__(self, *, may_use: bool) -> None:
        self.may_use = may_use
        self._last: Thread | None = None

    def read(self, items: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
        """What lies under those names, up to the first that fits."""

        def look(keyring: "ModuleType") -> list[str]:
            found: list[str] = []
            for item in items:
                text = keyring.get_password(APP_ID, item)
                found += [text] if text is not None else []
                if text is not None and fits(text):
                    break
            return found

        return self._asked(look)

    def keep(self, item: str, text: str) -> bool:
        """Keep it under that name; whether the keyring gives it back. False without a keyring."""

        def put(keyring: "ModuleType") -> bool:
            if keyring.get_password(APP_ID, item) != text:
                keyring.set_password(APP_ID, item, text)
            return bool(keyring.get_password(APP_ID, item) == text)

        try:
            return self._asked(put)
        except NoKeyring:
            return False

    def drop(self, item: str) -> bool:
        """Take it away; whether it is surely gone."""

        def take(keyring: "ModuleType") -> bool:
            if keyring.get_password(APP_ID, item) is not None:
                keyring.delete_password(APP_ID, item)
            return True

        try:
            return self._asked(take)
        except KeyUnavailable:
            return False

    def _asked(self, question: "Callable[[ModuleType], T]") -> T:
        if not (self.may_use and _may_be_there()):
            raise NoKeyring(_MISSING)
        if self._last and self._last.is_alive():
            # One wait is enough: the next question would only stand behind the last one.
            raise KeyUnavailable(_SILENT)
        asked = _Asked(question)
        self._last = asked
        asked.start()
        asked.join(ANSWER_SECONDS)
        return asked.answer()


class _Asked(Thread, Generic[T]):
    """One question on a thread of its own, which the end of the program does not wait for."""

    def __init__(self, question: "Callable[[ModuleType], T]") -> None:
        super().__init__(name="ketcheck-keyring", daemon=True)
        self._question = question
        self._answers: list[T] = []
        self._failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._answers.append(_explained(self._question))
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is wanted
            self._failure = error

    def answer(self) -> T:
        """What was answered or raised by now; KeyUnavailable where nothing was."""
        if self._failure:
            raise self._failure
        if not self._answers:
            raise KeyUnavailable(_SILENT)
        return self._answers[0]


def _explained(question: "Callable[[ModuleType], T]") -> T:
    """The answer; whatever a backend raises in its own code is a keyring that can't be used."""
    try:
        # It takes 90 ms to import, and loads the backend that its settings name.
        import keyring  # noqa: PLC0415 - see above
        from keyring.errors import KeyringError, NoKeyringError  # noqa: PLC0415 - see above
    except Exception as error:
        raise KeyUnavailable(_BROKEN) from error
    try:
        return question(keyring)
    except NoKeyringError as error:
        raise NoKeyring(_MISSING) from error
    except KeyringError as error:
        raise KeyUnavailable(_LOCKED) from error
    except Exception as error:
        raise KeyUnavailable(_BROKEN) from error


def _may_be_there() -> bool:
    """False where there is surely no keyring, so that it need not be imported."""
    if not sys.platform.startswith("linux") or "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return runtime is not None and Path(runtime, "bus").exists()
