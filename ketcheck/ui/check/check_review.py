"""The last page of a self-check: its review, the name under it, and saving."""

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Signal

from ketcheck.checklist.text import Line
from ketcheck.errors import DraftStale, KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Record
from ketcheck.records.people.folding import glued
from ketcheck.ui.check.review import CHANGED, ReviewPage
from ketcheck.ui.widgets.fields import LineField, sentence_for

_line = TypeAdapter(Line)


class CheckReviewPage(ReviewPage):
    """Shows the result as of now and saves the record."""

    saved = Signal(Record)

    def __init__(self, underway: Underway, signer: str) -> None:
        super().__init__(underway)
        self._offered = signer
        label = _("Name under the form") if underway.paper else _("Sign with your name")
        self._name = LineField("signed", label)
        self._name.set_value(underway.person.name if underway.paper else signer)
        self._name.edited.connect(self.tell_complete)
        self.body.addWidget(self._name)
        self.body.addWidget(self._answers)
        self.body.addStretch(1)
        self.saves = True

    def enter(self) -> None:
        """Judge as of now, and show it; without a result there is nothing to sign."""
        super().enter()
        self._name.setVisible(self.shown is not None)

    def isComplete(self) -> bool:
        """Whether there is a result to save and a name under it."""
        return super().isComplete() and self._name.value() is not None

    def validatePage(self) -> bool:
        """Save the record; where that fails, or the result is another by now, say so and stay."""
        try:
            signed = _line.validate_python(self._name.value())
            moment, result = self.underway.judged()
            if result != self.shown:
                self.say_when_back(_(CHANGED))
                self._show_again()
                return False
            self.saved.emit(self.underway.save(signed, moment, recorded_by=self._writer(signed)))
        except ValidationError as error:
            self._name.show_fault(sentence_for(error.errors()[0]))
            return False
        except DraftStale:
            self._show_again()
            return False
        except KetcheckError as error:
            self.say_fault(str(error))
            return False
        return True

    def _writer(self, signed: str) -> str | None:
        """Who wrote down what the patient answered; None where the patient did so alone."""
        person = self.underway.person.name
        is_at_home = glued(self._offered) == glued(person)
        return None if is_at_home or glued(signed) == glued(person) else signed

    def _show_again(self) -> None:
        self.enter()
        self.take_focus()
