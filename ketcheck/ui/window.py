"""The one window: a bar over the screen in use; it opens screens and joins what they ask for."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
    QWizard,
)

from ketcheck.checklist.details import Plan
from ketcheck.errors import KetcheckError
from ketcheck.paper import Paper
from ketcheck.records.model import Clearance, Person, Record
from ketcheck.records.underway import Underway
from ketcheck.ui.desk import Desk
from ketcheck.ui.header import Header
from ketcheck.ui.home import Home
from ketcheck.ui.labels import Heading
from ketcheck.ui.message import ask, tell
from ketcheck.ui.theme import DEFAULT_TEXT_SIZE, TEXT_SIZES, Scheme, Theme

RenderRecord = Callable[[Record, Paper], bytes]
RenderBlank = Callable[[Person | None, Paper], bytes]

_HOME_TITLE = "ketcheck"
_CHECK_TITLE = "Check before you apply"
_SIZE = QSize(1080, 740)
_LEAST_SIZE = QSize(640, 480)


class Window(QMainWindow):
    """Shows one screen at a time; what is left open in the wizard is kept."""

    def __init__(self, desk: Desk, render_record: RenderRecord, render_blank: RenderBlank) -> None:
        super().__init__()
        self._desk = desk
        self._render_record = render_record
        self._render_blank = render_blank
        self._person: Person | None = None
        self._theme = _stored_theme(desk)
        self._theme.apply(_application())
        # No name here: others see the title in the task bar.
        self.setWindowTitle("ketcheck")
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_SIZE)
        self._header = Header(self._theme.text_size, self._theme.scheme)
        self._header.text_size_chosen.connect(self._set_text_size)
        self._header.scheme_chosen.connect(self._set_scheme)
        self._screens = QStackedWidget()
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._screens, 1)
        self.setCentralWidget(central)

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
        home.closed.connect(home.focus_start)
        self._show(home, _HOME_TITLE)
        home.focus_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed on the page, then go."""
        screen = self._screens.currentWidget()
        if isinstance(screen, QWizard):
            screen.reject()
        super().closeEvent(event)

    def _show(self, screen: QWidget, title: str) -> None:
        previous = self._screens.currentWidget()
        self._header.show_title(title)
        self._header.show_person(self._person)
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if previous:
            self._screens.removeWidget(previous)
            previous.deleteLater()

    def _open_person(self, person: Person) -> None:
        self._person = person
        self.show_home()

    def _welcome(self) -> None:
        from ketcheck.ui.forms import PersonForm  # noqa: PLC0415 - only on the first start

        form = PersonForm(self._desk)
        form.entered.connect(self._open_person)
        form.closed.connect(self.close)
        self._show(form, _HOME_TITLE)
        form.begin()

    def _choose_person(self, people: list[Person]) -> None:
        from ketcheck.ui.forms import PersonChoice  # noqa: PLC0415 - only with several people

        choice = PersonChoice(people)
        choice.chosen.connect(self._open_person)
        choice.closed.connect(self.close)
        self._show(choice, _HOME_TITLE)
        choice.begin()

    def _start_check(self) -> None:
        if self._person is None:
            return
        draft = self._desk.store.kept_draft(self._person.id)
        if draft:
            question = "The answers that you did not finish will be gone. Start a new check?"
            if not ask(self, question, yes="Start a new check", no="Leave it"):
                return
            self._desk.store.drop_draft(self._person.id)
        self._open_wizard(self._desk.begin(self._person))

    def _resume(self) -> None:
        if self._person:
            self._open_wizard(self._desk.begin(self._person))

    def _discard(self) -> None:
        if self._person:
            self._desk.store.drop_draft(self._person.id)
        self.show_home()

    def _open_wizard(self, underway: Underway) -> None:
        from ketcheck.ui.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

        wizard = CheckWizard(underway)
        wizard.closed.connect(self.show_home)
        wizard.print_wanted.connect(self._print)
        self._show(wizard, _CHECK_TITLE)
        wizard.begin()

    def _open_record(self, record_id: UUID) -> None:
        from ketcheck.ui.record_view import ClearanceView, RecordView  # noqa: PLC0415 - the same

        try:
            entry = self._desk.store.entry(record_id)
        except KetcheckError as error:
            tell(self, str(error))
            return
        if isinstance(entry, Clearance):
            view: ClearanceView | RecordView = ClearanceView(entry)
        else:
            view = RecordView(self._desk, entry)
            view.print_wanted.connect(self._print)
            view.correction_wanted.connect(self._correct)
            view.clearance_wanted.connect(lambda record: self._clear(record.id))
        view.closed.connect(self.show_home)
        self._show(view, "Record")

    def _correct(self, record: Record) -> None:
        from ketcheck.ui.forms import ReasonForm  # noqa: PLC0415 - the same

        form = ReasonForm(self._desk, record)
        form.entered.connect(lambda reason: self._open_correction(record, reason))
        form.closed.connect(lambda: self._open_record(record.id))
        self._show(form, "Correct a record")
        form.begin()

    def _open_correction(self, record: Record, reason: str) -> None:
        desk = self._desk
        checklist = desk.checklist_of(record)
        underway = Underway.correcting(desk.store, desk.clock, record, checklist, reason)
        self._open_wizard(underway)

    def _clear(self, record_id: UUID) -> None:
        from ketcheck.ui.forms import ClearanceForm  # noqa: PLC0415 - the same

        record = self._desk.store.entry(record_id)
        if not isinstance(record, Record):
            return
        form = ClearanceForm(self._desk, record)
        form.entered.connect(self._save_clearance)
        form.closed.connect(self.show_home)
        self._show(form, "Clearance")
        form.begin()

    def _save_clearance(self, clearance: Clearance) -> None:
        try:
            self._desk.store.save(clearance)
        except KetcheckError as error:
            tell(self, str(error))
            return
        self.show_home()

    def _change_plan(self) -> None:
        from ketcheck.ui.forms import PlanScreen  # noqa: PLC0415 - the same

        if self._person is None:
            return
        form = PlanScreen(self._desk, self._desk.store.plan(self._person.id))
        form.entered.connect(self._save_plan)
        form.closed.connect(self.show_home)
        self._show(form, "Label and plan")
        form.begin()

    def _change_numbers(self) -> None:
        from ketcheck.ui.forms import NumbersForm  # noqa: PLC0415 - the same

        form = NumbersForm(self._desk)
        form.entered.connect(self.show_home)
        form.closed.connect(self.show_home)
        self._show(form, "Numbers to call")
        form.begin()

    def _save_plan(self, plan: Plan) -> None:
        if self._person is None:
            return
        try:
            self._desk.store.save_plan(self._person.id, plan)
        except KetcheckError as error:
            tell(self, str(error))
            return
        self.show_home()

    def _print(self, record: Record) -> None:
        self._preview(lambda paper: self._render_record(record, paper), record.short_id)

    def _print_blank(self) -> None:
        self._preview(lambda paper: self._render_blank(self._person, paper), "Blank form")

    def _preview(self, render: Callable[[Paper], bytes], job: str) -> None:
        from ketcheck.ui.preview import Preview  # noqa: PLC0415 - Qt's PDF parts, for paper alone

        try:
            Preview(render, job, self).exec()
        except KetcheckError as error:
            tell(self, str(error))

    def _set_text_size(self, size: int) -> None:
        self._theme.text_size = size
        self._keep("text-size", str(size))

    def _set_scheme(self, scheme: Scheme) -> None:
        self._theme.scheme = scheme
        self._keep("scheme", scheme.value)

    def _keep(self, name: str, value: str) -> None:
        self._theme.apply(_application())
        for heading in self.findChildren(Heading):
            heading.follow_text_size()
        if isinstance(self._screens.currentWidget(), Home):
            self.show_home()
        try:
            self._desk.store.set_setting(name, value)
        except KetcheckError as error:
            tell(self, str(error))


def _stored_theme(desk: Desk) -> Theme:
    size, scheme = desk.store.setting("text-size"), desk.store.setting("scheme")
    return Theme(
        scheme=Scheme(scheme) if scheme in set(Scheme) else Scheme.SYSTEM,
        text_size=int(size) if size and size in set(map(str, TEXT_SIZES)) else DEFAULT_TEXT_SIZE,
    )


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])
