"""What leads to what around a check or a session: begun, resumed, dropped, entered from paper."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Clinician, KeptDraft, PaperForm, Person, Record
from ketcheck.records.used_by import UsedBy
from ketcheck.ui.home.draft_questions import delete_question, replace_question, urgent_refusal
from ketcheck.ui.home.status import holds_urgent
from ketcheck.ui.people.clinic_flow import ClinicFlow
from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.records.fixing import fixing_words
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import ask, tell

_CHECK_TITLE = marked("Check before you apply")
_SESSION_TITLE = marked("Counseling session")
_BEGUN_BY = marked("{0} began this session. It goes on in the name of {0}. Continue it?")


class CheckFlow(Stage):
    """Asks the person who is open; what is left open in the wizard is kept."""

    closed = Signal()
    record_saved = Signal()

    def __init__(
        self,
        window: Window,
        desk: Desk,
        clinic: ClinicFlow,
        paper: PaperFlow,
        whose: Callable[[], tuple[Person | None, UsedBy | None]],
    ) -> None:
        """`whose` gives the person who is open, and who uses this computer."""
        super().__init__(window, desk)
        self._clinic = clinic
        self._paper = paper
        self._whose = whose

    @property
    def _person(self) -> Person | None:
        return self._whose()[0]

    @property
    def _in_clinic(self) -> bool:
        return self._whose()[1] is UsedBy.CLINIC

    @told_act
    def start_session(self) -> None:
        """Begin a session with the person who is open, and who counsels."""
        person, clinician = self._person, self._clinic.clinician
        if person is None:
            return
        if clinician is None:
            self._clinic.choose_clinician(self.start_session, self.closed.emit)
        elif self._may_replace_draft(person, _("Start a new session")):
            self.open(self._desk.begin_session(person, clinician))

    @told_act
    def start_check(self) -> None:
        """Begin a check of the person who is open."""
        person = self._person
        if person and self._may_replace_draft(person, _("Start a new check")):
            self.open(self._desk.begin_check(person))

    def _may_replace_draft(self, person: Person, act: str) -> bool:
        draft = self._desk.draft_of(person)
        if draft is None:
            return True
        if holds_urgent(self._desk, draft):
            tell(self._window, urgent_refusal())
            return False
        # What can't be finished any more is nothing to lose; but the words of a session are.
        if self._desk.is_stale(draft) and draft.session is None:
            return True
        if not ask(self._window, replace_question(draft), yes=act, no=_("Cancel")):
            return False
        self._desk.end_leave_against(person, draft)
        return True

    @told_act
    def resume(self) -> None:
        """Go on with what was left open."""
        person = self._person
        kept = person and self._desk.store.kept_draft(person.id)
        if person and kept and self._may_continue(kept):
            self.open(self._desk.resume(person, kept), kept.recorded_by)

    def _may_continue(self, kept: KeptDraft) -> bool:
        """A session that somebody else began is not continued in their name without a word."""
        is_known = self._clinic.clinician or self._desk.store.vault.opened_by
        if kept.clinician is None or not is_known or self._clinic.is_at_work(kept.clinician):
            return True
        question = _(_BEGUN_BY).format(kept.clinician.name)
        return ask(self._window, question, yes=_("Continue it"), no=_("Cancel"))

    @told_act
    def discard(self) -> None:
        """Delete what was left open, once that is confirmed."""
        person = self._person
        if person is None:
            return
        draft = self._desk.draft_of(person)
        if draft and holds_urgent(self._desk, draft):
            tell(self._window, urgent_refusal())
            return
        question = delete_question(draft, self._desk.now)
        if ask(self._window, question, yes=_("Delete it"), no=_("Cancel")):
            self._desk.end_leave_against(person, draft)
            self._desk.store.drop_draft(person.id)
            # Not after Cancel, which a lock presses too: the records are closed then.
            self.closed.emit()

    def open(self, underway: Underway, corrector: str | None = None) -> None:
        """Go through its questions."""
        from ketcheck.ui.wizard.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

        # Who corrects has said so already: no other name is offered to sign with.
        wizard = CheckWizard(underway, corrector or self._signer(underway))
        if self._in_clinic:
            counsels = underway.clinician if isinstance(underway, Counseling) else None
            self._clinic.show_chip(counsels)
        wizard.closed.connect(self.closed)
        wizard.saved.connect(self.record_saved)
        wizard.print_wanted.connect(self._paper.print_record)
        wizard.handout_wanted.connect(lambda record: self._paper.print_handout(record.person))
        self._window.show_screen(wizard, _title_of(underway), self._person)
        wizard.begin()

    def _signer(self, underway: Underway) -> str:
        """Whose name is offered under a self-check: in a clinic never the patient's."""
        return (self._clinic.name or "") if self._in_clinic else underway.person.name

    @told_act
    def open_correction(self, record: Record, reason: str, by: str) -> None:
        """Go through the answers of a record again, with the reason and who fixes it."""
        underway = self._desk.begin_correction(record, reason, by)
        if self._may_replace_draft(record.person, _("Fix the record")):
            self.open(underway, by)

    @told_act
    def enter_paper(self) -> None:
        """Ask for what stands on a form filled in by hand, and go through its questions."""
        from ketcheck.ui.printing.paper_form import PaperScreen  # noqa: PLC0415 - the same

        form = PaperScreen(self._desk, self._clinic.clinician)
        form.entered.connect(self._begin_from_paper)
        form.closed.connect(self.closed)
        self._window.show_screen(form, _("Enter a paper form"), self._person)
        form.begin()

    @told_act
    def _begin_from_paper(self, paper: PaperForm, clinician: Clinician | None) -> None:
        person = self._person
        if person is None or not self._may_replace_draft(person, _("Enter the form")):
            return
        if clinician:
            self.open(self._desk.begin_session(person, clinician, paper))
        else:
            self.open(self._desk.begin_check(person, paper))


def _title_of(underway: Underway) -> str:
    if underway.corrected:
        return fixing_words(underway.corrected)
    return _(_SESSION_TITLE) if isinstance(underway, Counseling) else _(_CHECK_TITLE)
