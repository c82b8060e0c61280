"""Several records of a person in one print: which days, how many they are, how far it is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QProgressBar

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, counted
from ketcheck.paper import Paper, paper_for_locale
from ketcheck.records.model import Person
from ketcheck.records.sealed.rows import Row
from ketcheck.ui.printing.batch_run import READING
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import ChoiceField, DateField
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.speech import announce

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_FAR_OFF = datetime(2200, 1, 1, tzinfo=UTC)


class PrintSeveral(Form):
    """Asks for the days; the pages are made meanwhile, and can be cancelled."""

    wanted = Signal(list, Paper)
    """The ids of the records, and the paper."""
    cancelled = Signal()

    def __init__(self, desk: Desk, person: Person, most: int) -> None:
        hint = _("Leave it empty to print all.")
        papers = [(paper.value, paper.label) for paper in Paper]
        fields = (
            DateField("first", _("From"), hint, optional=True, today=desk.today),
            DateField("last", _("To"), hint, optional=True, today=desk.today),
            ChoiceField("paper-size", _("Paper"), papers),
        )
        super().__init__(desk, _("Print several records"), _("Print them together."), fields)
        fields[2].set_value(paper_for_locale().value)
        self._person = person
        self._most = most
        self._is_running = False
        self._note = Words()
        self._note.setObjectName("found-records")
        self._progress = QProgressBar()
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(_("Progress"))
        self._progress.hide()
        for widget in (self._note, self._progress):
            self.body.insertWidget(self.body.count() - 1, widget)
        self._leave = self.add_button("cancel", _("&Cancel"), self._go)
        self._make = self.add_button(
            "make-pages", _("&Make the pages"), self._start, kind="primary"
        )
        for field in fields:
            field.edited.connect(self._count)
        self._count()

    def show_progress(self, what: str, done: int, of: int) -> None:
        """Say how far it is."""
        self._progress.setMaximum(of)
        self._progress.setValue(done)
        self._note.setText(_("{what}: {done} of {of}").format(what=_(what), done=done, of=of))
        if done == of and what != READING:
            # The pages are put together now, and nobody knows how long that takes.
            self._progress.setMaximum(0)

    def stop(self, fault: str = "") -> None:
        """Take it that nothing is under way any more; say what went wrong, if anything did."""
        self._run(running=False)
        self._count()
        if fault:
            self._note.setText(fault)
            announce(self, fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel on Esc what is under way, before the screen itself is left."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing go on behind another screen."""
        if self._is_running and not event.spontaneous():
            self._go()
        super().hideEvent(event)

    def _go(self) -> None:
        if self._is_running:
            self.cancelled.emit()
            self.stop()
        else:
            self.closed.emit()

    def _start(self) -> None:
        ids = [row.id for row in self._rows() if row.readable]
        if ids:
            self._run(running=True)
            self.wanted.emit(ids, Paper(str(self.fields[2].value())))

    def _run(self, *, running: bool) -> None:
        self._is_running = running
        self._progress.setVisible(running)
        for field in self.fields:
            field.setEnabled(not running)
        self._make.setEnabled(not running)
        if running:
            self._leave.setFocus()

    def _count(self) -> None:
        try:
            rows = self._rows()
        except KetcheckError as error:
            rows, text = [], str(error)
        else:
            text = self._told(rows)
        self._note.setText(text)
        self._make.setEnabled(0 < len(rows) <= self._most and bool(self.fields[2].value()))

    def _told(self, rows: Sequence[Row]) -> str:
        for field in self.fields[:2]:
            if field.refusal:
                return field.refusal
        if len(rows) > self._most:
            many = _("Choose fewer days. ketcheck can print {most} records at a time.")
            return many.format(most=self._most)
        if not rows:
            return _("No records in this period.")
        found = counted(
            "{count} record in this period.", "{count} records in this period.", len(rows)
        )
        lost = sum(not row.readable for row in rows)
        missing = counted(
            "{count} of them can't be read and will be missing.",
            "{count} of them can't be read and will be missing.",
            lost,
        )
        return f"{found} {missing}" if lost else found

    def _rows(self) -> list[Row]:
        first, last = (field.value() for field in self.fields[:2])
        if isinstance(first, str) or isinstance(last, str):
            return []
        begin = self._midnight(first) if isinstance(first, date) else _LONG_AGO
        end = self._midnight(last + timedelta(days=1)) if isinstance(last, date) else _FAR_OFF
        store = self.desk.store
        return store.between(self._person.id, begin, end, limit=self._most + 1)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.desk.now.tzinfo)
