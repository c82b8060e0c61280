"""What the menu offers on the screen that is shown, and what each of its items does."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from ketcheck.messages.catalogue import _
from ketcheck.records.model import Person
from ketcheck.records.used_by import UsedBy
from ketcheck.ui.label.label_flow import LabelFlow
from ketcheck.ui.people.clinic_flow import ClinicFlow
from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.settings.computer_flow import ComputerFlow
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.menu import ALWAYS, Item
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.ways import Way, WaysScreen
from ketcheck.ui.shell.window import Window

_OF_A_PERSON: Final = frozenset(
    (Item.LABEL, Item.MEDICINES, Item.RECORDS, Item.PRINT, Item.PAPER_FORM)
)
_OF_THE_COMPUTER: Final = frozenset((Item.BACK_UP, Item.PRIVACY, Item.SETTINGS))
_START: Final = "start-check"
_PRINT: Final = ("print-record", "print-code")
"""Buttons that print what is on the screen."""


class MenuFlow(Stage):
    """Keeps the menu true to the screen; what is another flow's own it asks for."""

    home_wanted = Signal()
    people_wanted = Signal()
    records_wanted = Signal()
    medicines_wanted = Signal()
    paper_form_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - one for each kind of act
        self,
        window: Window,
        desk: Desk,
        clinic: ClinicFlow,
        label: LabelFlow,
        paper: PaperFlow,
        computer: ComputerFlow,
        whose: Callable[[], tuple[Person | None, UsedBy | None]],
    ) -> None:
        """`whose` gives the person who is open, and who uses this computer."""
        super().__init__(window, desk)
        self._clinic = clinic
        self._label = label
        self._paper = paper
        self._computer = computer
        self._whose = whose
        window.menu.chosen.connect(self._do)
        window.menu.aboutToShow.connect(self.refresh)
        window.screen_changed.connect(self.refresh)
        window.find_wanted.connect(self._find)
        window.print_wanted.connect(self._print)

    def refresh(self) -> None:
        """Offer what can be done on the screen that is shown."""
        menu = self._window.menu
        menu.offer(frozenset(self._offered()))
        button = self._button(_START)
        if button:
            menu.show_keys(Item.START_CHECK, QKeySequence.mnemonic(button.text()).toString())

    def _offered(self) -> Iterator[Item]:
        yield from ALWAYS
        if not self._may_leave:
            return
        person = self._person
        yield from _OF_THE_COMPUTER
        if self._button(_START):
            yield Item.START_CHECK
        if person:
            yield from _OF_A_PERSON
        if not getattr(self._window.screen_shown, "is_first", False):
            yield Item.HOME
        if person and self._in_clinic:
            yield Item.PEOPLE

    def _do(self, item: Item) -> None:
        acts: dict[Item, Callable[[], object]] = {
            Item.HOME: self.home_wanted.emit,
            Item.PEOPLE: self.people_wanted.emit,
            Item.START_CHECK: self._start,
            Item.LABEL: self._change_label,
            Item.MEDICINES: self.medicines_wanted.emit,
            Item.RECORDS: self.records_wanted.emit,
            Item.PRINT: self._print,
            Item.PAPER_FORM: self.paper_form_wanted.emit,
            Item.BACK_UP: lambda: self._computer.keep_safe(self._person),
            Item.PRIVACY: lambda: self._computer.protect(self._person),
            Item.SETTINGS: self.show_settings,
        }
        acts.get(item, _nothing)()

    @property
    def _person(self) -> Person | None:
        return self._whose()[0]

    @property
    def _may_leave(self) -> bool:
        """Whether nothing on the screen is half done."""
        screen = self._window.screen_shown
        return isinstance(screen, Screen) and screen.is_place

    @property
    def _in_clinic(self) -> bool:
        return self._whose()[1] is UsedBy.CLINIC

    def _button(self, name: str) -> QPushButton | None:
        """The button of that name, where it is on the screen and can be pressed."""
        screen = self._window.screen_shown
        button = screen.findChild(QPushButton, name) if screen else None
        is_there = button and screen and button.isVisibleTo(screen) and button.isEnabled()
        return button if is_there else None

    def _start(self) -> None:
        # By the button of home alone: it is not there where no check may be started.
        button = self._button(_START)
        if button:
            button.click()

    def _change_label(self) -> None:
        if self._person:
            self._label.change_plan(self._person, self.home_wanted.emit)

    def _find(self) -> None:
        if self._may_leave and self._person:
            self.records_wanted.emit()

    def _print(self) -> None:
        """Print what is shown; where that can't be printed, ask what is to be."""
        button = next(filter(None, map(self._button, _PRINT)), None)
        if button:
            button.click()
        elif self._may_leave and self._person:
            self._show_prints(self._person)

    @told_act
    def show_settings(self) -> None:
        """All that is seldom changed."""
        person = self._person
        sections = [(_("This computer"), list(self._ways_of_the_computer()))]
        if person:
            sections.insert(0, (_("This person"), list(self._ways_of(person))))
        self._show_ways(_("Settings"), sections)

    def _show_prints(self, person: Person) -> None:
        self._show_ways(_("Print"), [("", list(self._prints(person)))])

    def _show_ways(self, title: str, sections: list[tuple[str, list[Way]]]) -> None:
        screen = WaysScreen(title, sections)
        screen.closed.connect(self.home_wanted)
        self._window.show_screen(screen, title, self._person)
        screen.begin()

    def _prints(self, person: Person) -> Iterator[Way]:
        paper, home = self._paper, self.home_wanted.emit
        yield Way(
            "print-handout",
            _("Print handout"),
            _("The safety tips and your label, to take home or show someone."),
            lambda: paper.print_handout(person),
        )
        yield Way(
            "print-several",
            _("Print several records"),
            _("Choose which checks to print, such as for your doctor."),
            lambda: paper.print_several(person, home),
        )
        yield Way(
            "blank-form",
            _("Blank form of a check"),
            _("To do a check on paper when the computer is off."),
            lambda: paper.print_blank(person),
        )
        if self._in_clinic:
            yield Way(
                "blank-session",
                _("Blank form of a session"),
                _("To teach the tips on paper."),
                lambda: paper.print_blank(person, session=True),
            )

    def _ways_of(self, person: Person) -> Iterator[Way]:
        home = self.home_wanted.emit
        yield Way(
            "change-person",
            _("Change name or birth date"),
            "",
            lambda: self._clinic.identify(person, home),
        )
        if self._desk.store.plan(person.id):
            yield Way(
                "change-extras",
                _("Extra questions"),
                _("Questions that you can add to each check."),
                lambda: self._label.change_extras(person, home),
            )
        if self._in_clinic:
            yield from self._ways_of_an_entry(person)

    def _ways_of_an_entry(self, person: Person) -> Iterator[Way]:
        home = self.home_wanted.emit
        archived = self._desk.store.directory.listed(person.id).archived
        yield Way(
            "merge-person",
            _("Merge with another entry"),
            _("If this person is on the list twice."),
            lambda: self._clinic.merge(person, home),
        )
        yield Way(
            "archive-person",
            _("Bring back to the list") if archived else _("Archive"),
            _("Archived people are not on the list. Their records stay."),
            lambda: self._clinic.archive(person, archived=not archived, done=home),
        )

    def _ways_of_the_computer(self) -> Iterator[Way]:
        person = self._person
        if person:
            yield Way(
                "change-numbers",
                _("Numbers to call"),
                _("Who to call when you need help right away."),
                lambda: self._label.change_numbers(person, self.home_wanted.emit),
            )
        if self._in_clinic:
            yield Way(
                "clinicians",
                _("Staff"),
                _("Who works here, and who is signed in."),
                lambda: self._clinic.choose_clinician(self.home_wanted.emit),
            )
        yield Way(
            "used-by",
            _("Who ketcheck is for"),
            _("Just you, or a clinic. You won't lose any records."),
            lambda: self._computer.ask_used_by(self._whose()[1]),
        )
        yield Way(
            "look",
            _("Text size and colors"),
            _("Also under Aa, at the top."),
            self._window.open_look,
        )
        yield Way(
            "report",
            _("Report for support"),
            _("If something doesn't work. Contains no personal data."),
            lambda: self._computer.report(person),
        )


def _nothing() -> None:
    """What an item does that is shown by somebody else."""
