"""What those share who have long work done beside the window."""

from collections.abc import Callable
from typing import Any

from ketcheck.errors import KetcheckError
from ketcheck.records.model import Person
from ketcheck.ui.desk import Desk
from ketcheck.ui.flows.stage import Stage
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.screens.working import Working
from ketcheck.ui.window import Window
from ketcheck.ui.work import Act, Work


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
        """Do it on a thread of its own, then go on with what came of it, or with why not."""
        work = Work(self._desk.store, act, self)
        work.done.connect(then)
        work.failed.connect(failed)
        self.show_screen(Working(title, work))
        work.start()

    def show_screen(self, screen: Screen) -> None:
        """Put a screen before the user."""
        self._window.show_screen(screen, "Keep your records safe", self._person)
        screen.begin()
