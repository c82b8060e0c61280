"""What those share who have long work done beside the window."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records.model import Person
from ketcheck.ui.shell.background_task import Act, Work
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.shell.stage import Stage
from ketcheck.ui.shell.window import Window
from ketcheck.ui.shell.working import Working


class LongWork(Stage):
    """Shows its screens under one title, and how far an act is while it runs."""

    def __init__(self, window: Window, desk: Desk, person: Person | None) -> None:
        super().__init__(window, desk)
        self._person = person

    def run(
        self,
        title: str,
        act: Act,
        then: Callable[[Any], object],
        failed: Callable[[KetcheckError], object],
    ) -> None:
        """Do it on a thread of its own, then go on with what came of it, or with why not.

        It goes on behind a locked window; what came of it is shown once that is unlocked.
        """
        work = Work(self._desk.store, act, self)
        work.done.connect(lambda result: self._when_open(partial(then, result)))
        work.failed.connect(lambda error: self._when_open(partial(failed, error)))
        self.show_screen(Working(title, work))
        work.start()

    def _when_open(self, act: Callable[[], object]) -> None:
        if self._window.is_covered:
            kind = Qt.ConnectionType.SingleShotConnection
            self._window.uncovered.connect(lambda: QTimer.singleShot(0, self, act), kind)
        else:
            act()

    def show_screen(self, screen: Screen) -> None:
        """Put a screen before the user."""
        self._window.show_screen(screen, _("Back up"), self._person)
        screen.begin()
