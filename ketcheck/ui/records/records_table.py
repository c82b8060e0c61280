"""The list of records, read from the store a page at a time, so that it stays quick."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Kind
from ketcheck.records.sealed.rows import Row
from ketcheck.records.sealed.wanted import OrderBy, Wanted
from ketcheck.ui.appearance.theme import current_tokens, scaled
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.row_table import Index, RowModel, RowTable
from ketcheck.ui.widgets.signs import PAST, picture_of

_COLUMNS = (
    marked("When"),
    marked("Result"),
    marked("What happened"),
    marked("Kind"),
    marked("Record"),
)
WHEN, RESULT, WHY, KIND, RECORD = range(len(_COLUMNS))
_ORDERS = (OrderBy.WHEN, OrderBy.RESULT, OrderBy.WHY, OrderBy.KIND, OrderBy.RECORD)
KIND_WORDS = {
    Kind.SELF_CHECK: marked("Self-check"),
    Kind.COUNSELING: marked("Counseling"),
    Kind.CLEARANCE: marked("What a doctor said"),
    Kind.STRIKE: marked("Crossed out"),
    Kind.USE: marked("Use"),
    Kind.NOT_USED: marked("Not used"),
    Kind.LABEL: marked("Label"),
    Kind.IDENTITY: marked("Who it is"),
    Kind.MERGE: marked("Entries merged"),
}
RESULT_WORDS = {
    Level.OK: marked("OK"),
    Level.ASK: marked("Ask first"),
    Level.STOP: marked("STOP"),
    Level.URGENT: marked("STOP now"),
}
_PAGE = 50
_LETTERS_WITH_KIND = 85
_LETTERS_WITH_ID = 160
"""What happened is read more than a number: it has its width first."""
_LEAST_ROWS = 3


class RecordsModel(RowModel):
    """Rows of one person, as they are wanted; more are fetched as the list is scrolled."""

    columns = _COLUMNS

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self._desk = desk
        self._person_id = person_id
        self._wanted = Wanted()
        self._rows: list[Row] = []
        self._more = True

    def show_wanted(self, wanted: Wanted) -> None:
        """Read the first page of what is wanted."""
        self.beginResetModel()
        self._wanted = wanted
        self._rows = []
        self._rows = self._next_page()
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[index.row()]

    def place_of(self, record_id: UUID) -> int | None:
        """Where a record stands among the rows read so far."""
        return next((at for at, row in enumerate(self._rows) if row.id == record_id), None)

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

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        name = super().headerData(section, orientation, role)
        return _(name) if name else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a cell; with the result the hollow mark of its level."""
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(self.columns[column])}: {self._words(row, column)}"
            case Qt.ItemDataRole.ToolTipRole:
                return row.why if column == WHY else None
            case Qt.ItemDataRole.FontRole if column == RESULT:
                return _result_font(row)
            case _:
                return _look_of(row, role) if column == RESULT else None

    def _words(self, row: Row, column: int) -> str:
        match column:
            case 0:
                return when_words(row.finished, self._desk.now)
            case 1:
                return _(RESULT_WORDS[row.level]) if row.level else ("" if row.readable else "?")
            case 2:
                unread = _("This record can't be read. It is kept as it is.")
                return _why(row) if row.readable else unread
            case 3:
                return ", ".join(_kind_words(row))
            case _:
                return row.short_id

    def _next_page(self) -> list[Row]:
        after = self._rows[-1] if self._rows else None
        rows = self._desk.store.listed(self._person_id, self._wanted, after=after, limit=_PAGE)
        self._more = len(rows) == _PAGE
        return rows


class RecordsTable(RowTable):
    """The list itself; Enter or a double click opens a record, and Up on the first row leaves."""

    opened = Signal(UUID)
    order_chosen = Signal(OrderBy)

    def __init__(
        self,
        model: RecordsModel,
        leave: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, "records", _("Records"), parent)
        self._records = model
        self._leave = leave
        self._arrange()
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index).id))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda column: self.order_chosen.emit(_ORDERS[column]))

    def show_order(self, order: OrderBy, *, is_ascending: bool) -> None:
        """Show by an arrow which column the list is sorted by."""
        ways = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(_ORDERS.index(order), ways[0] if is_ascending else ways[1])

    def take_keyboard(self) -> None:
        """Have the keyboard, on the row that was chosen, or the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._records.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, record_id: UUID) -> bool:
        """Go to the row of a record; whether it is listed."""
        place = self._records.place_of(record_id)
        if place is not None:
            self.setCurrentIndex(self._records.index(place, 0))
            self.take_keyboard()
        return place is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the record under the cursor on Enter; go back to the field from the first row."""
        if event.key() == Qt.Key.Key_Up and self._leave and self.currentIndex().row() <= 0:
            self._leave()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            self.opened.emit(self._records.row_at(self.currentIndex()).id)

    def changeEvent(self, event: QEvent) -> None:
        """Take the text size that the user chose since."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the record itself tells, where large type leaves no room for it."""
        letters = event.size().width() / self.fontMetrics().averageCharWidth()
        self.setColumnHidden(KIND, letters < _LETTERS_WITH_KIND)
        self.setColumnHidden(RECORD, letters < _LETTERS_WITH_ID)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        side = self.fontMetrics().ascent()
        self.setIconSize(QSize(side, side))
        header = self.horizontalHeader()
        letters = self.fontMetrics().averageCharWidth()
        for column, width in ((WHEN, 19), (RESULT, 14), (KIND, 20), (RECORD, 20)):
            header.resizeSection(column, letters * width)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        # Two lines and the padding of a cell: with less, Qt would show but one of them.
        row = self.fontMetrics().height() * 2 + 16
        self.verticalHeader().setDefaultSectionSize(row)
        # With less of a list the page scrolls.
        self.setMinimumHeight(self.fontMetrics().height() + 16 + row * _LEAST_ROWS)


def when_words(finished: datetime, now: datetime) -> str:
    """`Today 08:12`, `Yesterday 20:04`, `Fri 20 Nov 09:40`, in the zone of then."""
    day: date = finished.date()
    today = now.date()
    clock = f"{finished:%H:%M}"
    if day == today:
        return _("Today {time}").format(time=clock)
    if day == today - timedelta(days=1):
        return _("Yesterday {time}").format(time=clock)
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_(_DAYS[day.weekday()])} {day.day} {_(_MONTHS[day.month - 1])}{year} {clock}"


_DAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
_MONTHS = (
    marked("Jan"),
    marked("Feb"),
    marked("Mar"),
    marked("Apr"),
    marked("May"),
    marked("Jun"),
    marked("Jul"),
    marked("Aug"),
    marked("Sep"),
    marked("Oct"),
    marked("Nov"),
    marked("Dec"),
)


def _why(row: Row) -> str:
    # The list keeps it in the words of before, by which it is verified.
    if row.kind is Kind.STRIKE:
        return row.why.replace("Entered in error", _("Crossed out"), 1)
    return row.why


def _kind_words(row: Row) -> list[str]:
    words = [_(KIND_WORDS[Kind(row.kind)])]
    words += [_("fixed since")] if row.superseded else []
    words += [_("fixes another")] if row.amended else []
    words += [_("crossed out")] if row.struck else []
    return words


def _result_font(row: Row) -> object:
    font = scaled(1.0, bold=True)
    # A line through it, and in words in another column.
    font.setStrikeOut(row.struck)
    return font


def _look_of(row: Row, role: int) -> object:
    if row.level is None:
        return None
    # An OK on the list is no leave, and what was fixed or crossed out is no warning.
    is_past = row.level is Level.OK or row.struck or row.superseded
    match role:
        case Qt.ItemDataRole.DecorationRole:
            side = round(scaled(1.0).pointSizeF() * 1.3)
            return picture_of(PAST[row.level] if is_past else row.level, side, 2.0)
        case Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            return QColor(tokens.past) if is_past else tokens.of(row.level)[0]
        case _:
            return None
