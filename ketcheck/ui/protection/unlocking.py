"""The way through the screens in front of locked records, whichever was opened last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketcheck.errors import KetcheckError, Locked
from ketcheck.records.numbers import Numbers
from ketcheck.ui.protection.aside import AsideScreen, Confirm
from ketcheck.ui.protection.unlock import Attempt, CodeScreen, PassphraseScreen, StuckScreen

_TITLE = "ketcheck"


Shows = Callable[[QWidget, str], None]
"""Puts a screen before the user, under a title."""


class Unlocking(QObject):
    """Asks until the records are open; `show` puts a screen before the user.

    `numbers` are shown meanwhile: they are of the computer and of nobody.
    """

    unlocked = Signal()
    again_wanted = Signal()
    aside_wanted = Signal()
    closed = Signal()
    """Nobody wants to go on: the window is to be closed."""

    def __init__(
        self,
        parent: QObject,
        show: Shows,
        attempt: Attempt,
        numbers: Numbers,
        confirm: Confirm | None = None,
    ) -> None:
        """Give the records up by the typed passphrase that `confirm` takes, where it is given."""
        super().__init__(parent)
        self._numbers = numbers
        self._confirm = confirm
        self._show = show
        self._attempt = attempt

    def begin(self, error: KetcheckError) -> None:
        """Ask for what opens the records, or say why nothing does."""
        if not isinstance(error, Locked):
            self._stuck(error)
        elif error.users:
            self._ask_passphrase(error)
        else:
            self._ask_code(error)

    def _ask_passphrase(self, locked: Locked) -> None:
        screen = PassphraseScreen(locked, self._attempt, self._numbers)
        screen.closed.connect(self.closed)
        screen.code_wanted.connect(lambda: self._ask_code(locked))
        self._show_asking(screen, locked)

    def _ask_code(self, locked: Locked) -> None:
        screen = CodeScreen(locked, self._attempt, self._numbers)
        screen.closed.connect(lambda: self.begin(locked) if locked.users else self.closed.emit())
        self._show_asking(screen, locked)

    def _show_asking(self, screen: PassphraseScreen | CodeScreen, locked: Locked) -> None:
        screen.unlocked.connect(self.unlocked)
        screen.other_wanted.connect(lambda: self._stuck(locked))
        self._show(screen, _TITLE)
        screen.begin()

    def _stuck(self, error: KetcheckError) -> None:
        screen = StuckScreen(error, self._numbers)
        screen.again_wanted.connect(self.again_wanted)
        screen.aside_wanted.connect(lambda: self._give_up(error))
        screen.closed.connect(self.closed)
        self._show(screen, _TITLE)
        screen.begin()

    def _give_up(self, error: KetcheckError) -> None:
        screen = AsideScreen(self._confirm, self._numbers)
        screen.confirmed.connect(self.aside_wanted)
        screen.closed.connect(lambda: self._stuck(error))
        self._show(screen, _TITLE)
        screen.begin()
