"""Copies made while nobody waits: of the first record, at the start, left alone, at the end."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ketcheck.errors import KetcheckError
from ketcheck.records.copies.copies import last_copy
from ketcheck.records.copies.safekeeping import KeptCopy, catch_up, is_due, is_overdue
from ketcheck.records.sealed import entries
from ketcheck.ui.shell.background_task import Work
from ketcheck.ui.shell.desk import Desk

_EACH_MS: Final = 60_000
_QUIET_TURNS: Final = 10
"""Minutes without a new record after which the day's last one may have been saved."""
_AT_ONCE: Final = 64 * 1024 * 1024
"""Bytes of records that are copied within the second or two that an end may take."""


class AutomaticCopies(QObject):
    """Looks each minute if a copy is to be made; `trouble` says what kept the last one back."""

    made = Signal()
    """There is a newer copy than before."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.trouble = ""
        self._desk = desk
        self._work: Work | None = None
        self._newest = -1
        self._quiet = 0
        self._may_be_first = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Make the copy that was missed, if any, and look from now on."""
        app = QCoreApplication.instance()
        if app:
            app.aboutToQuit.connect(self.finish)
        self._timer.start(_EACH_MS)
        if not self._desk.store.is_locked and is_overdue(self._desk.store, self._desk.clock()):
            self._start()

    def make_first(self) -> None:
        """Make the first copy ever as soon as there is a record, and wait for nothing.

        Asked for after each record and on each screen; one that fails has to wait as all others.
        """
        store = self._desk.store
        if not self._may_be_first or self._work or store.is_locked:
            return
        self._may_be_first = last_copy(store, self._desk.now) is None
        if self._may_be_first and is_due(store):
            self._may_be_first = False
            self._start()

    def look(self) -> None:
        """Make a copy once the records have been left alone for a while."""
        if self._desk.store.is_locked:
            return
        newest, _ = entries.newest_seal(self._desk.store.db)
        self._quiet = self._quiet + 1 if newest == self._newest else 0
        self._newest = newest
        if self._quiet >= _QUIET_TURNS and is_due(self._desk.store):
            self._quiet = 0
            self._start()

    def finish(self) -> None:
        """Make the copy that is due before the end; a large one waits for the next start."""
        self._timer.stop()
        if self._work:
            self._work.stop()
        store = self._desk.store
        try:
            if store.db.size() <= _AT_ONCE and is_due(store):
                catch_up(store, self._desk.clock())
        except KetcheckError as error:
            # It stays due: the next start makes it, or says why not.
            self.trouble = str(error)

    def _start(self) -> None:
        if self._work:
            return
        store, now = self._desk.store, self._desk.clock()
        self._work = Work(store, lambda report: catch_up(store, now, report), self)
        self._work.done.connect(self._note)
        self._work.failed.connect(self._note_failure)
        self._work.start()

    def _note(self, kept: KeptCopy) -> None:
        self.trouble = kept.trouble
        self._work = None
        self.made.emit()

    def _note_failure(self, error: KetcheckError) -> None:
        self.trouble = str(error)
        self._work = None
