"""From a copy to its records: what opens it is asked for, it is looked at, then it is added."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal

from ketcheck.errors import KetcheckError, Locked, WrongCode, WrongPassphrase
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.copies import copies, restoring
from ketcheck.records.copies.restoring import Look
from ketcheck.records.keys.unlocking import Either
from ketcheck.records.model import Person
from ketcheck.records.used_by import UsedBy, used_by
from ketcheck.ui.backups.locked_copy import LockedCopy
from ketcheck.ui.backups.seen_in_copy import SeenInCopy
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.long_work import LongWork
from ketcheck.ui.shell.stage import told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets import choosing
from ketcheck.ui.widgets.counts import records
from ketcheck.ui.widgets.message import ask, tell

_SAME: Final = marked(
    "{name} is in the backup as another entry. Is that the same person as here? Then all records "
    "show together, and a STOP of one of them counts for both."
)


class RestoringFlow(LongWork):
    """Opened from the overview of safekeeping, and leads back to it when `closed`."""

    closed = Signal()

    def __init__(self, window: Window, desk: Desk, person: Person | None) -> None:
        super().__init__(window, desk, person)
        self.closed.connect(self._forget)
        self._source = Path()
        self._typed = ""
        self._unlock: Either | None = None
        self._locked: Locked | None = None

    def begin(self) -> None:
        """Have a copy chosen, and look at it."""
        own = self._desk.store.folder / copies.FOLDER
        start = own if own.exists() else Path.home()
        pattern = _("Backups (*{ending});;All files (*)").format(ending=copies.SUFFIX)
        source = choosing.choose_file(self._window, _("Open a backup"), start, pattern)
        if source:
            self.open(source)

    def open(self, source: Path) -> None:
        """Look at a copy that was chosen."""
        self._source = source
        self._look()

    def _forget(self) -> None:
        self._typed, self._unlock = "", None

    def _look(self) -> None:
        store, source, unlock = self._desk.store, self._source, self._unlock
        act = lambda report: restoring.look(store, source, unlock, report)  # noqa: E731
        self.run(_("Opening the backup…"), act, self._show_seen, self._not_seen)

    def _not_seen(self, error: KetcheckError) -> None:
        if isinstance(error, Locked):
            self._locked = error
        if self._locked and isinstance(error, Locked | WrongPassphrase | WrongCode):
            self._ask(self._locked, "" if error is self._locked else str(error))
        else:
            self._fail(error)

    def _ask(self, locked: Locked, fault: str) -> None:
        screen = LockedCopy(self._source.name, locked)
        screen.typed.connect(self._try)
        screen.closed.connect(self.closed)
        self.show_screen(screen)
        if fault:
            screen.show_fault(fault, self._typed)

    def _try(self, typed: str) -> None:
        self._typed, self._unlock = typed, Either(typed)
        self._look()

    def _show_seen(self, seen: Look) -> None:
        screen = SeenInCopy(self._source.name, seen)
        screen.wanted.connect(self._restore)
        screen.closed.connect(self.closed)
        self.show_screen(screen)

    def _restore(self) -> None:
        store, source, unlock = self._desk.store, self._source, self._unlock
        act = lambda report: restoring.restore(store, source, unlock, report)  # noqa: E731
        self.run(_("Adding records…"), act, self._tell_added, self._fail)

    def _tell_added(self, count: int) -> None:
        tell(self._window, _("Added: {records}.").format(records=records(count)))
        if self._person and used_by(self._desk.store) is UsedBy.ONE_PERSON:
            self._ask_about_twins(self._person)
        else:
            self.closed.emit()

    @told_act
    def _ask_about_twins(self, person: Person) -> None:
        """A person who has moved to another computer is not to be two, each with half a past."""
        from ketcheck.ui.people.merging import Merge  # noqa: PLC0415 - seldom wanted

        twin = next(iter(self._desk.store.directory.twins_of(person)), None)
        if twin is None or not ask(
            self._window,
            _(_SAME).format(name=twin.name),
            yes=_("Same person"),
            no=_("Someone else"),
        ):
            self.closed.emit()
            return
        screen = Merge(self._desk, person, twin)
        screen.merged.connect(self.closed)
        screen.closed.connect(self.closed)
        self.show_screen(screen)

    def _fail(self, error: KetcheckError) -> None:
        self.closed.emit()
        tell(self._window, str(error))
