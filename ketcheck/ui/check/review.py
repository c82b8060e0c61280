"""The page before saving: the result as of now, why, and every answer with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result
from ketcheck.checklist.steps import Part, Step
from ketcheck.errors import AskedAgain, DraftStale, NotFinished
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.ageing import ASKED_AGAIN
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Moment
from ketcheck.records.recording import asked_of
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.call_lines import CallLines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.outcome import reasons_table
from ketcheck.ui.widgets.slot import Slot

_NOTHING = marked("Your result shows once this is saved.")
CHANGED = marked("The result changed while this page was open. Read it again, then save.")


class ReviewPage(Page):
    """Shows the result as of now; `shown` is what is on the page, None where there is none."""

    heading = marked("Check your answers, then save")
    answers_title = marked("What you answered")
    changed = Signal(Step)
    """The user wants to go back to that step."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self.shown: Result | None = None
        self._fault_to_say = ""
        self._faults = Slot()
        self._outcome = Slot()
        self._answers = Slot()
        self.body.addWidget(self._faults)
        self.body.addWidget(self._outcome)

    def enter(self) -> None:
        """Judge as of now, and show it."""
        fault, self._fault_to_say = self._fault_to_say, ""
        self.say_fault(fault)
        try:
            moment, self.shown = self.underway.judged()
        except (DraftStale, NotFinished) as error:
            self.shown = None
            is_over = isinstance(error, DraftStale) and not isinstance(error, AskedAgain)
            self._outcome.show_widgets([] if is_over else [self._way_back()])
            self._answers.show_widgets([])
            self.say_fault(str(error) if is_over else ASKED_AGAIN)
        else:
            self._outcome.show_widgets(self.result_parts(moment, self.shown))
            self._answers.show_widgets(self.answer_parts(moment))
        self.area.verticalScrollBar().setValue(0)
        self.tell_complete()

    def _way_back(self) -> QWidget:
        """Lead to the first question that is to be answered again."""
        return push_button("answer-again", _("&Answer again"), self._answer_again, kind="primary")

    def _answer_again(self) -> None:
        steps = self.underway.steps()
        self.changed.emit(next(step for step in steps if self.underway.is_open(step)))

    def take_focus(self) -> None:
        """Put the keyboard on what is said first, or on the title."""
        faults, titles = self._faults.findChildren(Heading), self._outcome.findChildren(Heading)
        # The newest: what was shown before goes only later.
        if found := faults[-1:] or [one for one in titles if one.objectName() == "review"][-1:]:
            found[0].take_keyboard()
        else:
            super().take_focus()

    def isComplete(self) -> bool:
        """Whether there is a result."""
        return self.shown is not None

    def say_when_back(self, text: str) -> None:
        """Say that as soon as this page is shown again."""
        self._fault_to_say = text

    def say_fault(self, text: str) -> None:
        """Say what is wrong at the top of the page; an empty text takes it back."""
        self._faults.show_widgets([Notice(Level.ASK, text)] if text else [])
        if text:
            self.area.verticalScrollBar().setValue(0)
            self.say(text)

    def result_parts(self, _moment: Moment, result: Result) -> list[QWidget]:
        """Give what stands against applying; nothing here says OK: only a saved record may."""
        checklist = self.underway.check.checklist
        title = Heading(_(self.heading), scale=1.5)
        title.setObjectName("review")
        if not result.reasons:
            self.say(f"{_(self.heading)}. {_(_NOTHING)}")
            title.say_with([_(_NOTHING)])
            return [title, Words(_(_NOTHING), kind="muted")]
        why = Heading(_("Why"), scale=1.15)
        raised = checklist.words_for(result.level).title
        self.say(f"{_(self.heading)}. {raised}")
        title.say_with([f"{raised}.", *(one.text for one in result.reasons)])
        reasons = reasons_table(checklist, result.reasons, self._change)
        return [title, why, reasons, CallLines(self.whom_to_call(result.level))]

    def answer_parts(self, _moment: Moment) -> list[QWidget]:
        """Give every answer."""
        asked = asked_of(self.underway.check)
        return [
            Heading(_(self.answers_title), scale=1.15),
            answers_table(asked, self._change),
        ]

    def _change(self, question_id: str) -> None:
        asks = {Part.QUESTION, Part.DETAIL}
        steps = self.underway.steps()
        self.changed.emit(
            next(step for step in steps if step.name == question_id and step.part in asks)
        )
