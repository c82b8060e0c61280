"""What leads to what: opens the screens, and does what they ask for."""

from PySide6.QtWidgets import QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Clinician, KeptDraft, PaperForm, Person, Record
from ketcheck.records.people.folding import glued
from ketcheck.records.used_by import UsedBy, used_by
from ketcheck.ui.home.draft_questions import delete_question, replace_question, urgent_refusal
from ketcheck.ui.home.home import Home
from ketcheck.ui.home.status import holds_urgent
from ketcheck.ui.label.label_flow import LabelFlow
from ketcheck.ui.menu_flow import MenuFlow
from ketcheck.ui.people.clinic_flow import ClinicFlow
from ketcheck.ui.printing.paper_flow import PaperFlow, Papers
from ketcheck.ui.records.fixing import fixing_words
from ketcheck.ui.records.record_flow import RecordFlow
from ketcheck.ui.settings.computer_flow import ComputerFlow
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import ask, tell

_HOME_TITLE = "ketcheck"
_CHECK_TITLE = marked("Check before you apply")
_SESSION_TITLE = marked("Counseling session")
_BEGUN_BY = marked("{0} began this session. It goes on in the name of {0}. Continue it?")
_KEPT_FOR = marked("{0} started the open session. We kept it for {0}.")


class Flow(Stage):
    """Shows one screen at a time; what is left open in the wizard is kept."""

    def __init__(self, window: Window, desk: Desk, papers: Papers) -> None:
        super().__init__(window, desk)
        self._person: Person | None = None
        self._used_by: UsedBy | None = None
        self.clinic = ClinicFlow(window, desk)
        if desk.store.vault.opened_by:
            self.clinic.sign_in(desk.store.vault.opened_by)
        self.label = LabelFlow(window, desk)
        self.paper = PaperFlow(window, desk, papers)
        self.computer = ComputerFlow(window, desk, self.paper)
        self.computer.closed.connect(self.show_home)
        self.computer.used_by_chosen.connect(self._begin_anew)
        self.computer.person_erased.connect(self._forget_person)
        self.record = RecordFlow(window, desk, self.paper, lambda: self.clinic.clinician)
        self.record.closed.connect(self.show_home)
        self.record.correction_wanted.connect(self._open_correction)
        self.menu = self._make_menu()
        self.clinic.person_opened.connect(self._open_person)
        self.clinic.computer_wanted.connect(self._show_computer)
        self.clinic.protection_wanted.connect(lambda act: self.computer.protect(None, act))
        window.look_changed.connect(self.redraw_home)
        window.people_wanted.connect(self._close_person)
        window.clinician_wanted.connect(self._change_clinician)

    def _make_menu(self) -> MenuFlow:
        menu = MenuFlow(
            self._window,
            self._desk,
            self.clinic,
            self.label,
            self.paper,
            self.computer,
            lambda: (self._person, self._used_by),
        )
        menu.home_wanted.connect(self.show_home)
        menu.people_wanted.connect(self._close_person)
        menu.records_wanted.connect(self.show_records)
        menu.medicines_wanted.connect(self.show_medicines)
        menu.paper_form_wanted.connect(self.enter_paper)
        return menu

    def begin(self) -> None:
        """Show the list of a clinic, or home; ask first whose checks these are."""
        self._person = None
        self._used_by = used_by(self._desk.store)
        match self._used_by:
            case None:
                self.computer.ask_used_by(None, is_first=True)
            case UsedBy.CLINIC:
                self.clinic.show_chip()
                self.clinic.show_list()
            case UsedBy.ONE_PERSON:
                self._window.show_no_clinic()
                self._begin_at_home()

    def _begin_at_home(self) -> None:
        people = self._desk.store.people()
        if len(people) == 1:
            self._open_person(people[0])
        elif people:
            self._choose_person(people)
        else:
            self._welcome()

    def show_home(self) -> None:
        """Show home as the store says it now."""
        if self._person is None:
            self.begin()
            return
        if self._in_clinic:
            self.clinic.show_chip()
        use = self._used_by or UsedBy.ONE_PERSON
        home = Home(self._desk, self._person, use)
        self._connect(home, self._person)
        self._window.show_screen(home, _HOME_TITLE, self._person)
        home.focus_start()

    @told_act
    def show_records(self) -> None:
        """All records of the person who is open, with the field to find in."""
        if self._person:
            self.record.show_all(self._person)

    @told_act
    def show_medicines(self) -> None:
        """The medicines of the person who is open."""
        from ketcheck.ui.records.medicines_screen import MedicinesScreen  # noqa: PLC0415 - seldom

        if self._person is None:
            return
        screen = MedicinesScreen(self._desk.store.known(self._person.id))
        screen.closed.connect(self.show_home)
        self._window.show_screen(screen, _("Medicines"), self._person)
        screen.begin()

    def _connect(self, home: Home, person: Person) -> None:
        home.check_wanted.connect(self._start_check)
        home.session_wanted.connect(self._start_session)
        home.draft_resumed.connect(self._resume)
        home.draft_discarded.connect(self._discard)
        home.record_opened.connect(self.record.open)
        home.records_wanted.connect(self.show_records)
        home.clearance_wanted.connect(self.record.clear)
        home.label_wanted.connect(lambda: self.label.change_plan(person, self.show_home))
        home.protection_wanted.connect(lambda act: self.computer.protect(person, act))
        home.safekeeping_wanted.connect(lambda: self.computer.keep_safe(person))
        home.closed.connect(self._close_person if self._in_clinic else home.focus_start)

    @told_act
    def redraw_home(self) -> None:
        """Show home as it is now, where home is shown."""
        if isinstance(self._window.screen_shown, Home):
            self.show_home()

    @told_act
    def go_on_unlocked(self) -> None:
        """Go on where it was locked; in a clinic, as the one who unlocked it."""
        user = self._desk.store.vault.opened_by
        if not self._in_clinic or not user:
            self.redraw_home()
            return
        screen = self._window.screen_shown
        self.clinic.sign_in(user, screen)
        counsels = _clinician_of(screen)
        if counsels and not self._is_at_work(counsels):
            self.show_home()
            tell(self._window, _(_KEPT_FOR).format(counsels.name))
            return
        self.clinic.show_chip(counsels)
        self.redraw_home()

    def _is_at_work(self, clinician: Clinician) -> bool:
        now = self.clinic.clinician
        return now is not None and glued(now.name) == glued(clinician.name)

    @told_act
    def _open_person(self, person: Person) -> None:
        self._person = person
        self.show_home()

    @property
    def _in_clinic(self) -> bool:
        return self._used_by is UsedBy.CLINIC

    def _show_computer(self) -> None:
        self.computer.show(self._person, self._used_by)

    @told_act
    def _begin_anew(self) -> None:
        self.begin()

    @told_act
    def _close_person(self) -> None:
        """Leave a person for the list; what was open is kept, which is said before."""
        screen = self._window.screen_shown
        if isinstance(screen, Journey):
            screen.reject()
            if self._window.screen_shown is screen:
                return
        person = self._person
        draft = person and self._desk.draft_of(person)
        if person and draft and isinstance(screen, Journey):
            tell(self._window, _left_words(person, is_session=draft.session is not None))
        self.begin()

    @told_act
    def _change_clinician(self) -> None:
        self.clinic.choose_clinician(self.show_home)

    @told_act
    def _start_session(self) -> None:
        person, clinician = self._person, self.clinic.clinician
        if person is None:
            return
        if clinician is None:
            self.clinic.choose_clinician(self._start_session, self.show_home)
        elif self._may_replace_draft(person, _("Start a new session")):
            self._open_wizard(self._desk.begin_session(person, clinician))

    def _welcome(self) -> None:
        from ketcheck.ui.home.first_start import FirstStart  # noqa: PLC0415 - never later

        first = FirstStart(self._window, self._desk)
        first.person_added.connect(self._open_person)
        first.use_wanted.connect(
            lambda: self.computer.ask_used_by(UsedBy.ONE_PERSON, is_first=True)
        )
        first.begin()

    def _choose_person(self, people: list[Person]) -> None:
        from ketcheck.ui.home.person_choice import PersonChoice  # noqa: PLC0415 - only with several people

        choice = PersonChoice(people)
        choice.chosen.connect(self._open_person)
        choice.closed.connect(self._window.close)
        self._window.show_screen(choice, _HOME_TITLE, self._person)
        choice.begin()

    @told_act
    def _start_check(self) -> None:
        if self._person is None:
            return
        if self._may_replace_draft(self._person, _("Start a new check")):
            self._open_wizard(self._desk.begin_check(self._person))

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
        return ask(self._window, replace_question(draft), yes=act, no=_("Cancel"))

    @told_act
    def _resume(self) -> None:
        kept = self._person and self._desk.store.kept_draft(self._person.id)
        if self._person and kept and self._may_continue(kept):
            self._open_wizard(self._desk.resume(self._person, kept), kept.recorded_by)

    def _may_continue(self, kept: KeptDraft) -> bool:
        """A session that somebody else began is not continued in their name without a word."""
        is_known = self.clinic.clinician or self._desk.store.vault.opened_by
        if kept.clinician is None or not is_known or self._is_at_work(kept.clinician):
            return True
        question = _(_BEGUN_BY).format(kept.clinician.name)
        return ask(self._window, question, yes=_("Continue it"), no=_("Cancel"))

    @told_act
    def _discard(self) -> None:
        if self._person is None:
            return
        draft = self._desk.draft_of(self._person)
        if draft and holds_urgent(self._desk, draft):
            tell(self._window, urgent_refusal())
            return
        question = delete_question(draft, self._desk.now)
        if ask(self._window, question, yes=_("Delete it"), no=_("Cancel")):
            self._desk.store.drop_draft(self._person.id)
            # Not after Cancel, which a lock presses too: the records are closed then.
            self.show_home()

    def _open_wizard(self, underway: Underway, corrector: str | None = None) -> None:
        from ketcheck.ui.wizard.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

        # Who corrects has said so already: no other name is offered to sign with.
        wizard = CheckWizard(underway, corrector or self._signer(underway))
        if self._in_clinic:
            counsels = underway.clinician if isinstance(underway, Counseling) else None
            self.clinic.show_chip(counsels)
        wizard.closed.connect(self.show_home)
        wizard.print_wanted.connect(lambda record: self.paper.print_record(record, again=False))
        wizard.handout_wanted.connect(lambda record: self.paper.print_handout(record.person))
        self._window.show_screen(wizard, _title_of(underway), self._person)
        wizard.begin()

    def _signer(self, underway: Underway) -> str:
        """Whose name is offered under a self-check: in a clinic never the patient's."""
        return (self.clinic.name or "") if self._in_clinic else underway.person.name

    @told_act
    def _open_correction(self, record: Record, reason: str, by: str) -> None:
        underway = self._desk.begin_correction(record, reason, by)
        if self._may_replace_draft(record.person, _("Fix the record")):
            self._open_wizard(underway, by)

    @told_act
    def enter_paper(self) -> None:
        """Ask for what stands on a form filled in by hand, and go through its questions."""
        from ketcheck.ui.printing.paper_form import PaperScreen  # noqa: PLC0415 - the same

        form = PaperScreen(self._desk, self.clinic.clinician)
        form.entered.connect(self._begin_from_paper)
        form.closed.connect(self.show_home)
        self._window.show_screen(form, _("Enter a paper form"), self._person)
        form.begin()

    @told_act
    def _begin_from_paper(self, paper: PaperForm, clinician: Clinician | None) -> None:
        person = self._person
        if person is None or not self._may_replace_draft(person, _("Enter the form")):
            return
        if clinician:
            self._open_wizard(self._desk.begin_session(person, clinician, paper))
        else:
            self._open_wizard(self._desk.begin_check(person, paper))

    @told_act
    def _forget_person(self) -> None:
        self._person = None
        self.begin()


def _title_of(underway: Underway) -> str:
    if underway.corrected:
        return fixing_words(underway.corrected)
    return _(_SESSION_TITLE) if isinstance(underway, Counseling) else _(_CHECK_TITLE)


def _left_words(person: Person, *, is_session: bool) -> str:
    words = _("{name}'s check is not finished. We kept it for next time.")
    if is_session:
        words = _("{name}'s session is not finished. We kept it for next time.")
    return words.format(name=person.name)


def _clinician_of(screen: QWidget | None) -> Clinician | None:
    """Who counsels in the session that is on screen, if one is."""
    from ketcheck.ui.wizard.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

    underway = screen.underway if isinstance(screen, CheckWizard) else None
    return underway.clinician if isinstance(underway, Counseling) else None
