"""The last page of a session: both sign, and the record is saved."""

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.errors import DraftStale, KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.model import Record
from ketcheck.records.signature import Absent, Signature, Signer
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.review import CHANGED, ReviewPage
from ketcheck.ui.widgets.fields import ChoiceField, LineField, type_again
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.signature_box import SignatureBox
from ketcheck.ui.widgets.slot import Slot

_HELP = marked("Type both names. Sign with a mouse, a pen, or a finger, or by typed name alone.")
_PAPER_HELP = marked("Type the names that are on the form.")
_ABSENT = (
    (Absent.DECLINED.value, marked("No, the patient declined")),
    (Absent.UNABLE.value, marked("No, the patient is not able to")),
    (Absent.BY_PHONE.value, marked("No, this was by phone")),
)
_VOID = marked("The signatures on the earlier record no longer count. Sign again.")


class SignaturesPage(Page):
    """Takes both signatures under what the review shows, and saves the record."""

    place = "signatures"
    saved = Signal(Record)

    def __init__(self, underway: Counseling, review: ReviewPage) -> None:
        super().__init__(underway)
        self._session = underway
        self._review = review
        is_paper = underway.paper is not None
        help_text = _(_PAPER_HELP) if is_paper else _(_HELP)
        self._heading = self.add_heading(_("Sign"), _("Sign this record"), help_text)
        self._heading.setObjectName("signatures")
        self._faults = Slot()
        self.body.addWidget(self._faults)
        self._patient = SignatureBox(
            Signer.PATIENT, _("Patient"), _("&Typed name alone"), paper=is_paper
        )
        self._clinician = SignatureBox(
            Signer.CLINICIAN, _("Clinician"), _("Typed &name alone"), paper=is_paper
        )
        row = Slot(beside=True, spacing=20)
        self.body.addWidget(row)
        row.show_widgets([self._patient, self._clinician], (1, 1))
        self._absent = ChoiceField(
            "absent", _("Did the patient sign?"), [(value, _(words)) for value, words in _ABSENT]
        )
        self._reason = LineField("absent-reason", _("Why is there no signature?"))
        for field in (self._absent, self._reason):
            field.edited.connect(self._show_absent)
            # Part of the page first: what is shown without a parent is a window of its own.
            self.body.addWidget(field)
            field.setVisible(not is_paper)
        for box in (self._patient, self._clinician):
            box.edited.connect(self.tell_complete)
            self.keep_each(box.edited)
        self.body.addStretch(1)
        self.setCommitPage(True)

    def enter(self) -> None:
        """Offer the names, and show what was begun here before."""
        clinician = self._session.clinician
        self._patient.offer(self._session.company.answered_by or self.underway.person.name)
        self._clinician.offer(clinician.name if clinician else "")
        typed = self.recalled()
        for box in (self._patient, self._clinician):
            box.type_again(typed)
        type_again((self._absent, self._reason), typed)
        self._show_absent()
        self._say_fault(_(_VOID) if self.underway.is_correction else "")
        self.say(self._heading.text())

    def typed(self) -> dict[str, str]:
        """The names, and what was drawn."""
        absent = {field.name: field.text for field in (self._absent, self._reason)}
        return {**self._patient.typed(), **self._clinician.typed(), **absent}

    def isComplete(self) -> bool:
        """Whether both names are there."""
        return self._patient.has_name and self._clinician.has_name

    def validatePage(self) -> bool:
        """Save the record; where that fails, say so and stay."""
        patient = self._patient_signature()
        clinician = self._clinician.signature() if patient else None
        if patient is None or clinician is None:
            return False
        try:
            return self._save(patient, clinician)
        except DraftStale:
            self.wizard().back()
        except KetcheckError as error:
            self._say_fault(str(error))
        return False

    def _patient_signature(self) -> Signature | None:
        """The patient's, or that there is none, with the reason."""
        absent = self._absent.value()
        if absent is None:
            return self._patient.signature()
        reason = self._reason.value()
        if reason is None:
            self._reason.show_fault(_("Enter why the patient did not sign."))
            return None
        name = self._patient.name
        return Signature(by=Signer.PATIENT, name=name, absent=Absent(absent), reason=str(reason))

    def _show_absent(self) -> None:
        is_absent = self._absent.value() is not None
        self._patient.setEnabled(not is_absent)
        self._reason.setVisible(is_absent)

    def _save(self, patient: Signature, clinician: Signature) -> bool:
        """Save what the review showed; where the result is another by now, show that first."""
        moment, result = self.underway.judged()
        if result != self._review.shown:
            self._review.say_when_back(CHANGED)
            self.wizard().back()
            return False
        signed = None if patient.absent else patient.name
        self.saved.emit(self.underway.save(signed, moment, (patient, clinician)))
        return True

    def _say_fault(self, text: str) -> None:
        self._faults.show_widgets([Notice(Level.ASK, text)] if text else [])
        if text:
            self.area.verticalScrollBar().setValue(0)
            self.say(text)
