"""The page after saving: how the result stands, and what became of it."""

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.messages.catalogue import _
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
    changed = Signal()
    """The result does not stand as it did."""
    left = Signal()
    """The page is left by a button of its own."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self._panel: ResultPanel | None = None
        self.is_urgent = False
        self._is_session = False

    @property
    def offers_use(self) -> bool:
        """Whether the main act of the page is to say that the cream was put on."""
        standing = self._panel.standing if self._panel else None
        return standing is not None and standing.may_apply

    def show_record(self, record: Record) -> None:
        """Show what was saved."""
        self._is_session = record.session is not None
        self.is_urgent = record.result.level is Level.URGENT and not record.is_correction
        now, checklist = self.underway.clock().at, self.underway.check.checklist
        desk = Desk(self.underway.store, self.underway.clock, checklist, record.checklist)
        if self.is_urgent:
            self._take_over(UrgentPanel(desk, record))
            return
        self._show_result(desk, record)
        saved = Heading(_("Saved."), scale=1.0)
        saved.setObjectName("saved")
        self.body.addWidget(saved)
        words = _("Record {number}, saved at {time}.")
        time = spoken(record.saved.at, now)
        number = Words(words.format(number=record.short_id, time=time), kind="muted")
        number.setObjectName("record-id")
        self.body.addWidget(number)
        if record.session:
            self.body.addWidget(understood_box(checklist, record.session))
        self.body.addStretch(1)
        told = f"{saved.text()} {number.text()}"
        self.say(told)
        if self._panel:
            self._panel.say_also(told)

    def _take_over(self, panel: UrgentPanel) -> None:
        """Leave nothing on the page but the panel, from edge to edge."""
        self.area.hide()
        self.head.hide()
        panel.left.connect(self.left)
        self.column.addWidget(panel, 1)
        self.arrange()

    def arrange(self) -> None:
        """Use all of the room where help is needed now."""
        if self.is_urgent:
            self.across.setContentsMargins(0, 0, 0, 0)
        else:
            super().arrange()

    def _show_result(self, desk: Desk, record: Record) -> None:
        panel = self._panel = result_panel(desk, record)
        acts = UseActs(desk, record)
        acts.acted.connect(panel.refresh)
        panel.changed.connect(acts.refresh)
        panel.changed.connect(self.changed)
        self.body.addWidget(panel)
        self.body.addWidget(acts)
        if record.result.reasons:
            checklist = self.underway.check.checklist
            self.body.addWidget(reasons_table(checklist, record.result.reasons))
        self.say(panel.words)

    @property
    def has_handout(self) -> bool:
        """Whether there is a sheet for the patient to take home: of a session there is."""
        return self._is_session
