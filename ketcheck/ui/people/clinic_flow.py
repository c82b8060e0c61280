"""What leads to what in a clinic: the list of people, their entries, and who counsels."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketcheck.messages.catalogue import _
from ketcheck.records.model import Clinician, Person
from ketcheck.records.people.clinicians import ClinicianOnFile, profile_of
from ketcheck.records.people.folding import glued
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window

if TYPE_CHECKING:
    from ketcheck.ui.people.person_form import IdentityForm, Typed

_TITLE = "ketcheck"
_OWN_NAME = {"recorded_by", "signed"}
"""Fields that hold the name of who is at work."""
Act = Callable[[], None]


class ClinicFlow(Stage):
    """Leads to a person; what is done with that person is the flow's own."""

    person_opened = Signal(Person)
    computer_wanted = Signal()
    """What is set and kept for the whole computer is to be shown."""
    protection_wanted = Signal(str)

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window, desk)
        self._at_work: ClinicianOnFile | None = None
        self._edited_last: UUID | None = None

    @property
    def clinician(self) -> Clinician | None:
        """Who counsels now: who unlocked, or was chosen once a start; changed at will."""
        return self._at_work.clinician if self._at_work else None

    def is_at_work(self, clinician: Clinician) -> bool:
        """Whether that clinician is the one who counsels now."""
        now = self.clinician
        return now is not None and glued(now.name) == glued(clinician.name)

    def sign_in(self, user: str, screen: QWidget | None = None) -> None:
        """Who unlocked with a passphrase of their own is at work, and nobody else any more.

        A form on screen that offers the name of who was before offers the new one.
        """
        from ketcheck.ui.widgets.fields import LineField  # noqa: PLC0415 - never at home

        before = self.name
        self._at_work = profile_of(self._desk.store.directory.clinicians(), user)
        for field in screen.findChildren(LineField) if screen else ():
            if before and field.name in _OWN_NAME and field.typed == before:
                field.set_value(self.name)

    @told_act
    def show_list(self) -> None:
        """The people of this clinic."""
        from ketcheck.ui.people.clinic import Clinic  # noqa: PLC0415 - never at home

        screen = Clinic(self._desk)
        screen.person_opened.connect(self.open)
        screen.new_wanted.connect(self._add_person)
        screen.clinicians_wanted.connect(lambda: self.choose_clinician(self.show_list))
        screen.computer_wanted.connect(self.computer_wanted)
        screen.protection_wanted.connect(self.protection_wanted)
        screen.closed.connect(screen.begin)
        self._window.show_screen(screen, _TITLE, None)
        screen.begin()

    @told_act
    def open(self, person: Person) -> None:
        """Open a person; one without a birth date is asked for it: two identifiers are a must."""
        if person.born is None:
            self.identify(person, self.show_list)
        else:
            self.person_opened.emit(person)

    @told_act
    def identify(self, person: Person, left: Act) -> None:
        """Change the identifiers of a person, who is open after that."""
        from ketcheck.ui.people.person_form import IdentityForm  # noqa: PLC0415 - seldom wanted

        self._show_identity(IdentityForm(self._desk, person, self.name), person, left)

    @told_act
    def _add_person(self) -> None:
        from ketcheck.ui.people.person_form import IdentityForm  # noqa: PLC0415 - as above

        self._show_identity(IdentityForm(self._desk), None, self.show_list)

    @told_act
    def merge(self, person: Person, left: Act) -> None:
        """Take the entry of a person and another one for one person."""
        from ketcheck.ui.people.merging import MergeChoice  # noqa: PLC0415 - seldom wanted

        screen = MergeChoice(self._desk, person)
        screen.person_chosen.connect(lambda other: self._compare(person, other, left))
        screen.closed.connect(left)
        self._window.show_screen(screen, _("Merge two entries"), person)
        screen.begin()

    @told_act
    def archive(self, person: Person, *, archived: bool, done: Act) -> None:
        """Leave a person out of the list, or bring them back."""
        self._desk.store.directory.archive(person.id, archived=archived)
        done()

    @told_act
    def choose_clinician(self, done: Act, left: Act | None = None) -> None:
        """Ask who counsels now; `done` after one was chosen, `left` where none was."""
        from ketcheck.ui.people.clinicians import Clinicians  # noqa: PLC0415 - never at home

        # Who has just typed in a profile most likely is that person.
        likely = self._at_work.id if self._at_work else self._edited_last
        screen = Clinicians(self._desk, likely, self._at_work)
        screen.signed_out.connect(lambda: self._sign_out(left or done))
        screen.chosen.connect(lambda chosen: self._take(chosen, done))
        screen.add_wanted.connect(lambda: self._edit_clinician(None, done, left))
        screen.edit_wanted.connect(lambda one: self._edit_clinician(one, done, left))
        screen.archived.connect(self._forget)
        screen.closed.connect(left or done)
        self._window.show_screen(screen, _("Staff"), None)
        screen.begin()

    def show_chip(self, clinician: Clinician | None = None) -> None:
        """Name in the header who counsels: the one at work, or the one of a session under way."""
        self._window.show_clinic(clinician or self.clinician)

    @property
    def name(self) -> str | None:
        """The name of who is at work, if that is known."""
        return self.clinician.name if self.clinician else None

    def _show_identity(self, form: "IdentityForm", person: Person | None, left: Act) -> None:
        form.entered.connect(self.person_opened)
        form.doubted.connect(lambda typed: self._tell_apart(typed, left))
        form.closed.connect(left)
        self._window.show_screen(form, _("New patient") if person is None else _("Person"), person)
        form.begin()

    @told_act
    def _tell_apart(self, typed: "Typed", left: Act) -> None:
        from ketcheck.ui.people.person_form import IdentityForm  # noqa: PLC0415 - as above
        from ketcheck.ui.people.tell_apart import TellApart  # noqa: PLC0415 - as above

        before = typed.before
        screen = TellApart(self._desk, typed, self.name)
        screen.entered.connect(self.person_opened)
        screen.same_chosen.connect(
            lambda one: self._compare(before, one, left) if before else self.open(one)
        )
        screen.closed.connect(
            lambda: self._show_identity(
                IdentityForm(self._desk, before, self.name, typed), before, left
            )
        )
        self._window.show_screen(screen, _("Person"), before)
        screen.begin()

    @told_act
    def _compare(self, person: Person, other: Person, left: Act) -> None:
        from ketcheck.ui.people.merging import Merge  # noqa: PLC0415 - seldom wanted

        # Refused where it is one entry: there is nothing to compare.
        self._desk.store.directory.refuse_one_entry(person.id, other.id)
        screen = Merge(self._desk, person, other, self.name)
        screen.merged.connect(self.open)
        screen.closed.connect(left)
        self._window.show_screen(screen, _("Merge two entries"), person)
        screen.begin()

    @told_act
    def _edit_clinician(self, one: ClinicianOnFile | None, done: Act, left: Act | None) -> None:
        from ketcheck.ui.people.clinicians import ClinicianForm  # noqa: PLC0415 - never at home

        def back() -> None:
            self.choose_clinician(done, left)

        form = ClinicianForm(self._desk, one)
        form.entered.connect(lambda kept: self._edited(kept, back))
        form.closed.connect(back)
        self._window.show_screen(form, _("Staff"), None)
        form.begin()

    def _edited(self, kept: ClinicianOnFile, back: Act) -> None:
        self._edited_last = kept.id
        if self._at_work and kept.id == self._at_work.id:
            self._at_work = kept
            self.show_chip()
        back()

    def _take(self, chosen: ClinicianOnFile, done: Act) -> None:
        self._at_work = chosen
        self.show_chip()
        done()

    def _sign_out(self, left: Act) -> None:
        """Nobody is at work; where there are passphrases, the next one has to give theirs."""
        self._at_work = None
        self.show_chip()
        left()
        if not self._desk.store.protection.opens_by_itself:
            self._window.lock_wanted.emit()

    def _forget(self, archived: UUID) -> None:
        if self._at_work and self._at_work.id == archived:
            self._at_work = None
            self.show_chip()
