"""Long work on a thread of its own, so that the window stays alive; one at a time."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ketcheck.errors import Cancelled, KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records.progress import Report
from ketcheck.records.store import Store

Act = Callable[[Report], object]


class Work(QObject):
    """One act on the store; what comes of it is said on the thread of the window."""

    advanced = Signal(int)
    """So many of a hundred are done; a part that follows begins anew."""
    done = Signal(object)
    failed = Signal(object)
    """A KetcheckError; the records are as they were."""
    ended = Signal()
    """Before either."""
    _returned = Signal(object, object)
    # Two at once would share the working copy.
    _turn: ClassVar[Lock] = Lock()
    _running: ClassVar[dict[int, "Work"]] = {}

    def __init__(self, store: Store, act: Act, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._act = act
        self._is_cancelled = Event()
        self._percent = -1
        self._thread = Thread(target=self._run, name="ketcheck-work")
        # To a method of an object that lives with the window: so Qt carries it over.
        self._returned.connect(self._settle)

    @classmethod
    def after_all(cls, act: Callable[[], object]) -> None:
        """Do it when no work runs: at once, or once the last has ended."""
        running = next(iter(cls._running.values()), None)
        if running:
            running.ended.connect(lambda: cls.after_all(act))
        else:
            act()

    @classmethod
    def stop_all(cls) -> None:
        """Stop whatever runs, and wait until it has."""
        for work in list(cls._running.values()):
            work.stop()

    def start(self) -> None:
        """Begin."""
        running, place = self._running, id(self)
        running[place] = self
        self.destroyed.connect(lambda: running.pop(place, None))
        app = QCoreApplication.instance()
        if app:
            app.aboutToQuit.connect(self.stop)
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; it does so at its next report, and then fails as cancelled."""
        self._is_cancelled.set()

    def stop(self) -> None:
        """Stop it, and wait until it has."""
        self.cancel()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        result: object = None
        failure: Exception | None = None
        with self._turn:
            try:
                result = self._act(self._report)
            except Exception as error:  # noqa: BLE001 - raised again on the thread of the window
                failure = error
            finally:
                self._store.db.close()  # the connection of this thread alone
        self._returned.emit(result, failure)

    def _report(self, done: int, total: int) -> None:
        if self._is_cancelled.is_set():
            raise Cancelled(_("Stopped. Your records are as they were."))
        percent = 100 * done // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self.advanced.emit(percent)

    def _settle(self, result: object, failure: Exception | None) -> None:
        self._thread.join()
        self._running.pop(id(self), None)
        # First: what comes of it may be shown in a dialog, or take this away with its screen.
        self.ended.emit()
        if failure is None:
            self.done.emit(result)
        elif isinstance(failure, KetcheckError):
            self.failed.emit(failure)
        else:
            raise failure
