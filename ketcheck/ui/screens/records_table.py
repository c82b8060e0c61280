"""The list of records, read from the store a page at a time, so that it stays quick."""

from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ketcheck.checklist.level import Level
from ketcheck.records.model import Kind
from ketcheck.records.sealed.rows import Row
from ketcheck.ui.desk import Desk
from ketcheck.ui.theme import current_tokens, scaled
from ketcheck.ui.widgets.marks import mark_pixmap
from ketcheck.ui.widgets.row_table import Index, RowModel, RowTable

_COLUMNS = ("When", "Result", "Why", "Kind", "Record")
WHEN, RESULT, WHY, KIND, RECORD = range(len(_COLUMNS))
KIND_WORDS = {
    Kind.SELF_CHECK: "Self-check",
    Kind.COUNSELING: "Counseling",
    Kind.CLEARANCE: "Clearance",
    Kind.STRIKE: "Crossed out",
    Kind.USE: "Use",
    Kind.NOT_USED: "Not used",
    Kind.LABEL: "Label",
    Kind.IDENTITY: "Who it is",
    Kind.MERGE: "Entries merged",
}
RESULT_WORDS = {
    Level.OK: "OK",
    Level.ASK: "ASK FIRST",
    Level.STOP: "STOP",
    Level.URGENT: "STOP NOW",
}
_PAGE = 50
_LETTERS_WITH_KIND = 85
_LETTERS_WITH_ID = 68


class RecordsModel(RowModel):
    """Rows of one person, newest first; more are fetched as the list is scrolled."""

    columns = _COLUMNS

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self._desk = desk
        self._person_id = person_id
        self._search = ""
        self._rows: list[Row] = []
        self._more = True

    def search(self, text: str) -> None:
        """Show the records that hold the text; all of them for an empty one."""
        self._search = text.strip()
        self.reload()

    def reload(self) -> None:
        """Read the first page again."""
        self.beginResetModel()
        self._rows = []
        self._more = True
        self._read()
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the store may have more."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        first = len(self._rows)
        rows = self._next_page()
        if rows:
            self.beginInsertRows(parent, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a cell; the mark and colour of its level with the result."""
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.columns[column]}: {self._words(row, column)}"
            case Qt.ItemDataRole.ToolTipRole:
                return row.why if column == WHY else None
            case _:
                return _look_of(row.level, role) if column == RESULT and row.level else None

    def _words(self, row: Row, column: int) -> str:
        match column:
            case 0:
                return when_words(row.finished, self._desk.now)
            case 1:
                return RESULT_WORDS[row.level] if row.level else ("" if row.readable else "?")
            case 2:
                return (
                    row.why if row.readable else "This record can't be read. It is kept as it is."
                )
            case 3:
                marks = [KIND_WORDS.get(Kind(row.kind), row.kind)]
                marks += ["superseded"] if row.superseded else []
                marks += ["amended"] if row.amended else []
                marks += ["entered in error"] if row.struck else []
                return ", ".join(marks)
            case _:
                return row.short_id

    def _read(self) -> None:
        self._rows += self._next_page()

    def _next_page(self) -> list[Row]:
        before = self._rows[-1].seq if self._rows else None
        rows = self._desk.store.page(
            person_id=self._person_id, search=self._search, before=before, limit=_PAGE
        )
        self._more = len(rows) == _PAGE
        return list(rows)


class RecordsTable(RowTable):
    """The list itself; Enter or a double click opens a record."""

    opened = Signal(UUID)

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "records", "Records", parent)
        self._records = model
        self.setIconSize(QSize(18, 18))
        self._arrange()
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index).id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the record under the cursor on Enter."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            self.opened.emit(self._records.row_at(self.currentIndex()).id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the record itself tells, where large type leaves no room for it."""
        letters = event.size().width() / self.fontMetrics().averageCharWidth()
        self.setColumnHidden(KIND, letters < _LETTERS_WITH_KIND)
        self.setColumnHidden(RECORD, letters < _LETTERS_WITH_ID)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        header = self.horizontalHeader()
        letters = self.fontMetrics().averageCharWidth()
        for column, width in ((WHEN, 18), (RESULT, 15), (KIND, 17), (RECORD, 20)):
            header.resizeSection(column, letters * width)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 12)


def when_words(finished: datetime, now: datetime) -> str:
    """`Today 08:12`, `Yesterday 20:04`, `Fri 20 Nov 09:40`, in the zone of then."""
    day: date = finished.date()
    today = now.date()
    clock = f"{finished:%H:%M}"
    if day == today:
        return f"Today {clock}"
    if day == today - timedelta(days=1):
        return f"Yesterday {clock}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year} {clock}"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _look_of(level: Level, role: int) -> object:
    # A record is of the past: an OK on the list is no leave, and has neither tick nor green.
    is_ok = level is Level.OK
    match role:
        case Qt.ItemDataRole.DecorationRole:
            return None if is_ok else mark_pixmap(level, 18, 2.0)
        case Qt.ItemDataRole.ForegroundRole:
            return QColor(current_tokens().past) if is_ok else current_tokens().of(level)[0]
        case Qt.ItemDataRole.FontRole:
            return scaled(1.0, bold=True)
        case _:
            return None
