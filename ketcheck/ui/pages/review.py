"""The page before saving: the result as of now, why, and every answer with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result, good_until
from ketcheck.checklist.steps import Part, Step
from ketcheck.checklist.wording import in_full, spoken
from ketcheck.errors import DraftStale
from ketcheck.records.checks.underway import Underway
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Moment
from ketcheck.records.recording import asked_of
from ketcheck.ui.pages.page import Page
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.numbers import numbers_to_call
from ketcheck.ui.widgets.outcome import OutcomeBox, reasons_table, result_box
from ketcheck.ui.widgets.slot import Slot

CHANGED = "The result changed while this page was open. Read it again, then save."


class ReviewPage(Page):
    """Shows the result as of now; `shown` is what is on the page, None where there is none."""

    answers_title = "What you answered"
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
        except DraftStale as error:
            self.shown = None
            self._outcome.show_widgets([])
            self._answers.show_widgets([])
            self.say_fault(str(error))
        else:
            self._outcome.show_widgets(self.result_parts(moment, self.shown))
            self._answers.show_widgets(self.answer_parts(moment))
        self.area.verticalScrollBar().setValue(0)
        self.tell_complete()

    def take_focus(self) -> None:
        """Put the keyboard on the result, or on what is said in its place."""
        found = (self._outcome.findChild(Heading, "result"), self._faults.findChild(Heading))
        heading = next((heading for heading in found if heading), None)
        if heading:
            heading.take_keyboard()
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

    def result_parts(self, moment: Moment, result: Result) -> list[QWidget]:
        """Give the result, and why."""
        checklist = self.underway.check.checklist
        box = self.box(moment, result)
        self.say(box.accessibleName())
        if result.reasons:
            why = Heading("Why", scale=1.15)
            return [box, why, reasons_table(checklist, result.reasons, self._change)]
        if self.underway.paper:
            return [box]
        # Advice on steady use must not nudge past a result that is not ok.
        return [box, Words(checklist.group("tip-6").advice or "", kind="muted")]

    def box(self, moment: Moment, result: Result) -> OutcomeBox:
        """Give the box of the result."""
        until = spoken(good_until(self.underway.check, moment.at), moment.at)
        return result_box(
            self.underway.check.checklist,
            result,
            until,
            numbers_to_call(self.underway.store),
            in_full(moment.at) if self.underway.paper else None,
        )

    def answer_parts(self, moment: Moment) -> list[QWidget]:
        """Give every answer."""
        asked = asked_of(self.underway.check, in_zone(moment))
        started = spoken(self.underway.started.at, moment.at)
        return [
            Heading(self.answers_title, scale=1.15),
            Words(f"{len(asked)} questions, started at {started}.", kind="muted"),
            answers_table(asked, self._change),
        ]

    def _change(self, question_id: str) -> None:
        asks = {Part.QUESTION, Part.DETAIL}
        steps = self.underway.steps()
        self.changed.emit(
            next(step for step in steps if step.name == question_id and step.part in asks)
        )
