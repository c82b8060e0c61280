"""All records of a person: found by words, numbers and dates, filtered, and in any order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.orders import order_here
from ketcheck.messages.typed_days import read_typed
from ketcheck.records.model import Kind
from ketcheck.records.sealed.wanted import OrderBy, Wanted
from ketcheck.ui.records.find_row import FindRow
from ketcheck.ui.records.records_table import RecordsModel, RecordsTable
from ketcheck.ui.records.row_menu import RowMenu
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.choice_box import ChoiceBox
from ketcheck.ui.widgets.labels import Heading, Words

_FIND_AFTER_MS = 120
"""Typing goes on meanwhile: a list for each letter would be read for nothing."""
_RESULTS: tuple[tuple[str, frozenset[Level]], ...] = (
    (marked("All results"), frozenset()),
    (marked("OK"), frozenset({Level.OK})),
    (marked("Ask first"), frozenset({Level.ASK})),
    (marked("STOP"), frozenset({Level.STOP, Level.URGENT})),
)
_KINDS: tuple[tuple[str, frozenset[Kind]], ...] = (
    (marked("All kinds"), frozenset()),
    (marked("Checks"), frozenset({Kind.SELF_CHECK})),
    (marked("Sessions"), frozenset({Kind.COUNSELING})),
    (marked("Uses"), frozenset({Kind.USE, Kind.NOT_USED})),
    (marked("What a doctor said"), frozenset({Kind.CLEARANCE})),
    (
        marked("Changes"),
        frozenset({Kind.LABEL, Kind.IDENTITY, Kind.MERGE, Kind.STRIKE}),
    ),
)
_PERIODS: tuple[tuple[str, int], ...] = (
    (marked("All days"), 0),
    (marked("Last 7 days"), 7),
    (marked("Last 30 days"), 30),
    (marked("Last 12 months"), 365),
)
_LEVELS_TYPED = {
    "ok": frozenset({Level.OK}),
    "ask": frozenset({Level.ASK}),
    "ask first": frozenset({Level.ASK}),
    "stop": frozenset({Level.STOP, Level.URGENT}),
}


@dataclass(frozen=True)
class Found:
    """What was looked for, to come back to from a record."""

    text: str = ""
    result: int = 0
    kind: int = 0
    period: int = 0
    order: OrderBy = OrderBy.WHEN
    is_ascending: bool = False
    opened: UUID | None = None


class RecordsScreen(Screen):
    """The field to find in, three filters, and the list; a record opens by Enter or a click."""

    is_place = True
    record_opened = Signal(UUID)
    record_printed = Signal(UUID)
    """Of a check or a session alone."""

    def __init__(self, desk: Desk, person_id: UUID, found: Found | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._found = found or Found()
        self._waiting = QTimer(self, singleShot=True, interval=_FIND_AFTER_MS)
        self._waiting.timeout.connect(self._look)
        self._heading = Heading(_("All records"), scale=1.5)
        self.body.addWidget(self._heading)
        self._find = _Field(self._go_to_list)
        self._find.setText(self._found.text)
        self._find.textChanged.connect(lambda _text: self._waiting.start())
        self._filters = self._make_filters()
        self._find_row = FindRow(self._find, self._filters)
        self._find_row.folded.connect(self._save_height)
        self.body.addWidget(self._find_row)
        self._model = RecordsModel(desk, person_id)
        self._model.setParent(self)
        self._table = RecordsTable(self._model, self._find.take_keyboard)
        self._table.opened.connect(self._open)
        self._table.order_chosen.connect(self._sort)
        # Kept: it lives as long as the screen.
        self._row_menu = RowMenu(
            self._table, self._model, opened=self._open, printed=self.record_printed.emit
        )
        self._nothing = Words(_("No records found. Try another word or a date."))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._table, 1)
        # Without a list, what is above it stays at the top.
        self._under = QWidget()
        self.body.addWidget(self._under, 1)
        self.add_button("close", _("&Close"), self.closed.emit)
        self._open_button = self.add_button(
            "open-record", _("&Open"), self._open_chosen, kind="primary"
        )
        self._table.selectionModel().currentRowChanged.connect(self._allow_open)
        self._model.modelReset.connect(self._allow_open)
        self._look()
        self._allow_open()

    @property
    def found(self) -> Found:
        """What is looked for now."""
        return self._found

    def begin(self) -> None:
        """Put the cursor into the field; coming back from a record, onto its row."""
        if self._found.opened and self._table.choose(self._found.opened):
            return
        self._find.take_keyboard()

    def _press_primary(self) -> None:
        """Enter in the field goes to what was found."""
        if self._find.hasFocus():
            self._look_at_once()
            self._go_to_list()
        else:
            super()._press_primary()

    def _make_filters(self) -> list[ChoiceBox]:
        made = (
            ("filter-result", _("Result"), [one for one, _levels in _RESULTS], self._found.result),
            ("filter-kind", _("Kind"), [one for one, _kinds in _KINDS], self._found.kind),
            ("filter-period", _("Days"), [one for one, _days in _PERIODS], self._found.period),
        )
        boxes = [_box(*one) for one in made]
        for box in boxes:
            box.currentIndexChanged.connect(lambda _place: self._look())
        return boxes

    def _look_at_once(self) -> None:
        if self._waiting.isActive():
            self._waiting.stop()
            self._look()

    def _look(self) -> None:
        result, kind, period = (box.currentIndex() for box in self._filters)
        text = self._find.text().strip()
        found = replace(self._found, text=text, result=result, kind=kind, period=period)
        self._found = replace(found, opened=None) if text != self._found.text else found
        self._model.show_wanted(wanted_of(self._found, self._desk.today()))
        self._table.show_order(self._found.order, is_ascending=self._found.is_ascending)
        has_none = self._model.rowCount() == 0
        if has_none and self._found == Found():
            self._nothing.setText(_("No records yet. Your saved checks will show here."))
        self._nothing.setVisible(has_none)
        self._table.setHidden(has_none)
        self._under.setVisible(has_none)

    def _allow_open(self) -> None:
        self._open_button.setEnabled(self._table.currentIndex().isValid())

    def _open_chosen(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._open(self._model.row_at(index).id)

    def _save_height(self, is_folded: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Leave the list more of a small window: the bar over it says what it is of, too."""
        self._heading.set_scale(1.0 if is_folded else 1.5)
        margins = self.body.contentsMargins()
        margins.setTop(8 if is_folded else 28)
        margins.setBottom(8 if is_folded else 28)
        self.body.setContentsMargins(margins)

    def _sort(self, order: OrderBy) -> None:
        is_same = order is self._found.order
        # The first press on a column gives what is most looked for: the newest, the worst.
        begins_up = order in {OrderBy.WHY, OrderBy.KIND, OrderBy.RECORD}
        is_ascending = not self._found.is_ascending if is_same else begins_up
        self._found = replace(self._found, order=order, is_ascending=is_ascending)
        self._look()

    def _go_to_list(self) -> None:
        self._look_at_once()
        if self._model.rowCount():
            self._table.take_keyboard()

    def _open(self, record_id: UUID) -> None:
        self._found = replace(self._found, opened=record_id)
        self.record_opened.emit(record_id)


class _Field(QLineEdit):
    """The field to find in; Down leads into the list."""

    def __init__(self, down: Callable[[], object]) -> None:
        super().__init__()
        self._down = down
        self.setObjectName("find-records")
        self.setAccessibleName(_("Find in records"))
        self.setAccessibleDescription(_("A word, a number or a date"))
        self.setPlaceholderText(_("Find by word, number or date"))
        self.setClearButtonEnabled(True)

    def take_keyboard(self) -> None:
        """Have the keyboard, at the end of what is typed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list on Down."""
        if event.key() == Qt.Key.Key_Down:
            self._down()
        else:
            super().keyPressEvent(event)


def wanted_of(found: Found, today: date) -> Wanted:
    """The list that is looked for: what was typed, taken apart, with the filters."""
    typed = read_typed(found.text, today, order_here())
    levels = _RESULTS[found.result][1]
    words = typed.words
    if words.casefold() in _LEVELS_TYPED:
        typed_levels = _LEVELS_TYPED[words.casefold()]
        levels, words = (levels & typed_levels if levels else typed_levels), ""
    days = _PERIODS[found.period][1]
    return Wanted(
        words=words,
        days=typed.days,
        times=typed.times,
        levels=levels,
        kinds=_KINDS[found.kind][1],
        since=today - timedelta(days=days - 1) if days else None,
        order=found.order,
        is_ascending=found.is_ascending,
    )


def _box(name: str, spoken: str, words: list[str], chosen: int) -> ChoiceBox:
    box = ChoiceBox()
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    for one in words:
        box.addItem(_(one))
    box.setCurrentIndex(chosen)
    return box
