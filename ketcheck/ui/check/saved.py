"""The page after saving: how the result stands, and what became of it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Record
from ketcheck.ui.check.page import Page
from ketcheck.ui.results.drawing import result_panel
from ketcheck.ui.results.result_panel import ResultPanel
from ketcheck.ui.results.urgent import UrgentPanel
from ketcheck.ui.results.use_acts import UseActs
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.outcome import reasons_table
from ketcheck.ui.widgets.understanding import understood_box


class SavedPage(Page):
    """Shows the record that was read back from the store, as its result stands by the clock."""

    print_wanted = Signal()
    handout_wanted = Signal()
    """The sheet that the patient takes home is to be printed."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self.setFinalPage(True)
        self._panel: ResultPanel | None = None

    def nextId(self) -> int:
        """Nothing comes after it."""
        return -1

    @property
    def offers_use(self) -> bool:
        """Whether the main act of the page is to say that the cream was put on."""
        standing = self._panel.standing if self._panel else None
        return standing is not None and standing.may_apply

    def show_record(self, record: Record) -> None:
        """Show what was saved."""
        now, checklist = self.underway.clock().at, self.underway.check.checklist
        desk = Desk(self.underway.store, self.underway.clock, checklist, record.checklist)
        if record.result.level is Level.URGENT and not record.is_correction:
            self.body.addWidget(UrgentPanel(desk, record))
        else:
            self._show_result(desk, record)
        saved = Heading("Saved.", scale=1.0)
        saved.setObjectName("saved")
        self.body.addWidget(saved)
        number = Words(
            f"Record {record.short_id}, saved at {spoken(record.saved.at, now)}.", kind="muted"
        )
        number.setObjectName("record-id")
        self.body.addWidget(number)
        if record.session:
            self.body.addWidget(understood_box(checklist, record.session))
        sheet = "checklist" if record.session else "record"
        self._add_button("print-record", f"&Print this {sheet}", self.print_wanted)
        if record.session:
            self._add_button("print-handout", "Print the &handout", self.handout_wanted)
        self.body.addStretch(1)
        self.say(f"{saved.text()} {number.text()}")

    def _show_result(self, desk: Desk, record: Record) -> None:
        panel = self._panel = result_panel(desk, record)
        acts = UseActs(desk, record)
        acts.acted.connect(panel.refresh)
        panel.changed.connect(acts.refresh)
        self.body.addWidget(panel)
        self.body.addWidget(acts)
        if record.result.reasons:
            checklist = self.underway.check.checklist
            self.body.addWidget(reasons_table(checklist, record.result.reasons))
        self.say(panel.accessibleName())

    def _add_button(self, name: str, words: str, wanted: SignalInstance) -> None:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(wanted)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
