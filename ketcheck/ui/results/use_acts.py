"""What became of an OK: the cream was put on, or was not, with a minute to undo either."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketcheck.checklist.ledger.standing import State
from ketcheck.errors import KetcheckError
from ketcheck.records.checks.striking import undo
from ketcheck.records.checks.using import not_used, use_of
from ketcheck.records.clock import moment_here
from ketcheck.records.model import (
    UNDO_WITHIN,
    USE_TOLD_WITHIN,
    Kind,
    NotUsedEntry,
    Record,
    UseEntry,
)
from ketcheck.ui.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.fields import MomentField
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import tell
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

_LOOK_EVERY_MS = 1_000
_TO_COME = "This time is still to come. Enter a time up to now."
_LONG_AGO = "This time is more than 30 days ago. Check the day and the time."
_LOOKED_AT = 20
"""How many of the newest entries may hold what was noted a minute ago."""
_NOTED = {Kind.USE, Kind.NOT_USED}


class UseActs(QWidget):
    """Buttons under a result; they go by how it stands, and come back after an undo."""

    acted = Signal()
    """A use was noted, or denied, or undone."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._last: UseEntry | NotUsedEntry | None = None
        self._time: MomentField | None = None
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slot)
        timer = QTimer(self)
        timer.timeout.connect(self._look_again)
        timer.start(_LOOK_EVERY_MS)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        self._time = None
        self._last = undoable(self._desk, self._record)
        if self._last:
            self._slot.show_widgets(self._undoing())
            return
        match self._desk.standing(self._record).state:
            case State.VALID:
                self._slot.show_widgets(self._asking(primary="&I put it on"))
            case State.OVER if self._record.gives_leave:
                self._slot.show_widgets([Heading("Did you use it?"), *self._asking(primary=None)])
            case _:
                self._slot.show_widgets([])

    def _asking(self, *, primary: str | None) -> list[QWidget]:
        used = push_button("used-it", primary or "", self._use_now, kind="primary")
        at = push_button("used-at", "I used it at &another time", self._ask_time)
        denied = push_button("not-used", "I did&n't use it", self._deny)
        return [self._row([*([used] if primary else []), at, denied])]

    def _row(self, buttons: list[QWidget]) -> Slot:
        row = Slot(beside=True)
        row.setParent(self)
        row.show_widgets(buttons)
        return row

    def _use_now(self) -> None:
        self._act(lambda: self._use(self._desk.now))

    def _deny(self) -> None:
        self._act(lambda: not_used(self._record, self._desk.clock()))

    def _use(self, at: datetime) -> UseEntry:
        record, now = self._record, self._desk.clock()
        area = record.details.area
        sites = area.sites if area else ()
        moment = moment_here(at, now)
        plan = record.plan
        return use_of(record.person, plan, at=moment, saved=now, sites=sites, record=record)

    def _ask_time(self) -> None:
        self._time = MomentField("used-time", "When did you put it on?", self._desk.now)
        save = push_button("save-used-time", "Sa&ve this time", self._use_then, kind="primary")
        cancel = push_button("cancel-used-time", "&Cancel", self.refresh)
        self._slot.show_widgets([self._time, self._row([save, cancel])])
        self._time.focus()

    def _use_then(self) -> None:
        value = self._time.value() if self._time else None
        if not isinstance(value, datetime):
            if self._time:
                self._time.show_fault("Enter the day and the time when you put it on.")
            return
        if self._time and value > self._desk.now:
            self._time.show_fault(_TO_COME)
            return
        if self._time and self._desk.now - value > USE_TOLD_WITHIN:
            self._time.show_fault(_LONG_AGO)
            return
        self._act(lambda: self._use(value))

    def _act(self, make: Callable[[], UseEntry | NotUsedEntry]) -> None:
        try:
            self._desk.store.save(make())
        except KetcheckError as error:
            self._refuse(str(error))
            return
        self._after()

    def _refuse(self, why: str) -> None:
        """Say why nothing was noted: under the time that was typed, where one was."""
        if self._time:
            self._time.show_fault(why)
        else:
            tell(self, why)

    def _undo(self) -> None:
        last = self._last
        if last is None:
            return
        try:
            self._desk.store.save(undo(last, self._desk.clock()))
        except KetcheckError as error:
            tell(self, str(error))
            return
        self._after()

    def _after(self) -> None:
        self.refresh()
        announce(self, self._said())
        self.acted.emit()
        # What is shown in its place has no room yet.
        QTimer.singleShot(0, self, self._rest_on_result)

    def _rest_on_result(self) -> None:
        """Leave the keyboard on the result: the button is gone, and its neighbor was not meant."""
        over = self.parentWidget()
        shown = over.findChildren(Heading, "result") if over else []
        for heading in shown:
            if heading.isVisible():
                heading.take_keyboard()

    def _said(self) -> str:
        if self._last is None:
            return "Undone."
        return "Noted: you put it on." if isinstance(self._last, UseEntry) else "Noted: not used."

    def _undoing(self) -> list[QWidget]:
        button = push_button("undo-use", "&Undo", self._undo)
        return [Words(self._said(), kind="muted"), self._row([button])]

    def _look_again(self) -> None:
        """Take the undo away after its minute; look at what can be done otherwise."""
        if self._last is None:
            return
        if not _is_young(self._last, self._desk):
            self.refresh()


def undoable(desk: Desk, record: Record) -> UseEntry | NotUsedEntry | None:
    """What was noted of this record within the last minute, and may be undone."""
    store = desk.store
    for row in store.page(person_id=record.person.id, limit=_LOOKED_AT):
        if row.kind not in _NOTED or row.struck or not row.readable:
            continue
        entry = store.entry(row.id)
        if not isinstance(entry, UseEntry | NotUsedEntry) or entry.record != record.id:
            continue
        if _is_young(entry, desk) and store.status(entry.id).is_current:
            return entry
    return None


def _is_young(entry: UseEntry | NotUsedEntry, desk: Desk) -> bool:
    return timedelta() <= desk.clock().utc - entry.saved.utc <= UNDO_WITHIN
