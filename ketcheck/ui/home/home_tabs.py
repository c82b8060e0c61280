"""The tabs of home: records, medicines, the label, and what is seldom wanted."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabBar, QTabWidget, QVBoxLayout, QWidget

from ketcheck.checklist.details import Plan
from ketcheck.records.numbers import numbers_of
from ketcheck.records.whom_to_call import of_this_computer
from ketcheck.ui.records.records_table import RecordsModel, RecordsTable
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.slot import Slot

Act = Callable[[], object]
_LETTERS_MORE = 6
"""The room that a button needs beside its words, in letters."""


class _Tabs(QTabBar):
    """Titles that the wheel scrolls past: turned over them, it would show another page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls around it."""
        event.ignore()


class HomeTabs(QTabWidget):
    """Pages that are made when they are first shown: home is to open at once."""

    def __init__(self) -> None:
        super().__init__()
        bar = _Tabs()
        bar.setObjectName("tab-titles")
        bar.setDrawBase(False)
        self.setTabBar(bar)
        self.setObjectName("tabs")
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self.setMinimumHeight(self.fontMetrics().height() * 9)
        self.currentChanged.connect(self._make)

    def add(self, title: str, make: Callable[[], QWidget]) -> None:
        """Add a page under a title."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self._makers[self.count()] = make
        self.addTab(holder, title)

    def hasHeightForWidth(self) -> bool:
        """Let no tab ask for more height: each scrolls by itself."""
        return False

    def _make(self, place: int) -> None:
        make = self._makers.pop(place, None)
        holder = self.widget(place)
        layout = holder.layout() if holder else None
        if make and layout:
            layout.addWidget(make())


def records_page(desk: Desk, person_id: UUID, opened: Callable[[UUID], object]) -> QWidget:
    """The list of records with a search field, or a line where there are none."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    model = RecordsModel(desk, person_id)
    model.setParent(page)
    model.reload()
    if model.rowCount() == 0:
        layout.addWidget(Words("No records yet. Your saved checks will show here."))
        layout.addStretch(1)
        return page
    find = QLineEdit()
    find.setObjectName("find-records")
    find.setAccessibleName("Find in records")
    find.setPlaceholderText("Find in records")
    find.textChanged.connect(model.search)
    nothing = Words("No records found. Try another word or a date.", kind="muted")
    nothing.hide()
    model.modelReset.connect(lambda: nothing.setVisible(model.rowCount() == 0))
    table = RecordsTable(model)
    table.opened.connect(opened)
    layout.addWidget(find)
    layout.addWidget(nothing)
    layout.addWidget(table, 1)
    return page


def medicines_page(lines: list[tuple[str, str]]) -> QWidget:
    """The list of the last check."""
    page = _sheet()
    page.column.addWidget(Facts("Other medicines", lines))
    note = "The list is from your last check. To change it, start a check."
    page.column.addWidget(Words(note, kind="muted"))
    page.column.addStretch(1)
    return page


def plan_page(
    desk: Desk, plan: Plan | None, change: Act, extras: Act, change_numbers: Act
) -> QWidget:
    """The label on file, the optional questions, and the numbers to call."""
    none = [("", "No label is on file. The next check asks for it.")]
    numbers = [(one.label, one.number or "") for one in of_this_computer(numbers_of(desk.store))]
    numbers += [(one.label, one.value) for one in desk.checklist.contacts]
    page = _sheet()
    page.column.addWidget(Facts("Your label and plan", plan_lines(plan) if plan else none))
    _add(page, push_button("change-plan", "Change label and plan", change))
    if plan:
        _add(page, push_button("change-extras", "Extra questions…", extras))
    page.column.addWidget(Facts("Numbers to call", numbers or [("", "No number to call is set.")]))
    _add(page, push_button("change-numbers", "Change numbers to call", change_numbers))
    page.column.addStretch(1)
    return page


def more_page(sections: dict[str, list[QPushButton]]) -> QWidget:
    """Buttons under a heading each."""
    page = _sheet()
    longest = (max(len(button.text()) for button in buttons) for buttons in sections.values())
    slot = Slot(beside=True, letters=sum(letters + _LETTERS_MORE for letters in longest))
    page.column.addWidget(slot)
    slot.show_widgets([_section(title, buttons) for title, buttons in sections.items()])
    page.column.addStretch(1)
    return page


def _section(title: str, buttons: list[QPushButton]) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Heading(title))
    for button in buttons:
        column.addWidget(button)
    column.addStretch(1)
    return section


def _sheet() -> ScrollingColumn:
    page = ScrollingColumn("sheet")
    page.column.setContentsMargins(8, 12, 8, 8)
    return page


def _add(page: ScrollingColumn, button: QPushButton) -> None:
    page.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
