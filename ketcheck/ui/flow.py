"""What leads to what: opens the screens, and does what they ask for."""

from PySide6.QtWidgets import QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.model import Clinician, Person
from ketcheck.records.used_by import UsedBy, used_by
from ketcheck.ui.check_flow import CheckFlow
from ketcheck.ui.home.home import Home
from ketcheck.ui.label.label_flow import LabelFlow
from ketcheck.ui.menu_flow import MenuFlow
from ketcheck.ui.people.clinic_flow import ClinicFlow
from ketcheck.ui.printing.paper_flow import PaperFlow, Papers
from ketcheck.ui.records.record_flow import RecordFlow
from ketcheck.ui.settings.computer_flow import ComputerFlow
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import tell

_HOME_TITLE = "ketcheck"
_KEPT_FOR = marked("{0} started the open session. We kept it for {0}.")


class Flow(Stage):
    """Shows one screen at a time: the list of a clinic or home, and from there all others."""

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
        self.checks = CheckFlow(window, desk, self.clinic, self.paper, self._whose)
        self.checks.closed.connect(self.show_home)
        self.checks.record_saved.connect(self.computer.copy_first_record)
        self.computer.copied.connect(self._tell_of_copy)
        self.record.correction_wanted.connect(self.checks.open_correction)
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
            self._whose,
        )
        menu.home_wanted.connect(self.show_home)
        menu.people_wanted.connect(self._close_person)
        menu.records_wanted.connect(self.show_records)
        menu.medicines_wanted.connect(self.show_medicines)
        menu.paper_form_wanted.connect(self.checks.enter_paper)
        return menu

    def _whose(self) -> tuple[Person | None, UsedBy | None]:
        """Who is open, and whose this computer is."""
        return self._person, self._used_by

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
        home.check_wanted.connect(self.checks.start_check)
        home.session_wanted.connect(self.checks.start_session)
        home.draft_resumed.connect(self.checks.resume)
        home.draft_discarded.connect(self.checks.discard)
        home.record_opened.connect(self.record.open)
        home.records_wanted.connect(self.show_records)
        home.clearance_wanted.connect(self.record.clear)
        home.label_wanted.connect(lambda: self.label.change_plan(person, self.show_home))
        home.protection_wanted.connect(lambda act: self.computer.protect(person, act))
        home.copy_opened.connect(lambda path: self.computer.look_into(path, person))
        home.safekeeping_wanted.connect(lambda: self.computer.keep_safe(person))
        home.closed.connect(self._close_person if self._in_clinic else home.focus_start)

    @told_act
    def redraw_home(self) -> None:
        """Show home as it is now, where home is shown."""
        if isinstance(self._window.screen_shown, Home):
            self.show_home()

    @told_act
    def _tell_of_copy(self) -> None:
        screen = self._window.screen_shown
        if isinstance(screen, Home) and not self._desk.store.is_locked:
            screen.tell_of_copy()

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
        if counsels and not self.clinic.is_at_work(counsels):
            self.show_home()
            tell(self._window, _(_KEPT_FOR).format(counsels.name))
            return
        self.clinic.show_chip(counsels)
        self.redraw_home()

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
    def _forget_person(self) -> None:
        self._person = None
        self.begin()


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
