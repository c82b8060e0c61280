"""Questions as they are asked in a session, and what is taught of a tip and said back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ketcheck.checklist.content import Group
from ketcheck.checklist.steps import Step
from ketcheck.messages.catalogue import marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import AROUND, WIDEST, Page
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.session.read_steps import ReadSteps
from ketcheck.ui.session.teach_back import TeachBackPanel
from ketcheck.ui.session.tip_answers import TipAnswers
from ketcheck.ui.session.tip_columns import WIDEST_OF_TIP, TipColumns


class InterviewPage(QuestionPage):
    """A question that a nurse asks and a patient answers."""

    line = marked("Check off what the patient says.")


class TeachingPage(Page):
    """What is taught of a tip in four steps, and what the patient says back."""

    change_wanted = Signal(Step)
    """An answer of this tip is to be changed."""

    def __init__(self, underway: Counseling, tip: Group) -> None:
        super().__init__(underway)
        self._session = underway
        self._tip = tip
        self.place = f"teaching-{tip.id}"
        assert tip.teaching is not None  # noqa: S101 - no content without it is taken
        self._read = ReadSteps(tip.teaching)
        self._panel = TeachBackPanel(tip.teaching)
        self._answers = TipAnswers()
        self._answers.change_wanted.connect(self.change_wanted)
        self.keep_each(self._panel.edited)
        self._panel.edited.connect(self.tell_complete)
        self._panel.judged.connect(self._judged)
        self._panel.taught_again.connect(self._read.begin_anew)
        self._lay_out()

    def enter(self) -> None:
        """Show what was said back as far as it is."""
        typed = self.recalled()
        self._panel.show_value(self._session.session.said_back(self._tip.id), typed.get("said"))
        self._answers.show_answers(self.underway.check, self._tip)
        self.tell_complete()
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the keyboard on the heading; letters that are typed there go to the words."""
        self._heading.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters to the patient's words, wherever the keyboard is."""
        letters = event.text()
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        is_letter = letters.isprintable() and letters.strip() and not letters.isdecimal()
        if is_letter and event.modifiers() in plain and not event.isAutoRepeat():
            self._panel.type_on(letters)
        else:
            super().keyPressEvent(event)

    def typed(self) -> dict[str, str]:
        """The patient's words, sound or not."""
        return {"said": self._panel.words}

    def keep_typed(self) -> None:
        """Keep the teach-back as far as it is, and the words as they stand."""
        self._keep()
        super().keep_typed()

    def isComplete(self) -> bool:
        """Whether the tip was said back."""
        return self._panel.is_finished

    def validatePage(self) -> bool:
        """Keep what was said back."""
        self._keep()
        return self._panel.is_finished

    def _judged(self) -> None:
        self._keep()
        self.tell_complete()
        if self._panel.is_finished:
            self.follow_keyboard()

    def _keep(self) -> None:
        value = self._panel.value()
        before = self._session.session.said_back(self._tip.id)
        if value is not None and value != before:
            self._session.say_back(self._tip.id, value)

    def margin_within(self, width: int, *, is_folded: bool | None = None) -> int:
        """Give the two columns more width than one line of words is to have."""
        narrowest = super().margin_within(min(width, WIDEST), is_folded=is_folded)
        return max(narrowest, (width - WIDEST_OF_TIP) // 2)

    def scroll_head(self, is_scrolled: bool) -> None:  # noqa: FBT001 - one of two
        """Leave the heading where it is: on top of the left column."""

    def _lay_out(self) -> None:
        self._heading = self.add_heading("", self._tip.title, None)
        self._heading.setObjectName(self.place)
        self.column.removeWidget(self.head)
        self._top.setContentsMargins(0, 0, 0, 0)
        self.body.setContentsMargins(AROUND, 0, AROUND, 8)
        self.body.addWidget(TipColumns(self.head, self._read, self._panel, self._answers), 1)
