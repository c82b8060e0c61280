"""A form that was filled in by hand is entered: the time on it, who enters it, what it is of."""

from collections.abc import Iterator
from typing import Literal

from pydantic import AwareDatetime
from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.records.model import Clinician, Kind, Moment, PaperForm
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.company import clinician_words
from ketcheck.ui.widgets.fields import ChoiceField, Field, LineField, MomentField

_TO_COME = "This time is still to come. Type the time that is on the form."
_KIND = "Choose what the form is of."
_WHO = "Choose who counseled: a session has a clinician."


class _OnPaper(Frozen):
    at: AwareDatetime
    entered_by: Line
    kind: Literal[Kind.SELF_CHECK, Kind.COUNSELING] | None = None
    counseled: int | None = None


class PaperScreen(Form):
    """Asks what stands at the head and at the foot of a paper form."""

    entered = Signal(PaperForm, object)
    """The form, and the clinician where it is of a session; else None."""

    def __init__(self, desk: Desk, clinician: Clinician | None = None) -> None:
        """`clinician` is at work now, and offered as the one who enters it."""
        self._clinicians = [one.clinician for one in desk.store.directory.clinicians()]
        self._when = MomentField("at", "Which day and time are on the form?", desk.now)
        # A form without a time must not get that of its typing.
        self._when.set_value(None)
        text = (
            "Copy the form as it is. It tells how things were at the time that is on it: "
            "it is never an OK for now."
        )
        super().__init__(desk, "Enter a paper form", text, tuple(self._make_fields(clinician)))
        self.add_button("cancel", "&Not now", self.closed.emit)
        self.add_button("continue", "&Continue", self._continue, kind="primary")

    def _make_fields(self, clinician: Clinician | None) -> Iterator[Field]:
        yield self._when
        enters = LineField("entered_by", "Who enters it?", "Your name")
        enters.set_value(clinician.name if clinician else None)
        yield enters
        if self._clinicians:
            kinds = (
                (Kind.SELF_CHECK.value, "Self-check"),
                (Kind.COUNSELING.value, "Counseling session"),
            )
            self._kind = ChoiceField("kind", "What is the form of?", kinds)
            yield self._kind
            names = [
                (str(place), clinician_words(one)) for place, one in enumerate(self._clinicians)
            ]
            self._counseled = ChoiceField(
                "counseled", "Who counseled?", names, "For a session alone"
            )
            yield self._counseled

    def _continue(self) -> None:
        given = self.read(_OnPaper)
        if given is None or self._refuses(given):
            return
        at = Moment(at=given.at, zone=self.desk.clock().zone)
        counseled = given.counseled if given.kind is Kind.COUNSELING else None
        clinician = None if counseled is None else self._clinicians[counseled]
        self.entered.emit(PaperForm(at=at, entered_by=given.entered_by), clinician)

    def _refuses(self, given: _OnPaper) -> bool:
        """Say what can't be; whether there is something."""
        if given.at > self.desk.now:
            self._when.show_fault(_TO_COME)
        elif self._clinicians and given.kind is None:
            self._kind.show_fault(_KIND)
        elif given.kind is Kind.COUNSELING and given.counseled is None:
            self._counseled.show_fault(_WHO)
        else:
            return False
        return True
