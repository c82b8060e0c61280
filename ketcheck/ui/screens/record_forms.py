"""The forms of a record: a clearance, the reason of a correction, and entered in error."""

from pydantic import AwareDatetime
from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import ClearanceRefused
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.checks.striking import strike
from ketcheck.records.model import Clearance, Clinician, Moment, Reached, Record, Strike
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.forms import Form
from ketcheck.ui.widgets.fields import ChoiceField, LineField, MomentField, TextField
from ketcheck.ui.widgets.notice import Notice

REACHED_WORDS = {Reached.SEEN: "Seen in person", Reached.PHONE: "By phone"}
SIGN_AGAIN = "The signatures on the earlier record no longer count. Sign again."
STAYS_HELD = (
    "The STOP of this record stays. Marking it does not clear it. "
    "Only what your doctor or nurse says clears it."
)


class _Said(Frozen):
    who: Line
    role: Line
    cleared: AwareDatetime
    by: Reached
    said: Text


class _Reason(Frozen):
    reason: Text
    recorded_by: Line


class ClearanceForm(Form):
    """What a doctor or nurse said about a held STOP; in a clinic, who counsels is offered."""

    entered = Signal(Clearance)

    def __init__(self, desk: Desk, record: Record, clinician: Clinician | None = None) -> None:
        self._record = record
        self._clinician = clinician
        self._when = MomentField("cleared", "When did they say so?", desk.now)
        reached = [(one.value, words) for one, words in REACHED_WORDS.items()]
        fields = (
            LineField("who", "Who cleared it?", "Name of the doctor or nurse"),
            LineField("role", "What is their role?", "For example: doctor, nurse, pharmacist"),
            self._when,
            ChoiceField("by", "How were they reached?", reached),
            TextField("said", "What did they say?"),
        )
        if clinician:
            fields[0].set_value(clinician.name)
            fields[1].set_value(clinician.role)
        text = (
            f"Record {record.short_id} holds a STOP. Fill this in only after you have talked to "
            "your doctor or nurse. The record stays as it is."
        )
        super().__init__(desk, "Record what they said", text, fields)
        self.add_button("cancel", "&Not yet", self.closed.emit)
        self.add_button("save-clearance", "&Save", self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Said)
        if given is None:
            return
        try:
            entry = clearance(
                self._record,
                who=given.who,
                role=given.role,
                said=given.said,
                cleared=Moment(at=given.cleared, zone=self.desk.clock().zone),
                saved=self.desk.clock(),
                by=given.by,
                recorded_by=self._clinician.name if self._clinician else None,
            )
        except ClearanceRefused as error:
            self._when.show_fault(str(error))
            return
        self.entered.emit(entry)


class ReasonForm(Form):
    """Why a record is corrected, and who does it; asked before its answers can be changed.

    `by` is offered as the name: whose record it is says nothing about that.
    """

    entered = Signal(str, str)
    """The reason, and who corrects it."""

    def __init__(self, desk: Desk, record: Record, by: str | None = None) -> None:
        text = (
            f"Record {record.short_id} stays as it is. Your correction is saved as a new record "
            "that names it."
        )
        fields = (TextField("reason", "What was wrong in it?"), _your_name(by))
        super().__init__(desk, "Correct a record", text, fields)
        if is_signed(record):
            self.body.insertWidget(2, Notice(Level.ASK, SIGN_AGAIN))
        self.add_button("cancel", "&Leave it as it is", self.closed.emit)
        self.add_button("continue", "&Continue", self._continue, kind="primary")

    def _continue(self) -> None:
        given = self.read(_Reason)
        if given:
            self.entered.emit(given.reason, given.recorded_by)


class StrikeForm(Form):
    """Why a record is entered in error, and who says so; `by` is offered as the name."""

    entered = Signal(Strike)

    def __init__(self, desk: Desk, record: Record, by: str | None = None) -> None:
        self._record = record
        text = (
            f"Record {record.short_id} stays in the list, marked ENTERED IN ERROR. "
            "Later checks do not go by it any more."
        )
        why = TextField("reason", "Why is it wrong?", "Such as: it is of another person")
        fields = (why, _your_name(by))
        super().__init__(desk, "Mark as entered in error", text, fields)
        if record.result.held and not desk.store.clearances_of(record.id):
            self.body.insertWidget(2, Notice(Level.STOP, STAYS_HELD))
        self.add_button("cancel", "&Leave it as it is", self.closed.emit)
        self.add_button("save-strike", "&Mark as entered in error", self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Reason)
        if given is None:
            return
        self.entered.emit(
            strike(
                self._record,
                reason=given.reason,
                recorded_by=given.recorded_by,
                saved=self.desk.clock(),
            )
        )


def _your_name(by: str | None) -> LineField:
    field = LineField("recorded_by", "Your name")
    field.set_value(by)
    return field


def is_signed(record: Record) -> bool:
    """Whether somebody stands by the record with a name."""
    return bool(record.signed or record.signatures)
