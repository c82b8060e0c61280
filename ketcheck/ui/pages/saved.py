"""The page after saving: that it is saved, under which id, and what to do."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWizard

from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import in_full, spoken
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import How, Record
from ketcheck.ui.pages.page import Page
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.outcome import result_box
from ketcheck.ui.widgets.understanding import understood_box


class SavedPage(Page):
    """Shows the record that was read back from the store."""

    print_wanted = Signal()
    handout_wanted = Signal()
    """The sheet that the patient takes home is to be printed."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self.setFinalPage(True)

    def nextId(self) -> int:
        """Nothing comes after it."""
        return -1

    def take_focus(self) -> None:
        """Put the keyboard on Done."""
        self.wizard().button(QWizard.WizardButton.FinishButton).setFocus()

    def show_record(self, record: Record) -> None:
        """Show what was saved."""
        now = self.underway.clock().at
        until = spoken(good_until(self.underway.check, record.finished.at), now)
        heading = Heading("Your record is saved on this computer", scale=1.3)
        heading.setObjectName("saved")
        self.body.addWidget(heading)
        number = Words(
            f"Record {record.short_id}, saved {spoken(record.saved.at, now)}.", kind="muted"
        )
        number.setObjectName("record-id")
        self.body.addWidget(number)
        call = self.whom_to_call(record.result.level)
        checklist = self.underway.check.checklist
        on_paper = in_full(record.finished.at) if record.how is How.FROM_PAPER else None
        self.body.addWidget(result_box(checklist, record.result, until, call, on_paper))
        if record.session:
            self.body.addWidget(understood_box(checklist, record.session))
        sheet = "checklist" if record.session else "record"
        self._add_button("print-record", f"&Print this {sheet}", self.print_wanted)
        if record.session:
            self._add_button("print-handout", "Print the &handout", self.handout_wanted)
        self.body.addStretch(1)
        self.say(f"{heading.text()}. {number.text()}")

    def _add_button(self, name: str, words: str, wanted: SignalInstance) -> None:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(wanted)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
