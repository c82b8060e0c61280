"""What leads to what: opens the screens, and does what they ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject

from ketcheck.checklist.details import Plan
from ketcheck.paper import Paper
from ketcheck.records.model import Clearance, Person, Record
from ketcheck.records.underway import Underway
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.home import Home
from ketcheck.ui.widgets.message import ask, told
from ketcheck.ui.window import Window

if TYPE_CHECKING:
    from ketcheck.ui.automatic_copies import AutomaticCopies

_HOME_TITLE = "ketcheck"
_CHECK_TITLE = "Check before you apply"


@dataclass(frozen=True)
class Papers:
    """How a record and the blank form become a PDF; `again` marks a reprint."""

    record: Callable[[Record, Paper, bool], bytes]
    blank: Callable[[Person | None, Paper], bytes]


P = ParamSpec("P")


def _told(act: "Callable[Concatenate[Flow, P], None]") -> "Callable[Concatenate[Flow, P], None]":
    """An act whose failure is told in a message; the screen stays as it is."""

    @wraps(act)
    def wrapper(self: "Flow", /, *args: P.args, **kwargs: P.kwargs) -> None:
        with told(self._window):
            act(self, *args, **kwargs)

    return wrapper


class Flow(QObject):
    """Shows one screen at a time; what is left open in the wizard is kept."""

    def __init__(self, window: Window, desk: Desk, papers: Papers) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._papers = papers
        self._person: Person | None = None
        self.copies: AutomaticCopies | None = None
        window.look_changed.connect(self._redraw_home)

    def begin(self) -> None:
        """Show home, or ask first whose checks these are."""
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
        home = Home(self._desk, self._person)
        home.check_wanted.connect(self._start_check)
        home.draft_resumed.connect(self._resume)
        home.draft_discarded.connect(self._discard)
        home.record_opened.connect(self._open_record)
        home.clearance_wanted.connect(self._clear)
        home.blank_wanted.connect(self._print_blank)
        home.plan_wanted.connect(self._change_plan)
        home.numbers_wanted.connect(self._change_numbers)
        home.safekeeping_wanted.connect(self._keep_safe)
        home.closed.connect(home.focus_start)
        self._window.show_screen(home, _HOME_TITLE, self._person)
        home.focus_start()

    @_told
    def _redraw_home(self) -> None:
        if isinstance(self._window.screen_shown, Home):
            self.show_home()

    @_told
    def _open_person(self, person: Person) -> None:
        self._person = person
        self.show_home()

    def _welcome(self) -> None:
        from ketcheck.ui.screens.forms import PersonForm  # noqa: PLC0415 - only on the first start

        form = PersonForm(self._desk)
        form.entered.connect(self._open_person)
        form.closed.connect(self._window.close)
        self._window.show_screen(form, _HOME_TITLE, self._person)
        form.begin()

    def _choose_person(self, people: list[Person]) -> None:
        from ketcheck.ui.screens.forms import PersonChoice  # noqa: PLC0415 - only with several people

        choice = PersonChoice(people)
        choice.chosen.connect(self._open_person)
        choice.closed.connect(self._window.close)
        self._window.show_screen(choice, _HOME_TITLE, self._person)
        choice.begin()

    @_told
    def _start_check(self) -> None:
        if self._person is None:
            return
        if self._may_replace_draft(self._person, "Start a new check"):
            self._open_wizard(self._desk.begin_anew(self._person))

    def _may_replace_draft(self, person: Person, act: str) -> bool:
        draft = self._desk.draft_of(person)
        # What can't be finished any more is nothing to lose.
        if draft is None or self._desk.is_stale(draft):
            return True
        question = f"The answers that you did not finish will be gone. {act}?"
        return ask(self._window, question, yes=act, no="Leave it")

    @_told
    def _resume(self) -> None:
        if self._person:
            self._open_wizard(self._desk.begin(self._person))

    @_told
    def _discard(self) -> None:
        if self._person:
            self._desk.store.drop_draft(self._person.id)
        self.show_home()

    def _open_wizard(self, underway: Underway) -> None:
        from ketcheck.ui.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

        wizard = CheckWizard(underway)
        wizard.closed.connect(self.show_home)
        wizard.print_wanted.connect(lambda record: self._print(record, again=False))
        self._window.show_screen(wizard, _CHECK_TITLE, self._person)
        wizard.begin()

    @_told
    def _open_record(self, record_id: UUID) -> None:
        from ketcheck.ui.screens.record_view import ClearanceView, RecordView  # noqa: PLC0415 - the same

        entry = self._desk.store.entry(record_id)
        if isinstance(entry, Clearance):
            view: ClearanceView | RecordView = ClearanceView(entry)
        else:
            view = RecordView(self._desk, entry)
            view.print_wanted.connect(lambda record: self._print(record, again=True))
            view.correction_wanted.connect(self._correct)
            view.clearance_wanted.connect(lambda record: self._clear(record.id))
        view.closed.connect(self.show_home)
        self._window.show_screen(view, "Record", self._person)

    def _correct(self, record: Record) -> None:
        from ketcheck.ui.screens.forms import ReasonForm  # noqa: PLC0415 - the same

        form = ReasonForm(self._desk, record)
        form.entered.connect(lambda reason: self._open_correction(record, reason))
        form.closed.connect(lambda: self._open_record(record.id))
        self._window.show_screen(form, "Correct a record", self._person)
        form.begin()

    @_told
    def _open_correction(self, record: Record, reason: str) -> None:
        desk = self._desk
        checklist = desk.checklist_of(record)
        underway = Underway.correcting(desk.store, desk.clock, record, checklist, reason)
        if self._may_replace_draft(record.person, "Correct the record"):
            self._open_wizard(underway)

    @_told
    def _clear(self, record_id: UUID) -> None:
        from ketcheck.ui.screens.forms import ClearanceForm  # noqa: PLC0415 - the same

        record = self._desk.store.entry(record_id)
        if not isinstance(record, Record):
            return
        form = ClearanceForm(self._desk, record)
        form.entered.connect(self._save_clearance)
        form.closed.connect(self.show_home)
        self._window.show_screen(form, "Clearance", self._person)
        form.begin()

    @_told
    def _save_clearance(self, clearance: Clearance) -> None:
        self._desk.store.save(clearance)
        self.show_home()

    @_told
    def _change_plan(self) -> None:
        from ketcheck.ui.screens.forms import PlanScreen  # noqa: PLC0415 - the same

        if self._person is None:
            return
        form = PlanScreen(self._desk, self._desk.store.plan(self._person.id))
        form.entered.connect(self._save_plan)
        form.closed.connect(self.show_home)
        self._window.show_screen(form, "Label and plan", self._person)
        form.begin()

    @_told
    def _change_numbers(self) -> None:
        from ketcheck.ui.screens.forms import NumbersForm  # noqa: PLC0415 - the same

        form = NumbersForm(self._desk)
        form.entered.connect(self.show_home)
        form.closed.connect(self.show_home)
        self._window.show_screen(form, "Numbers to call", self._person)
        form.begin()

    @_told
    def _save_plan(self, plan: Plan) -> None:
        if self._person:
            self._desk.store.save_plan(self._person.id, plan)
        self.show_home()

    @_told
    def _keep_safe(self) -> None:
        from ketcheck.ui.safekeeping_flow import SafekeepingFlow  # noqa: PLC0415 - the same

        safe = SafekeepingFlow(self._window, self._desk, self._person, self.show_home)
        safe.erased.connect(self._forget_person)
        safe.show(self.copies.trouble if self.copies else "")

    @_told
    def _forget_person(self) -> None:
        self._person = None
        self.begin()

    def keep_copies(self) -> None:
        """Make copies from now on without being asked."""
        from ketcheck.ui.automatic_copies import AutomaticCopies  # noqa: PLC0415 - after the start

        self.copies = AutomaticCopies(self._desk, self)
        self.copies.begin()

    def _print(self, record: Record, *, again: bool) -> None:
        self._preview(lambda paper: self._papers.record(record, paper, again), record.short_id)

    def _print_blank(self) -> None:
        self._preview(lambda paper: self._papers.blank(self._person, paper), "Blank form")

    @_told
    def _preview(self, render: Callable[[Paper], bytes], job: str) -> None:
        from ketcheck.ui.printing.preview import Preview  # noqa: PLC0415 - Qt's PDF parts, for paper alone

        Preview(render, job, self._window).exec()
