"""What every page of the wizard shares: a scrolling body, so that nothing is ever cut."""

from PySide6.QtWidgets import QVBoxLayout, QWizardPage

from ketcheck.records.underway import Underway
from ketcheck.ui.labels import Heading, Words, announce
from ketcheck.ui.scrolling import ScrollingColumn
from ketcheck.ui.theme import QUESTION_SCALE


class Page(QWizardPage):
    """A page that borrows the check under way from the wizard."""

    def __init__(self, underway: Underway) -> None:
        super().__init__()
        self.underway = underway
        self.area = ScrollingColumn()
        self.body = self.area.column
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def enter(self) -> None:
        """Show what the draft says now; called each time the page comes up."""

    def choose_number(self, number: int) -> None:
        """Take a number key; pages without answers ignore it."""

    def add_heading(self, above: str, words: str, help_text: str | None) -> Heading:
        """Put the page's one large heading at its top."""
        if above:
            self.body.addWidget(Words(above, kind="muted"))
        heading = Heading(words, scale=QUESTION_SCALE)
        self.body.addWidget(heading)
        if help_text:
            self.body.addWidget(Words(help_text, kind="muted"))
        return heading

    def say(self, text: str) -> None:
        """Say a text aloud where a screen reader runs."""
        announce(self, text)
