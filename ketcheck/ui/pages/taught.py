"""Questions as they are asked in a session, and the last one of a tip, with its teach-back."""

from ketcheck.checklist.content import Group, Question
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.pages.question import QuestionPage
from ketcheck.ui.widgets.teach_back import TeachBackPanel


class InterviewPage(QuestionPage):
    """A question that a nurse asks and a patient answers."""

    line = "Tick what the patient says."


class TaughtPage(InterviewPage):
    """A question, and beside it what is taught and said back of its tip."""

    # Half the width is the panel's: above the answers the facts would push them out of view.
    facts_first = False

    def __init__(self, underway: Counseling, question: Question, tip: Group) -> None:
        self._session = underway
        self._tip = tip
        super().__init__(underway, question)

    def prepare(self) -> None:
        """Put the panel of the tip beside the question."""
        assert self._tip.teaching is not None  # noqa: S101 - no content without it is taken
        self._panel = TeachBackPanel(self._tip.teaching)
        self.keep_each(self._panel.edited)
        self._panel.edited.connect(self.tell_complete)
        self._panel.judged.connect(self._judged)
        self.put_beside(self._panel)

    def enter(self) -> None:
        """Show the question, and what was said back as far as it is."""
        typed = self.underway.typed.get(self.place, {})
        said_back = self._session.session.said_back(self._tip.id)
        self._panel.show_value(said_back, typed.get("said"))
        super().enter()

    def typed(self) -> dict[str, str]:
        """The patient's words, sound or not."""
        return {"said": self._panel.words}

    def keep_typed(self) -> None:
        """Keep the teach-back as far as it is, and the words as they stand."""
        self._keep()
        super().keep_typed()

    def isComplete(self) -> bool:
        """Whether an answer is given and the tip said back."""
        return super().isComplete() and self._panel.is_finished

    def validatePage(self) -> bool:
        """Keep what was said back."""
        self._keep()
        return self._panel.is_finished

    def go_on(self) -> None:
        """Leave the page where the tip is said back; else that is next."""
        if self.isComplete():
            super().go_on()
        else:
            self._panel.focus_words()

    def _judged(self) -> None:
        self._keep()
        self.tell_complete()
        self.answered.emit()

    def _keep(self) -> None:
        value = self._panel.value()
        before = self._session.session.said_back(self._tip.id)
        if value is not None and value != before:
            self._session.say_back(self._tip.id, value)
