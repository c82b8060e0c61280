"""Home: start a check, the last result, what is held or left open, the records and the label."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ketcheck.checklist.details import Plan
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.errors import RecordDamaged
from ketcheck.records.model import KeptDraft, Person, Record
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.last_check import LastCheck
from ketcheck.ui.screens.records_table import RecordsModel, RecordsTable
from ketcheck.ui.screens.safekeeping import CopyLine
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.theme import MARGIN, set_kind
from ketcheck.ui.widgets.facts import Facts, medicine_lines, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.numbers import numbers_to_call
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.slot import Slot


class Home(Screen):
    """The first screen of a person."""

    check_wanted = Signal()
    draft_resumed = Signal()
    draft_discarded = Signal()
    record_opened = Signal(UUID)
    clearance_wanted = Signal(UUID)
    blank_wanted = Signal()
    plan_wanted = Signal()
    numbers_wanted = Signal()
    safekeeping_wanted = Signal()

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.setSpacing(16)
        known = self._known()
        self._add_banners()
        top = Slot(beside=True)
        # In its place before it is shown: without a parent it would be a window of its own.
        self.body.addWidget(top)
        top.show_widgets([self._hero(known.plan), LastCheck(desk, person, known)], (3, 2))
        self.body.addWidget(self._tabs(known.plan, medicine_lines(known.medicines)), 1)
        self.body.addWidget(CopyLine(desk, self.safekeeping_wanted.emit))

    def focus_start(self) -> None:
        """Put the keyboard on what is most likely wanted, which is then in view."""
        # What a banner asks for comes first: at large type it leaves no room for the start.
        names = ("resume", "record-clearance", "start-check")
        found = (self.findChild(QPushButton, name) for name in names)
        first = next(button for button in found if button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _known(self) -> Known:
        try:
            return self._desk.store.known(self._person.id)
        except RecordDamaged as error:
            self.body.addWidget(Notice(Level.STOP, str(error)))
            return Known(plan=self._desk.store.plan(self._person.id))

    def _add_banners(self) -> None:
        try:
            draft = self._desk.store.kept_draft(self._person.id)
        except RecordDamaged as error:
            self.body.addWidget(self._draft_notice(str(error), goes_on=False))
        else:
            if draft:
                self.body.addWidget(self._draft_banner(draft))
        try:
            held = self._desk.store.held(self._person.id)
        except RecordDamaged as error:
            self.body.addWidget(Notice(Level.STOP, f"An earlier STOP holds. {error}"))
        else:
            for record in held:
                self.body.addWidget(self._held_banner(record))

    def _draft_banner(self, draft: KeptDraft) -> QFrame:
        when = spoken(draft.started.at, self._desk.now)
        stale = self._desk.is_stale(draft)
        text = f"A check of {self._person.name} was started at {when} and is not finished."
        if stale:
            text += " It is too old to go on: skin can change. Start a new check."
        return self._draft_notice(text, goes_on=not stale)

    def _draft_notice(self, text: str, *, goes_on: bool) -> QFrame:
        banner = Notice(Level.ASK, text)
        row = QHBoxLayout()
        if goes_on:
            row.addWidget(_button("resume", "&Keep answering", self.draft_resumed.emit))
        row.addWidget(_button("discard", "&Discard answers", self.draft_discarded.emit))
        row.addStretch(1)
        buttons = QWidget()
        buttons.setLayout(row)
        row.setContentsMargins(0, 4, 0, 0)
        banner.add(buttons)
        return banner

    def _held_banner(self, record: Record) -> QFrame:
        when = spoken(record.finished.at, self._desk.now)
        why = record.result.reasons[0].text
        text = (
            f"STOP since {when}. Record {record.short_id} holds it. {why} "
            "Each check says STOP until your doctor or nurse clears it."
        )
        banner = Notice(Level.STOP, text)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        clear = _button(
            "record-clearance",
            "&Record what they said",
            lambda: self.clearance_wanted.emit(record.id),
        )
        row.addWidget(clear)
        row.addWidget(
            _button("see-held", "See the record", lambda: self.record_opened.emit(record.id))
        )
        row.addStretch(1)
        buttons = QWidget()
        buttons.setLayout(row)
        banner.add(buttons)
        return banner

    def _hero(self, plan: Plan | None) -> QFrame:
        hero = QFrame()
        set_kind(hero, "hero")
        column = QVBoxLayout(hero)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(Words("Before each use"))
        column.addWidget(Heading("Check before you apply", scale=1.6))
        label = f" Your label: {_in_short(plan)}." if plan else ""
        column.addWidget(Words(f"About 10 taps.{label}"))
        column.addStretch(1)
        start = _button("start-check", "&Start check", self.check_wanted.emit)
        set_kind(start, "primary")
        blank = _button("blank-form", "Blank &paper form", self.blank_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(start)
        row.addWidget(blank)
        row.addStretch(1)
        column.addLayout(row)
        return hero

    def _tabs(self, plan: Plan | None, medicines: list[tuple[str, str]]) -> QFrame:
        panel = QFrame()
        set_kind(panel, "panel")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(12, 12, 12, 12)
        tabs = _Tabs()
        tabs.setObjectName("tabs")
        tabs.addTab(self._records(), "Records")
        tabs.addTab(_medicines(medicines), "Medicines")
        tabs.addTab(self._plan_page(plan), "Label and plan")
        tabs.setMinimumHeight(tabs.fontMetrics().height() * 11)
        layout.addWidget(tabs)
        return panel

    def _records(self) -> QWidget:
        model = RecordsModel(self._desk, self._person.id)
        model.setParent(self)
        model.reload()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
        if model.rowCount() == 0:
            layout.addWidget(Words("No records yet. Each check that you save is listed here."))
            layout.addStretch(1)
            return page
        find = QLineEdit()
        find.setObjectName("find-records")
        find.setAccessibleName("Find in records")
        find.setPlaceholderText("Find in records")
        find.textChanged.connect(model.search)
        nothing = Words("Nothing is found. Use other words, or fewer.", kind="muted")
        nothing.hide()
        model.modelReset.connect(lambda: nothing.setVisible(model.rowCount() == 0))
        table = RecordsTable(model)
        table.opened.connect(self.record_opened)
        layout.addWidget(find)
        layout.addWidget(nothing)
        layout.addWidget(table, 1)
        return page

    def _plan_page(self, plan: Plan | None) -> QWidget:
        lines = (
            plan_lines(plan) if plan else [("", "No label is on file. The next check asks for it.")]
        )
        change = _button("change-plan", "Change label and plan", self.plan_wanted.emit)
        page = ScrollingColumn("sheet")
        page.column.setContentsMargins(8, 12, 8, 8)
        page.column.addWidget(Facts("Your label and plan", lines))
        page.column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        numbers = numbers_to_call(self._desk.store) or ["No number to call is set."]
        page.column.addWidget(Facts("Numbers to call", [("", number) for number in numbers]))
        change = _button("change-numbers", "Change numbers to call", self.numbers_wanted.emit)
        page.column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        return page


class _Tabs(QTabWidget):
    def hasHeightForWidth(self) -> bool:
        """Let no tab ask for more height: each scrolls by itself."""
        return False


def _in_short(plan: Plan) -> str:
    times = dict(plan_lines(plan)).get("How often")
    return ", ".join(part for part in (plan.amount, times.lower() if times else None) if part)


def _button(name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    button.clicked.connect(lambda _=False: pressed())
    return button


def _medicines(lines: list[tuple[str, str]]) -> QWidget:
    page = ScrollingColumn("sheet")
    page.column.setContentsMargins(8, 12, 8, 8)
    page.column.addWidget(Facts("Other medicines", lines))
    note = "The list is from your last check. To change it, start a check."
    page.column.addWidget(Words(note, kind="muted"))
    page.column.addStretch(1)
    return page
