"""Questions as they are asked in a session, and what is taught of a tip and said back."""

from ketcheck.checklist.content import Group
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.session.teach_back import TeachBackPanel


class InterviewPage(QuestionPage):
    """A question that a nurse asks and a patient answers."""

    line = "Tick what the patient says."


class TeachingPage(Page):
    """What is taught of a tip, and what the patient says back."""

    def __init__(self, underway: Counseling, tip: Group) -> None:
        super().__init__(underway)
        self._session = underway
        self._tip = tip
        self.place = f"teaching-{tip.id}"
        assert tip.teaching is not None  # noqa: S101 - no content without it is taken
        self._heading = self.add_heading(f"Tip {tip.tip} of 6", tip.title, tip.advice)
        self._heading.setObjectName(self.place)
        self._panel = TeachBackPanel(tip.teaching)
        self.keep_each(self._panel.edited)
        self._panel.edited.connect(self.tell_complete)
        self._panel.judged.connect(self._judged)
        self.body.addWidget(self._panel)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show what was said back as far as it is."""
        typed = self.recalled()
        self._panel.show_value(self._session.session.said_back(self._tip.id), typed.get("said"))
        self.tell_complete()
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the cursor where the patient's words go."""
        self._panel.focus_words()

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

    def _keep(self) -> None:
        value = self._panel.value()
        before = self._session.session.said_back(self._tip.id)
        if value is not None and value != before:
            self._session.say_back(self._tip.id, value)
