"""The forms of a record: what a doctor said, why it is fixed, and why it is crossed out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import AwareDatetime
from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import ClearanceRefused
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import moment_words
from ketcheck.records.checks.clearing import clearance, crossed_out_at
from ketcheck.records.checks.striking import strike
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    Clinician,
    Moment,
    Reached,
    Record,
    Role,
    Strike,
    Verdict,
)
from ketcheck.ui.records.fixing import fixing_words
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    MomentField,
    TextField,
)
from ketcheck.ui.widgets.notice import Notice

REACHED_WORDS = {
    Reached.SEEN: marked("In person"),
    Reached.PHONE: marked("By phone"),
    Reached.MESSAGE: marked("By message"),
}
VERDICT_WORDS = {
    Verdict.MAY_USE: marked("Yes, I may use it again"),
    Verdict.MAY_USE_FROM: marked("Yes, but only from a later day"),
    Verdict.NOT_YET: marked("No, not yet"),
    Verdict.NEVER: marked("No, stop the cream for good"),
}
ROLE_WORDS = {
    Role.PRESCRIBER: marked("The person who prescribed the cream"),
    Role.PHARMACIST: marked("Pharmacist"),
    Role.NURSE: marked("Nurse"),
    Role.CLINICIAN: marked("Another doctor or clinician"),
}
SIGN_AGAIN = marked("The signatures on the earlier record no longer count. Sign again.")
STAYS_HELD = marked(
    "The STOP of this record stays. Crossing it out does not end it. "
    "Only what your doctor or nurse says ends it."
)


class _Said(Frozen):
    verdict: Verdict
    first_day: date | None = None
    who: Line
    role: Role
    cleared: AwareDatetime
    by: Reached
    said: Text
    recorded_by: Line


class _Reason(Frozen):
    reason: Text
    recorded_by: Line


class _Struck(Frozen):
    reason: Text
    whose: Literal["yes", "no"]
    recorded_by: Line


class ClearanceForm(Form):
    """What a doctor or nurse said about a held STOP; "no" keeps the STOP, and goes on file too."""

    entered = Signal(Clearance)
    may_be_to_come = frozenset({"first_day"})

    def __init__(
        self,
        desk: Desk,
        record: Record,
        clinician: Clinician | None = None,
        amended: Clearance | None = None,
    ) -> None:
        self._record = record
        self._amended = amended
        self._when = MomentField("cleared", _("When did they say so?"), desk.now)
        self._first_day = DateField(
            "first_day",
            _("From which day?"),
            _("Fill this in only if they said “from a later day”."),
        )
        self._who = LineField("who", _("Who said so?"), _("Name of the doctor or nurse"))
        own = LineField("recorded_by", _("Your name"), _("Who fills this in"))
        own.set_value(clinician.name if clinician else None)
        fields = (
            _choice("verdict", _("Did they say you may use it again?"), VERDICT_WORDS),
            self._first_day,
            self._who,
            _choice("role", _("What is their role?"), ROLE_WORDS),
            self._when,
            _choice("by", _("How did you talk?"), REACHED_WORDS),
            TextField("said", _("What did they say?")),
            own,
        )
        text = _(
            "Fill this in only after your doctor or nurse told you about the cream. "
            "If they said no, the STOP stays. This is about the STOP from {time}."
        ).format(time=moment_words(record.finished.at))
        super().__init__(desk, _("My doctor says I may use it again"), text, fields)
        if amended:
            self._show(amended)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-clearance", _("&Save"), self._save, kind="primary")

    def _show(self, amended: Clearance) -> None:
        # Who puts it right may be another, and so may be the time.
        asked_anew = {"cleared", "first_day", "recorded_by"}
        for field in self.fields:
            value = getattr(amended, field.name, None)
            if isinstance(value, str) and field.name not in asked_anew:
                field.set_value(value)

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
                verdict=given.verdict,
                first_day=given.first_day,
                cleared=Moment(at=given.cleared, zone=self.desk.clock().zone),
                saved=self.desk.clock(),
                by=given.by,
                recorded_by=given.recorded_by,
                amends=self._amended.id if self._amended else None,
                struck=crossed_out_at(self.desk.store, self._record),
            )
        except ClearanceRefused as error:
            self._field_of(str(error)).show_fault(str(error))
            return
        self.entered.emit(entry)

    def _field_of(self, why: str) -> Field:
        """The field that a refusal is about."""
        if "patient" in why:
            return self._who
        return self._first_day if "day" in why else self._when


def _choice(name: str, label: str, words: Mapping[Any, str]) -> ChoiceField:
    return ChoiceField(name, label, [(one.value, _(text)) for one, text in words.items()])


class ReasonForm(Form):
    """Why a record is corrected, and who does it; asked before its answers can be changed.

    `by` is offered as the name: whose record it is says nothing about that.
    """

    entered = Signal(str, str)
    """The reason, and who corrects it."""

    def __init__(self, desk: Desk, record: Record, by: str | None = None) -> None:
        text = _(
            "We keep the old record and save your correction next to it. It is about that time, "
            "so it never gives an OK for now."
        )
        fields = (TextField("reason", _("What was wrong?")), _your_name(by))
        title = fixing_words(record)
        super().__init__(desk, title, text, fields)
        if is_signed(record):
            self.body.insertWidget(2, Notice(Level.ASK, _(SIGN_AGAIN)))
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("continue", _("C&ontinue"), self._continue, kind="primary")

    def _continue(self) -> None:
        given = self.read(_Reason)
        if given:
            self.entered.emit(given.reason, given.recorded_by)


class StrikeForm(Form):
    """Why a record is crossed out, and who says so; `by` is offered as the name."""

    entered = Signal(Strike)

    def __init__(self, desk: Desk, record: AnyEntry, by: str | None = None) -> None:
        self._record = record
        whose = [("no", _("No, it's mine")), ("yes", _("Yes, it's for someone else"))]
        example = _("For example: it was for someone else")
        fields = (
            TextField("reason", _("What was wrong?"), example),
            ChoiceField("whose", _("Was it for someone else?"), whose),
            _your_name(by),
        )
        text = _(
            "The record stays in the list, crossed out. What it says about your skin, uses, and "
            "STOPs still counts, unless it was for someone else."
        )
        super().__init__(desk, _("Cross out this record"), text, fields)
        if isinstance(record, Record) and record.result.held:
            self.body.insertWidget(2, Notice(Level.STOP, _(STAYS_HELD)))
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-strike", _("Cross it &out"), self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Struck)
        if given is None:
            return
        self.entered.emit(
            strike(
                self._record,
                reason=given.reason,
                recorded_by=given.recorded_by,
                saved=self.desk.clock(),
                another_person=given.whose == "yes",
            )
        )


def _your_name(by: str | None) -> LineField:
    field = LineField("recorded_by", _("Your name"))
    field.set_value(by)
    return field


def is_signed(record: Record) -> bool:
    """Whether somebody stands by the record with a name."""
    return bool(record.signed or record.signatures)
