"""A search field over the list of people: type, Down, Enter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, counted
from ketcheck.messages.orders import order_here
from ketcheck.messages.reading import is_relative, read_date
from ketcheck.messages.refusals import Refusal
from ketcheck.records.model import Person
from ketcheck.ui.people.glass import FindLine
from ketcheck.ui.people.people_table import PeopleModel, PeopleTable
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.speech import announce

_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PeopleFinder(QWidget):
    """Finds people as their name is typed; nobody is chosen until the user does so."""

    person_chosen = Signal(Person)
    can_choose = Signal(bool)
    """Whether it is clear who would be chosen now."""

    def __init__(self, desk: Desk, beside: Sequence[QPushButton] = ()) -> None:
        """Put buttons beside the search field, where there are any."""
        super().__init__()
        self._desk = desk
        self._model = PeopleModel(desk)
        self._model.setParent(self)
        self._table = PeopleTable(self._model)
        self._table.opened.connect(self.choose)
        self._table.left.connect(self._type_on)
        self._table.moved.connect(self._tell_choice)
        self._field = FindLine()
        self._field.setObjectName("find-people")
        self._label = Words(_("Name, date of birth, or number"))
        self._label.setBuddy(self._field)
        self._field.setAccessibleName(_("Find a patient by name, date of birth, or number"))
        self._field.setAccessibleDescription(_("F2 brings you back here."))
        self._field.textChanged.connect(self.search)
        self._field.installEventFilter(self)
        self._archived = QCheckBox(_("Show archived patients"))
        self._archived.setObjectName("show-archived")
        self._archived.toggled.connect(self.search)
        self._note = Words(kind="muted")
        self._note.setObjectName("found")
        self._lay_out(beside)
        back = QShortcut(QKeySequence("F2"), self)
        back.setAutoRepeat(False)
        back.activated.connect(self._go_to_field)

    def begin(self) -> None:
        """List everyone, and put the cursor into the search field."""
        self.search()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """List those who go with what is typed."""
        with told(self):
            sought = _sought(self._field.text(), self._desk.today())
            self._model.find(sought, archived=self._archived.isChecked())
        self._say(self._told())
        self._tell_choice()

    def choose(self) -> None:
        """Hand on the person under the cursor, or the only one there is."""
        row = self._chosen_row
        if row < 0:
            text = _("Choose a person in the list first. The Down key goes there.")
            self._say(text)
            announce(self, text)
            self._field.setFocus()
            return
        self.person_chosen.emit(self._model.listed(row).person)

    @property
    def _chosen_row(self) -> int:
        row = self._table.currentIndex().row()
        return 0 if row < 0 and self._model.rowCount() == 1 else row

    def _tell_choice(self) -> None:
        self.can_choose.emit(self._chosen_row >= 0)

    def _go_to_field(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down from the search field into the list, and choose on Enter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _DOWN and self._model.rowCount():
            self._table.setFocus()
            self._table.selectRow(0)
            return True
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.choose()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, beside: Sequence[QPushButton]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._field, 1)
        for button in beside:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._archived)
        column.addWidget(self._note)
        column.addWidget(self._table, 1)

    def _type_on(self, letters: str) -> None:
        self._table.clearSelection()
        self._table.setCurrentIndex(self._model.index(-1, 0))
        self._field.setFocus()
        self._field.insert(letters)

    def _told(self) -> str:
        count = self._model.rowCount()
        if count == 0:
            if self._field.text().strip():
                return _("No one found. Check the spelling or type less.")
            return _("No patients yet. Add the first one with New patient.")
        if self._model.has_more:
            return _(
                "The first {count} are shown. "
                "Too many matches. Type more of the name, birth date, or number."
            ).format(count=count)
        return counted("{count} person", "{count} people", count)

    def _say(self, text: str) -> None:
        self._note.setText(text)


def _sought(text: str, today: date) -> str:
    """What to look for: a whole date, however it is written here, as it is kept."""
    try:
        return text if is_relative(text) else read_date(text, order_here(), today).isoformat()
    except Refusal:
        return text
