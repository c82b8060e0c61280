"""What leads to what around a record: shown, corrected, cleared, marked as entered in error."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal

from ketcheck.messages.catalogue import _
from ketcheck.records.model import AnyEntry, Clearance, Clinician, Person, Record, Strike
from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window

if TYPE_CHECKING:
    from ketcheck.ui.records.records_screen import Found


class RecordFlow(Stage):
    """Shows what is kept of the person who is open, and adds to it."""

    closed = Signal()
    correction_wanted = Signal(Record, str, str)
    """With the reason, and who corrects it."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        paper: PaperFlow,
        clinician: Callable[[], Clinician | None],
    ) -> None:
        super().__init__(window, desk)
        self._paper = paper
        self._clinician = clinician
        self._list: tuple[Person, Found] | None = None
        """The list that a record was opened from, to come back to."""

    @told_act
    def show_all(self, person: Person) -> None:
        """Show all records of a person."""
        self._show_list(person, None)

    def _show_list(self, person: Person, found: "Found | None") -> None:
        from ketcheck.ui.records.records_screen import RecordsScreen  # noqa: PLC0415 - keeps the start short

        screen = RecordsScreen(self._desk, person.id, found)

        def open_from_here(entry_id: UUID) -> None:
            self._list = person, screen.found
            self._show(entry_id)

        screen.record_opened.connect(open_from_here)
        screen.record_printed.connect(self._print)
        screen.closed.connect(self.closed)
        self._window.show_screen(screen, _("All records"), person)
        screen.begin()

    @told_act
    def open(self, entry_id: UUID) -> None:
        """Show a record, or what was said or done about one."""
        self._list = None
        self._show(entry_id)

    @told_act
    def _leave(self) -> None:
        """Go back to the list that the record was opened from, or home."""
        if self._list:
            self._show_list(*self._list)
        else:
            self.closed.emit()

    @told_act
    def _show(self, entry_id: UUID) -> None:
        from ketcheck.ui.records.other_view import OtherView  # noqa: PLC0415 - keeps the start short
        from ketcheck.ui.records.record_view import RecordView  # noqa: PLC0415 - the same

        entry = self._desk.store.entry(entry_id)
        if not isinstance(entry, Record):
            other = OtherView(self._desk, entry)
            other.strike_wanted.connect(self._strike)
            other.amendment_wanted.connect(self._amend)
            other.print_wanted.connect(self._paper.print_record)
            view: OtherView | RecordView = other
        else:
            view = RecordView(self._desk, entry)
            view.print_wanted.connect(self._paper.print_record)
            view.correction_wanted.connect(self._correct)
            view.clearance_wanted.connect(lambda record: self.clear(record.id))
            view.strike_wanted.connect(self._strike)
            view.other_wanted.connect(self._show)
        view.closed.connect(self._leave)
        self._window.show_screen(view, view.title, entry.person)
        view.begin()

    @told_act
    def _print(self, record_id: UUID) -> None:
        record = self._desk.store.entry(record_id)
        if isinstance(record, Record | Clearance):
            self._paper.print_record(record)

    @told_act
    def clear(self, record_id: UUID) -> None:
        """Ask what the doctor or nurse said about a held STOP."""
        from ketcheck.ui.records.record_forms import ClearanceForm  # noqa: PLC0415 - the same

        record = self._desk.store.entry(record_id)
        if not isinstance(record, Record):
            return
        form = ClearanceForm(self._desk, record, self._clinician())
        form.entered.connect(self._save)
        form.closed.connect(self.closed)
        self._window.show_screen(form, _("What my doctor said"), record.person)
        form.begin()

    def _amend(self, amended: Clearance) -> None:
        """Put right what was recorded of what they said."""
        from ketcheck.ui.records.record_forms import ClearanceForm  # noqa: PLC0415 - the same

        record = self._desk.store.entry(amended.clears)
        if not isinstance(record, Record):
            return
        form = ClearanceForm(self._desk, record, self._clinician(), amended)
        form.entered.connect(self._save)
        form.closed.connect(lambda: self._show(amended.id))
        self._window.show_screen(form, _("Fix a mistake"), record.person)
        form.begin()

    @property
    def _name(self) -> str | None:
        """Who is at work, as far as that is known: never the patient."""
        clinician = self._clinician()
        return clinician.name if clinician else None

    def _correct(self, record: Record) -> None:
        from ketcheck.ui.records.record_forms import ReasonForm  # noqa: PLC0415 - the same

        form = ReasonForm(self._desk, record, self._name)
        form.entered.connect(lambda reason, by: self.correction_wanted.emit(record, reason, by))
        form.closed.connect(lambda: self._show(record.id))
        self._window.show_screen(form, _("Fix a mistake"), record.person)
        form.begin()

    def _strike(self, record: AnyEntry) -> None:
        from ketcheck.ui.records.record_forms import StrikeForm  # noqa: PLC0415 - the same

        form = StrikeForm(self._desk, record, self._name)
        form.entered.connect(self._save)
        form.closed.connect(lambda: self._show(record.id))
        self._window.show_screen(form, _("Cross out a record"), record.person)
        form.begin()

    @told_act
    def _save(self, entry: Clearance | Strike) -> None:
        self._desk.store.save(entry)
        self.closed.emit()
