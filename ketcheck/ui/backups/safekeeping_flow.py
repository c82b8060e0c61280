"""From one screen of safekeeping to the next; what takes long is done beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records import erasing
from ketcheck.records.copies import renewing, safekeeping
from ketcheck.records.copies.renewing import Renewed, still_holding
from ketcheck.records.copies.safekeeping import KeptCopy
from ketcheck.records.model import Person
from ketcheck.records.rescue import salvaging
from ketcheck.records.rescue.salvaging import Salvaged
from ketcheck.records.verifying.verification import Verification
from ketcheck.ui.backups.checked import Checked
from ketcheck.ui.backups.erase_form import EraseForm
from ketcheck.ui.backups.paper_check import PaperCheck
from ketcheck.ui.backups.restoring_flow import RestoringFlow
from ketcheck.ui.backups.safekeeping import SafekeepingScreen
from ketcheck.ui.backups.salvaged import SalvagedScreen
from ketcheck.ui.backups.still_holding import StillHolding
from ketcheck.ui.shell.background_task import Act
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.long_work import LongWork
from ketcheck.ui.shell.stage import told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets import choosing
from ketcheck.ui.widgets.message import tell


class SafekeepingFlow(LongWork):
    """Opened from home for a person, or for none; `done` leads back."""

    code_wanted = Signal()
    erased = Signal()
    """The person is gone: nothing of theirs is to be on screen."""

    def __init__(
        self, window: Window, desk: Desk, person: Person | None, done: Callable[[], object]
    ) -> None:
        super().__init__(window, desk, person)
        self._done = done

    @told_act
    def show(self, trouble: str = "") -> None:
        """The overview; `trouble` is what kept the last copy from where it should be."""
        screen = SafekeepingScreen(self._desk, self._person, trouble)
        screen.copy_wanted.connect(self._make_copy)
        screen.folder_wanted.connect(self._choose_folder)
        screen.folder_dropped.connect(self._drop_folder)
        screen.look_wanted.connect(self._choose_copy)
        screen.copy_opened.connect(self._look_into)
        screen.check_wanted.connect(self._check)
        screen.erase_wanted.connect(self._ask_erase)
        screen.code_wanted.connect(self.code_wanted)
        screen.holding_wanted.connect(lambda: self._show_holding(self.show))
        screen.paper_wanted.connect(self._check_paper)
        screen.closed.connect(self._done)
        self.show_screen(screen)

    def _make_copy(self) -> None:
        store, now = self._desk.store, self._desk.clock()
        act = lambda report: safekeeping.keep_copy(store, now, report)  # noqa: E731
        self._run(_("Backing up…"), act, self._tell_copy)

    def _tell_copy(self, kept: KeptCopy) -> None:
        self.show(kept.trouble)

    @told_act
    def _choose_folder(self) -> None:
        folder = choosing.choose_folder(self._window, _("A folder for your backups"))
        if folder:
            safekeeping.choose_folder(self._desk.store, folder)
            self._make_copy()

    @told_act
    def _drop_folder(self) -> None:
        safekeeping.choose_folder(self._desk.store, None)
        self.show()

    def _choose_copy(self) -> None:
        self._restoring().begin()

    def _look_into(self, copy: Path) -> None:
        self._restoring().open(copy)

    def _restoring(self) -> RestoringFlow:
        restoring = RestoringFlow(self._window, self._desk, self._person)
        restoring.closed.connect(self.show)
        return restoring

    def _check(self) -> None:
        self._run(_("Checking your records…"), self._desk.store.verify, self._show_checked)

    def _show_checked(self, found: Verification) -> None:
        loss = self._desk.store.loss
        screen = Checked(found, has_loss=bool(loss and not loss.accepted))
        screen.salvage_wanted.connect(self._salvage)
        screen.loss_accepted.connect(self._accept_loss)
        screen.closed.connect(self.show)
        self.show_screen(screen)

    @told_act
    def _accept_loss(self) -> None:
        self._desk.store.accept_loss()
        self._check()

    def _salvage(self) -> None:
        folder = choosing.choose_folder(self._window, _("A new, empty folder"))
        if folder:
            store = self._desk.store
            act = lambda report: salvaging.salvage_into(store, folder, report)  # noqa: E731
            self._run(_("Rescuing what can be read…"), act, lambda one: self._salvaged(folder, one))

    def _salvaged(self, folder: Path, found: Salvaged) -> None:
        screen = SalvagedScreen(folder, found)
        screen.closed.connect(self.show)
        self.show_screen(screen)

    def _ask_erase(self) -> None:
        if self._person:
            form = EraseForm(self._desk, self._person)
            form.entered.connect(self._erase)
            form.closed.connect(self.show)
            self.show_screen(form)

    def _erase(self, request: erasing.Request) -> None:
        person, store, now = self._person, self._desk.store, self._desk.clock()
        if person:
            act = lambda report: erasing.erase(store, person.id, request, now, report)  # noqa: E731
            self._run(_("Deleting the records…"), act, lambda _: self._tell_erased())

    def _tell_erased(self) -> None:
        """The person is gone, but for the backups: those come first, while it is thought of."""
        self._person = None
        if still_holding(self._desk.store):
            self._show_holding(self.erased.emit)
        else:
            self.erased.emit()

    @told_act
    def _show_holding(self, then: Callable[[], object]) -> None:
        store = self._desk.store
        screen = StillHolding(still_holding(store), renewing.others_holding(store))
        screen.renewal_wanted.connect(lambda: self._renew(then))
        screen.closed.connect(then)
        self.show_screen(screen)

    def _renew(self, then: Callable[[], object]) -> None:
        store, now = self._desk.store, self._desk.clock()

        def told(renewed: Renewed) -> None:
            then()
            tell(self._window, renewed.sentence)

        def failed(error: KetcheckError) -> None:
            then()
            tell(self._window, str(error))

        self.run(_("Backing up…"), partial(renewing.renew, store, now), told, failed)

    @told_act
    def _check_paper(self) -> None:
        screen = PaperCheck(self._desk)
        screen.closed.connect(self.show)
        self.show_screen(screen)

    def _run(self, title: str, act: Act, then: Callable[[Any], object]) -> None:
        self.run(title, act, then, self._tell_failure)

    def _tell_failure(self, error: KetcheckError) -> None:
        self.show()
        tell(self._window, str(error))
