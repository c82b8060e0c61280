"""A form that was filled in by hand is entered: the time on it, who enters it, what it is of."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime
from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Clinician, Kind, Moment, PaperForm
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.company import clinician_words
from ketcheck.ui.widgets.fields import ChoiceField, Field, LineField, MomentField

_TO_COME = marked("This time is in the future. Enter the time on the form.")
_WHO = marked("Choose who counseled. Every session has a clinician.")


class _OnPaper(Frozen):
    at: AwareDatetime
    entered_by: Line
    kind: Literal[Kind.SELF_CHECK, Kind.COUNSELING] | None = None
    counseled: int | None = None


class _OnPaperInClinic(_OnPaper):
    kind: Literal[Kind.SELF_CHECK, Kind.COUNSELING]


class _Past(MomentField):
    """A time that has come."""

    @property
    def refusal(self) -> str:
        """Why there is no time, or that it is still to come."""
        at = self.value()
        if isinstance(at, datetime) and at > self._now:
            return _(_TO_COME)
        return super().refusal


class _Counseled(ChoiceField):
    """Who counseled, which has to be said of a session and of nothing else."""

    def __init__(self, kind: ChoiceField, names: Sequence[tuple[str, str]]) -> None:
        super().__init__("counseled", _("Counseled by (sessions only)"), names, optional=True)
        self._kind = kind
        # What is wrong here can be put right there.
        kind.edited.connect(self.edited)

    @property
    def refusal(self) -> str:
        """That nobody is chosen yet for a session."""
        is_session = self._kind.value() == Kind.COUNSELING.value
        return _(_WHO) if is_session and self.value() is None else ""


class PaperScreen(Form):
    """Asks what stands at the head and at the foot of a paper form."""

    entered = Signal(PaperForm, object)
    """The form, and the clinician where it is of a session; else None."""

    def __init__(self, desk: Desk, clinician: Clinician | None = None) -> None:
        """`clinician` is at work now, and offered as the one who enters it."""
        self._clinicians = [one.clinician for one in desk.store.directory.clinicians()]
        self._when = _Past("at", _("What day and time are on the form?"), desk.now)
        self._when.asks_for(_("Enter the day and the time on the form."))
        # A form without a time must not get that of its typing.
        self._when.set_value(None)
        text = _("Copy the paper form exactly. It's a record of the past. It never means OK now.")
        super().__init__(desk, _("Enter a paper form"), text, tuple(self._make_fields(clinician)))
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("continue", _("C&ontinue"), self._continue, kind="primary")

    def _make_fields(self, clinician: Clinician | None) -> Iterator[Field]:
        yield self._when
        enters = LineField("entered_by", _("Your name")).asks_for(_("Enter your name."))
        enters.set_value(clinician.name if clinician else None)
        yield enters
        if self._clinicians:
            kinds = (
                (Kind.SELF_CHECK.value, _("Self-check")),
                (Kind.COUNSELING.value, _("Counseling session")),
            )
            kind = ChoiceField("kind", _("What kind of form is it?"), kinds)
            yield kind.asks_for(_("Choose what kind of form it is."))
            names = [
                (str(place), clinician_words(one)) for place, one in enumerate(self._clinicians)
            ]
            yield _Counseled(kind, names)

    def _continue(self) -> None:
        given = self.read(_OnPaperInClinic if self._clinicians else _OnPaper)
        if given is None:
            return
        at = Moment(at=given.at, zone=self.desk.clock().zone)
        counseled = given.counseled if given.kind is Kind.COUNSELING else None
        clinician = None if counseled is None else self._clinicians[counseled]
        self.entered.emit(PaperForm(at=at, entered_by=given.entered_by), clinician)
