"""The wizard shell: it owns the check under way, asks `path` what comes next, and loses nothing."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QGridLayout, QHBoxLayout, QWidget, QWizard

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import raised
from ketcheck.records.model import Record
from ketcheck.records.underway import Underway
from ketcheck.ui.pages.detail import InstructionPage, PlanPage, ReactionPage
from ketcheck.ui.pages.medicines import MedicinesPage
from ketcheck.ui.pages.page import Page
from ketcheck.ui.pages.question import QuestionPage
from ketcheck.ui.pages.review import ReviewPage
from ketcheck.ui.pages.saved import SavedPage
from ketcheck.ui.theme import set_kind
from ketcheck.ui.widgets.message import ask
from ketcheck.ui.widgets.rail import Rail, Stop

_DETAIL_PAGES = {
    Detail.PLAN: PlanPage,
    Detail.REACTION: ReactionPage,
    Detail.INSTRUCTION: InstructionPage,
    Detail.MEDICINES: MedicinesPage,
}
_Button = QWizard.WizardButton
_Step = tuple[str, Detail | None]


class CheckWizard(QWizard):
    """One check from its first open question to the saved record."""

    saved = Signal(Record)
    print_wanted = Signal(Record)
    closed = Signal()
    """The wizard is left; what was answered is kept."""

    def __init__(self, underway: Underway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.underway = underway
        self.record: Record | None = None
        self._steps: dict[_Step, int] = {}
        self._print_after = False
        self._returning = False
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        # IndependentPages: Back must not wipe what a page shows.
        self.setOption(QWizard.WizardOption.IndependentPages)
        self.setOption(QWizard.WizardOption.NoCancelButton)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self._rail = Rail()
        self.setSideWidget(self._rail)
        self._add_pages()
        self._arrange_buttons()
        self.currentIdChanged.connect(self._entered)

    def begin(self) -> None:
        """Show the first open question, with the answered ones behind it."""
        # Qt would begin with its first page, and Back would lead to a question that is not asked.
        self.setStartId(next(self._steps[step] for step in self._path()))
        self.restart()
        here = None
        # A page that refuses what it holds is where to go on as well.
        while here != self.currentId() != self._review_id and not self._goes_on_here():
            here = self.currentId()
            self.next()

    def nextId(self) -> int:
        """Ask the path which page comes next."""
        current = self.currentId()
        if current == self._saved_id:
            return -1
        if current == self._review_id:
            return self._saved_id
        if self._returning:
            return next((page for page in self._open_pages() if page != current), self._review_id)
        pages = [self._steps[step] for step in self._path()]
        following = pages[pages.index(current) + 1 :] if current in pages else pages
        return next(iter(following), self._review_id)

    def event(self, event: QEvent) -> bool:
        """Take new colours and type without Qt's own way of doing so.

        QWizard lays itself out anew in the middle of it; inside another window that ends the
        process (Qt 6.12).
        """
        if event.type() is QEvent.Type.StyleChange:
            return QDialog.event(self, event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand number keys to the page."""
        page = self.currentPage()
        if event.text().isdecimal() and isinstance(page, Page) and not event.modifiers():
            page.choose_number(int(event.text()))
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave without losing anything: answers are kept already, what is half typed is now."""
        self.keep_typed()
        if not self.underway.unkept or self._may_lose_answers():
            self.closed.emit()

    def keep_typed(self) -> None:
        """Keep what is half typed on the page."""
        page = self.currentPage()
        if isinstance(page, Page):
            page.keep_typed()

    def _may_lose_answers(self) -> bool:
        self.underway.keep()
        why = self.underway.unkept
        if not why:
            return True
        text = f"If you close now, your answers are lost. {why}"
        return ask(self, text, yes="Close and lose them", no="Go on")

    def accept(self) -> None:
        """Leave after the record is saved."""
        self.closed.emit()

    def go_back_to(self, question_id: str) -> None:
        """Go back to a question, and from there on to what is open, or to the review."""
        target = self._steps[self._step_of(question_id)]
        while self.currentId() != target and self.visitedIds()[0] != self.currentId():
            self.back()
        self._returning = True

    def _add_pages(self) -> None:
        for question in self.underway.check.checklist.questions:
            for detail, page in self._pages_of(question):
                self._steps[question.id, detail] = self.addPage(page)
        self._review = ReviewPage(self.underway)
        self._review.changed.connect(self.go_back_to)
        self._review.saved.connect(self._record_saved)
        self._review.completeChanged.connect(self._allow_print)
        self._review_id = self.addPage(self._review)
        self._saved_page = SavedPage(self.underway)
        self._saved_page.print_wanted.connect(lambda: self.print_wanted.emit(self.record))
        self._saved_id = self.addPage(self._saved_page)

    def _pages_of(self, question: Question) -> Iterator[tuple[Detail | None, Page]]:
        if question.answers:
            page = QuestionPage(self.underway, question)
            page.answered.connect(self._show_rail)
            page.answered.connect(page.show_unkept)
            page.advanced.connect(self.next)
            yield None, page
        details = {question.detail, *(answer.detail for answer in question.answers)} - {None}
        for detail in details:
            if detail:
                yield detail, _DETAIL_PAGES[detail](self.underway, question)

    def _arrange_buttons(self) -> None:
        self.setButtonLayout(
            [
                _Button.CustomButton1,
                _Button.Stretch,
                _Button.BackButton,
                _Button.CustomButton2,
                _Button.NextButton,
                _Button.CommitButton,
                _Button.FinishButton,
            ]
        )
        for which, name, text, kind in (
            (_Button.CustomButton1, "close", "Save and &close", "quiet"),
            (_Button.BackButton, "back", "&Back", "quiet"),
            (_Button.CustomButton2, "save-and-print", "Save and &print", "quiet"),
            (_Button.NextButton, "next", "&Next", "primary"),
            (_Button.CommitButton, "save", "&Save record", "primary"),
            (_Button.FinishButton, "done", "&Done", "primary"),
        ):
            self.setButtonText(which, text)
            self._dress(self.button(which), name, text, kind)
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setOption(QWizard.WizardOption.HaveCustomButton2)
        self.button(_Button.CustomButton1).clicked.connect(self.reject)
        self.button(_Button.CustomButton2).clicked.connect(self._save_and_print)

    def _dress(self, button: QAbstractButton, name: str, text: str, kind: str) -> None:
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        set_kind(button, kind)

    def _fill_the_window(self) -> None:
        """Take Qt's margins away, so that rail and page reach the edges."""
        # Qt puts a side widget into a label of its own, and that into the frame with the layout.
        # The frame is kept in a name: without one Python would let go of its layout as well.
        label = self._rail.parentWidget()
        frame = label.parentWidget() if label else None
        around, grid = label and label.layout(), frame and frame.layout()
        if around is None or not isinstance(grid, QGridLayout):
            return
        around.setContentsMargins(0, 0, 0, 0)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for row in (item.layout() for place in range(grid.count()) if (item := grid.itemAt(place))):
            if isinstance(row, QHBoxLayout):
                row.setContentsMargins(24, 14, 24, 14)
                row.setSpacing(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the width to the question, however large the type is."""
        self._rail.show_within(event.size().width())
        super().resizeEvent(event)

    def _path(self) -> Iterator[_Step]:
        check = self.underway.check
        for question in check.path:
            if question.detail:
                yield question.id, question.detail
                continue
            yield question.id, None
            answer = check.answered(question)
            if answer and answer.detail:
                yield question.id, answer.detail

    def _open_pages(self) -> Iterator[int]:
        check = self.underway.check
        missing = set(check.missing)
        for question_id, detail in self._path():
            question = check.checklist.question(question_id)
            answered = question is not None and check.answered(question) is not None
            # An answered question that is still open lacks its detail, on the page after it.
            if question_id in missing and (detail is not None or not answered):
                yield self._steps[question_id, detail]

    def _step_of(self, question_id: str) -> _Step:
        return next(step for step in self._path() if step[0] == question_id)

    def _goes_on_here(self) -> bool:
        page = self.currentPage()
        was_left = isinstance(page, Page) and page.was_left
        return was_left or self.currentId() in set(self._open_pages())

    def _entered(self, page_id: int) -> None:
        self._fill_the_window()
        page = self.page(page_id)
        if page_id in {self._review_id, self._saved_id}:
            self._returning = False
        if isinstance(page, Page):
            page.enter()
            page.show_unkept()
            # Qt shows the page, and puts its own focus, only after it has said that it will.
            QTimer.singleShot(0, page, page.take_focus)
        self._show_rail()
        on_review, on_saved = page_id == self._review_id, page_id == self._saved_id
        self.button(_Button.CustomButton2).setVisible(on_review)
        self.button(_Button.CustomButton1).setVisible(not on_saved)
        self.button(_Button.BackButton).setVisible(not on_saved and page_id != self.startId())

    def _show_rail(self) -> None:
        self._rail.show_stops(list(self._stops()))

    def _stops(self) -> Iterator[Stop]:
        check = self.underway.check
        missing = set(check.missing)
        worst: dict[str, Level] = {}
        for reason in raised(check, self.underway.clock().at):
            worst[reason.group] = max(reason.level, worst.get(reason.group, Level.OK))
        here = next((step[0] for step, page in self._steps.items() if page == self.currentId()), "")
        question_here = check.checklist.question(here)
        for group in check.checklist.groups:
            asked = [question for question in check.path if question.group == group.id]
            done = bool(asked) and not any(question.id in missing for question in asked)
            level = worst.get(group.id, Level.OK if done else None)
            title = f"{group.tip} {group.title}" if group.tip else group.title
            is_here = question_here is not None and question_here.group == group.id
            yield Stop(str(group.tip or "•"), title, level, is_here)
        yield Stop("✎", "Review and save", Level.OK if self.record else None, not here)

    def _allow_print(self) -> None:
        self.button(_Button.CustomButton2).setEnabled(self._review.isComplete())

    def _save_and_print(self) -> None:
        self._print_after = True
        self.next()
        self._print_after = False

    def _record_saved(self, record: Record) -> None:
        self.record = record
        self._saved_page.show_record(record)
        self.saved.emit(record)
        if self._print_after:
            self.print_wanted.emit(record)
