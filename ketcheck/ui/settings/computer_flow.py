"""What leads to what for the whole computer: its use, its protection, its copies, a report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ketcheck.messages.catalogue import _
from ketcheck.records.model import Person
from ketcheck.records.used_by import UsedBy
from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.protection_page import MAKE_CODE

if TYPE_CHECKING:
    from ketcheck.ui.backups.automatic_copies import AutomaticCopies


class ComputerFlow(Stage):
    """Opened from home or from the list of a clinic, for the person who is open or for none."""

    closed = Signal()
    used_by_chosen = Signal()
    person_erased = Signal()
    copied = Signal()
    """A copy was made without being asked for."""

    def __init__(self, window: Window, desk: Desk, paper: PaperFlow) -> None:
        super().__init__(window, desk)
        self._paper = paper
        self.copies: AutomaticCopies | None = None

    @told_act
    def show(self, person: Person | None, used_by: UsedBy | None) -> None:
        """All that there is for the whole computer."""
        from ketcheck.ui.settings.this_computer import ThisComputer  # noqa: PLC0415 - seldom wanted

        screen = ThisComputer()
        screen.use_wanted.connect(lambda: self.ask_used_by(used_by))
        screen.protection_wanted.connect(lambda: self.protect(person))
        screen.safekeeping_wanted.connect(lambda: self.keep_safe(person))
        screen.report_wanted.connect(lambda: self.report(person))
        screen.closed.connect(self.closed)
        self._window.show_screen(screen, _("This computer"), person)
        screen.begin()

    @told_act
    def ask_used_by(self, current: UsedBy | None, *, is_first: bool = False) -> None:
        """Ask who ketcheck is for; `is_first` makes it the first page of the set-up."""
        from ketcheck.ui.settings.used_by import UsedByChoice  # noqa: PLC0415 - only once

        screen = UsedByChoice(self._desk, current, is_first=is_first)
        screen.chosen.connect(self.used_by_chosen)
        screen.copy_wanted.connect(lambda: self.bring_back(self.used_by_chosen.emit))
        screen.closed.connect(self._window.close if is_first else self.closed)
        self._window.show_screen(screen, "ketcheck" if is_first else _("This computer"), None)
        screen.begin()

    @told_act
    def protect(self, person: Person | None, act: str = "") -> None:
        """Show what opens the records, or go straight to one act of it."""
        from ketcheck.ui.protection.protecting import Protecting  # noqa: PLC0415 - seldom wanted

        protecting = Protecting(self._window, self._desk, person, self._paper.print_code)
        protecting.closed.connect(self.closed)
        protecting.begin(act)

    @told_act
    def keep_safe(self, person: Person | None) -> None:
        """Show copies, checks and restores."""
        from ketcheck.ui.backups.safekeeping_flow import SafekeepingFlow  # noqa: PLC0415 - seldom wanted

        safe = SafekeepingFlow(self._window, self._desk, person, self.closed.emit)
        safe.erased.connect(self.person_erased)
        safe.code_wanted.connect(lambda: self.protect(person, MAKE_CODE))
        safe.show(self.copies.trouble if self.copies else "")

    @told_act
    def bring_back(self, done: Callable[[], object]) -> None:
        """Add the records of a copy before anybody is on file here."""
        from ketcheck.ui.backups.restoring_flow import RestoringFlow  # noqa: PLC0415 - seldom wanted

        restoring = RestoringFlow(self._window, self._desk, None)
        restoring.closed.connect(done)
        restoring.begin()

    @told_act
    def look_into(self, copy: Path, person: Person) -> None:
        """Show what is in a copy of the records that lies beside them, and offer to add it."""
        from ketcheck.ui.backups.restoring_flow import RestoringFlow  # noqa: PLC0415 - seldom wanted

        restoring = RestoringFlow(self._window, self._desk, person)
        restoring.closed.connect(self.closed)
        restoring.open(copy)

    def keep_copies(self) -> None:
        """Make copies from now on without being asked."""
        from ketcheck.ui.backups.automatic_copies import AutomaticCopies  # noqa: PLC0415 - after the start

        self.copies = AutomaticCopies(self._desk, self)
        self.copies.made.connect(self.copied)
        self._window.screen_changed.connect(self.copies.make_first)
        self.copies.begin()
        self.copies.make_first()

    def copy_first_record(self) -> None:
        """Make the first copy, if what was just saved is the first record."""
        if self.copies:
            self.copies.make_first()

    @told_act
    def report(self, person: Person | None) -> None:
        """What support needs to know, to be read before it is saved."""
        from ketcheck.ui.settings.report import ReportScreen  # noqa: PLC0415 - seldom wanted

        screen = ReportScreen(self._desk, self._window.theme)
        screen.closed.connect(self.closed)
        self._window.show_screen(screen, _("Report for support"), person)
        screen.begin()
