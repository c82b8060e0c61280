"""The list of people: those who go with what is typed, with both identifiers of each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.people.directory import SHOWN
from ketcheck.records.people.finding import Listed
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.row_table import Index, RowModel, RowTable

_LETTERS_OF_DATE = 33
_LETTERS_OF_DATE_ON_TWO_LINES = 19
_LETTERS_OF_DATE_IN_LITTLE_ROOM = 17
_LETTERS_FOR_A_LONG_MONTH = 55
_LETTERS_FOR_ONE_LINE = 70


class PeopleModel(RowModel):
    """The people found, by name; no more of them than a list is read for."""

    columns = (marked("Name"), marked("Born, number"))

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Sequence[Listed] = ()
        self.has_more = False
        """Whether more go with the text than are listed."""

    def find(self, text: str, *, archived: bool) -> None:
        """List those whose name, birth date or number goes with the text."""
        found = self._desk.store.directory.found(text, archived=archived, limit=SHOWN + 1)
        self.beginResetModel()
        self._found = found[:SHOWN]
        self.has_more = len(found) > SHOWN
        self.endResetModel()

    def listed(self, row: int) -> Listed:
        """Who stands in a row."""
        return self._found[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the people listed."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a cell."""
        words = _words(self._found[index.row()], index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(self.columns[index.column()])}: {words}"
            case _:
                return None


class PeopleTable(RowTable):
    """The list itself; Enter or a double click opens, typing goes on in the search field."""

    opened = Signal()
    moved = Signal()
    """Another row, or none, is under the cursor."""
    left = Signal(str)
    """The keyboard goes back to the search field, with the letters typed here."""

    def __init__(self, model: PeopleModel) -> None:
        super().__init__(model, "people", _("Patients"))
        self._follow_text_size()
        self.doubleClicked.connect(lambda _at: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.moved.emit())

    def changeEvent(self, event: QEvent) -> None:
        """Give rows and columns the room that another text size needs."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._follow_text_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the name as much room as there is."""
        self._follow_text_size()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; go back to the search field above the first row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit("")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type on in the search field."""
        self.left.emit(search)

    def _follow_text_size(self) -> None:
        header = self.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        is_wide = self.width() > letter * _LETTERS_FOR_ONE_LINE
        has_room = self.width() > letter * _LETTERS_FOR_A_LONG_MONTH
        below = _LETTERS_OF_DATE_ON_TWO_LINES if has_room else _LETTERS_OF_DATE_IN_LITTLE_ROOM
        header.resizeSection(1, letter * (_LETTERS_OF_DATE if is_wide else below))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # Two lines and the padding of the style sheet: with less, Qt shows but one of them.
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 20)
        self.setMinimumHeight(self.fontMetrics().height() * 6)


def _words(listed: Listed, column: int) -> str:
    person = listed.person
    if column == 0:
        return _("{name} (archived)").format(name=person.name) if listed.archived else person.name
    born = date_words(person.born) if person.born else _("No birth date")
    return " · ".join(_together(part) for part in (born, person.number) if part)


def _together(words: str) -> str:
    """Keep words in their order where lines run from right to left: else the day goes astray."""
    is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"\u2068{words}\u2069" if is_mirrored else words
