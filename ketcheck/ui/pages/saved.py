"""The page after saving: that it is saved, under which id, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWizard

from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import spoken
from ketcheck.records.model import Record
from ketcheck.records.underway import Underway
from ketcheck.ui.pages.page import Page
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.numbers import numbers_to_call
from ketcheck.ui.widgets.outcome import result_box


class SavedPage(Page):
    """Shows the record that was read back from the store."""

    print_wanted = Signal()

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
        numbers = numbers_to_call(self.underway.store)
        checklist = self.underway.check.checklist
        self.body.addWidget(result_box(checklist, record.result, until, numbers))
        button = QPushButton("&Print this record")
        button.setObjectName("print-record")
        button.setAutoDefault(False)
        button.clicked.connect(self.print_wanted)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.say(f"{heading.text()}. {number.text()}")
