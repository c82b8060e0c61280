"""What to read aloud to who comes or answers the phone: who it is, the cream, uses, medicines."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.details import Medicine, Plan
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import spoken
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import date_words
from ketcheck.records.model import Record
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import spoken_fact_lines
from ketcheck.ui.widgets.labels import Heading, Large, Words
from ketcheck.ui.widgets.scrolling import ScrollingColumn

_LARGE, _TITLE = 1.25, 1.7
_USES = 5


class ReadAloud(QWidget):
    """Large lines, one fact each; nothing to press but the way back."""

    left = Signal()

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._area = ScrollingColumn("alarm")
        self._title = Heading(_("Read this aloud"), scale=_TITLE)
        self._title.setObjectName("read-aloud")
        self._area.column.setSpacing(10)
        self._area.column.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        lines = list(self._lines())
        self._title.say_with(spoken_fact_lines(lines))
        for at, (name, value) in enumerate(lines):
            label = Words(name)
            label.setWordWrap(False)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Bold(value, scale=_LARGE), at, 1)
        self._area.column.addLayout(grid)
        self._area.column.addStretch(1)
        foot = QWidget()
        self._row = QHBoxLayout(foot)
        back = push_button("back-to-help", _("&Back to the numbers"), self.left.emit, kind="alarm")
        back.setMinimumHeight(56)
        self._row.addWidget(back)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)

    def begin(self) -> None:
        """Put the keyboard on the heading."""
        self._title.take_keyboard()

    def set_margin(self, margin: int) -> None:
        """Begin and end where the page before it does."""
        self._area.column.setContentsMargins(margin, 20, margin, 12)
        self._row.setContentsMargins(margin, 8, margin, 12)

    def _lines(self) -> Iterator[tuple[str, str]]:
        record, person = self._record, self._record.person
        plan = self._plan()
        yield _("Name"), person.name
        if person.born:
            yield _("Born"), date_words(person.born)
        if person.number:
            yield _("Number"), person.number
        yield _("Cream"), _("Ketamine cream, on the skin")
        if plan:
            yield _("Strength"), plan.strength or _("Not on file")
            yield _("Amount each time"), plan.amount
        yield _("Last uses"), "\n".join(self._uses()) or _("No use is on record.")
        medicines = [_of_medicine(one) for one in record.medicines or self._medicines()]
        yield _("Medicines"), "\n".join(medicines) or _("No other medicine is on the list.")

    def _plan(self) -> Plan | None:
        return self._desk.store.plan(self._record.person.id) or self._record.plan

    def _uses(self) -> list[str]:
        try:
            known = self._desk.store.known(self._record.person.id)
        except KetcheckError:
            return [_("The uses can't be read.")]
        return [_of_use(use, self._desk) for use in known.uses[:_USES]]

    def _medicines(self) -> tuple[Medicine, ...]:
        try:
            return self._desk.store.known(self._record.person.id).medicines
        except KetcheckError:
            return ()


def _of_use(use: Use, desk: Desk) -> str:
    when, where = spoken(use.at, desk.now), in_words(use.sites)
    words = _("{time}, {place}").format(time=when, place=where) if where else when
    return words if use.sure else _("Maybe: {use}").format(use=words)


def _of_medicine(medicine: Medicine) -> str:
    return ", ".join(one for one in (medicine.name, medicine.dose) if one)


class _Bold(Large):
    is_bold = True
