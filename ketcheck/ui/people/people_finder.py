"""A search field over the list of people: type, Down, Enter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketcheck.messages.orders import order_here
from ketcheck.messages.reading import is_relative, read_date
from ketcheck.messages.refusals import Refusal
from ketcheck.records.model import Person
from ketcheck.ui.people.people_table import PeopleModel, PeopleTable
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.speech import announce

_HINT = "Name, birth date, or number"
_MORE = "Too many matches. Type more of the name, birth date, or number."
_NOBODY = "No one found. Check the spelling or type less."
_CHOOSE = "Choose a person in the list first. The Down key goes there."
_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown})


class PeopleFinder(QWidget):
    """Finds people as their name is typed; nobody is chosen until the user does so."""

    person_chosen = Signal(Person)

    def __init__(self, desk: Desk, beside: Sequence[QPushButton] = ()) -> None:
        """Put buttons beside the search field, where there are any."""
        super().__init__()
        self._desk = desk
        self._model = PeopleModel(desk)
        self._model.setParent(self)
        self._table = PeopleTable(self._model)
        self._table.opened.connect(self.choose)
        self._table.left.connect(self._type_on)
        self._field = QLineEdit()
        self._field.setObjectName("find-people")
        self._field.setAccessibleName(f"Find people: {_HINT}")
        self._field.setPlaceholderText(_HINT)
        self._field.textChanged.connect(self.search)
        self._field.installEventFilter(self)
        self._archived = QCheckBox("Show archived patients")
        self._archived.setObjectName("show-archived")
        self._archived.toggled.connect(self.search)
        self._note = Words(kind="muted")
        self._note.setObjectName("found")
        self._lay_out(beside)

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

    def choose(self) -> None:
        """Hand on the person under the cursor, or the only one there is."""
        row = self._table.currentIndex().row()
        if row < 0 and self._model.rowCount() == 1:
            row = 0
        if row < 0:
            self._say(_CHOOSE)
            announce(self, _CHOOSE)
            self._field.setFocus()
            return
        self.person_chosen.emit(self._model.listed(row).person)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down from the search field into the list."""
        goes_down = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in _DOWN
        )
        if goes_down and self._model.rowCount():
            self._table.setFocus()
            self._table.selectRow(0)
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
            return _NOBODY if self._field.text().strip() else "No people are on this list yet."
        if self._model.has_more:
            return f"The first {count} are shown. {_MORE}"
        return "1 person" if count == 1 else f"{count} people"

    def _say(self, text: str) -> None:
        self._note.setText(text)


def _sought(text: str, today: date) -> str:
    """What to look for: a whole date, however it is written here, as it is kept."""
    try:
        return text if is_relative(text) else read_date(text, order_here(), today).isoformat()
    except Refusal:
        return text
