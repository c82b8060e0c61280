"""The last page before saving: the result, why, every answer with a way back, and the name."""

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget, QWizard

from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result, good_until
from ketcheck.checklist.text import Line
from ketcheck.checklist.wording import spoken
from ketcheck.errors import DraftStale, KetcheckError
from ketcheck.records.model import Moment, Record
from ketcheck.records.recording import asked_of
from ketcheck.records.underway import Underway
from ketcheck.ui.pages.page import Page
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.fields import LineField, sentence_for
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.numbers import numbers_to_call
from ketcheck.ui.widgets.outcome import reasons_table, result_box
from ketcheck.ui.widgets.slot import Slot

_CHANGED = "The result changed while this page was open. Read it again, then save."
_line = TypeAdapter(Line)


class ReviewPage(Page):
    """Shows the result as of now and saves the record."""

    changed = Signal(str)
    """The user wants to go back to the question of that id."""
    saved = Signal(Record)

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self._shown: Result | None = None
        self._faults = Slot()
        self._outcome = Slot()
        self._answers = Slot()
        self._name = LineField("signed", "Your name, to sign this record")
        self._name.set_value(underway.person.name)
        self._name.edited.connect(self.tell_complete)
        for part in (self._faults, self._outcome, self._name, self._answers):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setCommitPage(True)

    def enter(self) -> None:
        """Judge as of now, and show it."""
        self._say_fault("")
        try:
            moment, self._shown = self.underway.judged()
        except DraftStale as error:
            self._shown = None
            self._outcome.show_widgets([])
            self._answers.show_widgets([])
            self._say_fault(str(error))
        else:
            self._show_result(moment, self._shown)
        self._name.setVisible(self._shown is not None)
        self.area.verticalScrollBar().setValue(0)
        self.tell_complete()

    def take_focus(self) -> None:
        """Put the keyboard on the button that is wanted, in view however long the page is."""
        which = QWizard.WizardButton
        save = self.wizard().button(which.CommitButton)
        button = save if save.isEnabled() else self.wizard().button(which.CustomButton1)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def isComplete(self) -> bool:
        """Whether there is a result to save and a name under it."""
        return self._shown is not None and self._name.value() is not None

    def validatePage(self) -> bool:
        """Save the record; where that fails, or the result is another by now, say so and stay."""
        try:
            signed = _line.validate_python(self._name.value())
            moment, result = self.underway.judged()
            if result != self._shown:
                self.enter()
                self._say_fault(_CHANGED)
                return False
            self.saved.emit(self.underway.save(signed, moment))
        except ValidationError as error:
            fault = error.errors()[0]
            self._name.show_fault(sentence_for(fault))
            return False
        except DraftStale:
            self.enter()
            return False
        except KetcheckError as error:
            self._say_fault(str(error))
            return False
        return True

    def _show_result(self, moment: Moment, result: Result) -> None:
        checklist = self.underway.check.checklist
        until = spoken(good_until(self.underway.check, moment.at), moment.at)
        box = result_box(checklist, result, until, numbers_to_call(self.underway.store))
        parts: list[QWidget] = [box]
        if result.reasons:
            parts += [
                Heading("Why", scale=1.15),
                reasons_table(checklist, result.reasons, self.changed.emit),
            ]
        else:
            # Advice on steady use must not nudge past a result that is not ok.
            parts.append(Words(checklist.group("tip-6").advice or "", kind="muted"))
        self._outcome.show_widgets(parts)
        asked = asked_of(self.underway.check, moment.at)
        count = f"{len(asked)} questions, started at {spoken(self.underway.started.at, moment.at)}."
        self._answers.show_widgets(
            [
                Heading("What you answered", scale=1.15),
                Words(count, kind="muted"),
                answers_table(asked, self.changed.emit),
            ]
        )
        self.say(box.accessibleName())

    def _say_fault(self, text: str) -> None:
        self._faults.show_widgets([Notice(Level.ASK, text)] if text else [])
        if text:
            self.area.verticalScrollBar().setValue(0)
            self.say(text)
