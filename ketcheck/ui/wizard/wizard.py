"""The wizard shell: it owns the check under way, asks it which step comes next, and loses nothing.

It knows steps and their pages alone, and so serves a self-check and a counseling session alike.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QWidget,
    QWizard,
)

from ketcheck.checklist.level import Level
from ketcheck.checklist.steps import Step
from ketcheck.errors import KetcheckError
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Record
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.check.check_review import CheckReviewPage
from ketcheck.ui.check.detail import DetailPage
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.check.review import ReviewPage
from ketcheck.ui.check.saved import SavedPage
from ketcheck.ui.session.session_review import SessionReviewPage
from ketcheck.ui.session.signatures import SignaturesPage
from ketcheck.ui.session.teaching import TeachingPage
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.message import ask, tell
from ketcheck.ui.wizard.buttons import arrange_buttons, fill_the_window, press_onward
from ketcheck.ui.wizard.making import pages_of
from ketcheck.ui.wizard.rail import Rail
from ketcheck.ui.wizard.stops import last_stops, stops_of

_Button = QWizard.WizardButton


class CheckWizard(QWizard):
    """One check, or one session, from its first open step to the saved record."""

    saved = Signal(Record)
    print_wanted = Signal(Record)
    handout_wanted = Signal(Record)
    closed = Signal()
    """The wizard is left; what was answered is kept."""

    def __init__(
        self, underway: Underway, signer: str | None = None, parent: QWidget | None = None
    ) -> None:
        """Offer `signer` as the name under a self-check, the patient's where it is None."""
        super().__init__(parent)
        self.underway = underway
        self._signer = underway.person.name if signer is None else signer
        self.record: Record | None = None
        self._pages: dict[Step, int] = {}
        self._print_after = False
        self._returning = False
        self._is_over = False
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        # IndependentPages: Back must not wipe what a page shows.
        self.setOption(QWizard.WizardOption.IndependentPages)
        self.setOption(QWizard.WizardOption.NoCancelButton)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self._rail = Rail()
        self.setSideWidget(self._rail)
        self._add_pages()
        arrange_buttons(self)
        self.button(_Button.CustomButton1).clicked.connect(self.reject)
        self.button(_Button.CustomButton2).clicked.connect(self._save_and_print)
        self.currentIdChanged.connect(self._entered)

    def begin(self) -> None:
        """Show the first open step, with those that are done behind it."""
        self.underway.ask_again()
        # Qt would begin with its first page, and Back would lead to a question that is not asked.
        self.setStartId(next(self._pages[step] for step in self.underway.steps()))
        self.restart()
        # A page that refuses what it holds is where to go on as well.
        self._walk_until(lambda: self.currentId() in self._last_ids or self._goes_on_here())
        here = self.currentId()
        is_rest_done = here not in self._last_ids and {here}.issuperset(self._open_pages())
        # A session has pages that nothing has to be filled in on, and that are to be seen.
        self._returning = is_rest_done and not isinstance(self.underway, Counseling)

    def nextId(self) -> int:
        """Ask the check which step comes next."""
        current = self.currentId()
        if current == self._saved_id:
            return -1
        if self._is_over:
            return self._saved_id
        if current in self._last_ids:
            return self._last_ids[self._last_ids.index(current) + 1]
        if self._returning:
            return next((page for page in self._open_pages() if page != current), self._review_id)
        pages = [self._pages[step] for step in self.underway.steps()]
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
        """Hand number keys to the page, and go on by Enter."""
        if event.isAutoRepeat():
            return
        page = self.currentPage()
        if event.text().isdecimal() and isinstance(page, Page) and not event.modifiers():
            page.choose_number(int(event.text()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_enter()
        else:
            super().keyPressEvent(event)

    def _take_enter(self) -> None:
        """Press or choose what has the keyboard; what is chosen already is no bar to going on."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton | AnswerCard) and not focused.isChecked():
            focused.click()
        else:
            press_onward(self)

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

    def validateCurrentPage(self) -> bool:
        """Take what the page holds; what was half typed on it is kept until it is taken."""
        page = self.currentPage()
        if not isinstance(page, Page):
            return super().validateCurrentPage()
        page.forget_typed()
        is_taken = super().validateCurrentPage()
        if not is_taken:
            page.keep_typed()
        return is_taken

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

    def go_back_to(self, step: Step) -> None:
        """Go back to a step, and from there on to what is open, or to the review."""
        target = self._pages[step]
        while self.currentId() != target and self.visitedIds()[0] != self.currentId():
            self.back()
        # What was jumped over on an earlier way back to the review is not behind it any more.
        self._returning = False
        self._walk_until(lambda: self.currentId() in {target, *self._last_ids})
        self._returning = True

    def _walk_until(self, is_there: Callable[[], bool]) -> None:
        """Go on page by page, as far as none refuses."""
        here = None
        while here != self.currentId() and not is_there():
            here = self.currentId()
            self.next()

    def _add_pages(self) -> None:
        for step, page in pages_of(self.underway):
            self._pages[step] = self.addPage(page)
            if isinstance(page, QuestionPage):
                page.answered.connect(self._show_rail)
                page.answered.connect(page.show_unkept)
            if isinstance(page, QuestionPage | DetailPage):
                page.advanced.connect(self.next)
                page.finish_wanted.connect(self._finish_early)
            if isinstance(page, TeachingPage):
                page.change_wanted.connect(self.go_back_to)
        self._saved_page = SavedPage(self.underway)
        self._saved_page.print_wanted.connect(lambda: self.print_wanted.emit(self.record))
        self._saved_page.handout_wanted.connect(lambda: self.handout_wanted.emit(self.record))
        self._add_last(*self._last_pages())

    def _last_pages(self) -> tuple[ReviewPage, CheckReviewPage | SignaturesPage]:
        """The review, and the page that saves; of a self-check they are one."""
        if isinstance(self.underway, Counseling):
            review = SessionReviewPage(self.underway)
            return review, SignaturesPage(self.underway, review)
        page = CheckReviewPage(self.underway, self._signer)
        return page, page

    def _add_last(self, review: ReviewPage, saving: CheckReviewPage | SignaturesPage) -> None:
        review.changed.connect(self.go_back_to)
        saving.saved.connect(self._record_saved)
        saving.completeChanged.connect(self._allow_print)
        # Each page once, in order.
        pages = dict.fromkeys((review, saving, self._saved_page))
        self._last_ids = [self.addPage(page) for page in pages]
        self._review_id, *_, self._saved_id = self._last_ids

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the width to the question, however large the type is."""
        self._rail.show_within(event.size().width())
        super().resizeEvent(event)

    def _open_pages(self) -> Iterator[int]:
        for step in self.underway.steps():
            if self.underway.is_open(step):
                yield self._pages[step]

    def _goes_on_here(self) -> bool:
        page = self.currentPage()
        was_left = isinstance(page, Page) and page.was_left
        return was_left or self.currentId() in set(self._open_pages())

    def _entered(self, page_id: int) -> None:
        fill_the_window(self._rail)
        page = self.page(page_id)
        if page_id in self._last_ids:
            self._returning = False
        if isinstance(page, Page):
            page.come_up()
            # Qt shows the page, and puts its own focus, only after it has said that it will.
            QTimer.singleShot(0, page, page.take_focus)
        self._show_rail()
        on_saved = page_id == self._saved_id
        # Where help is needed now, nothing stands beside the steps and the numbers.
        is_urgent = self.record is not None and self.record.result.level is Level.URGENT
        (self._rail.parentWidget() or self._rail).setHidden(is_urgent)
        self.button(_Button.CustomButton2).setVisible(
            isinstance(page, CheckReviewPage) and page_id == self._review_id
        )
        if on_saved and self._saved_page.offers_use:
            # One filled button: what is wanted after an OK is to say that it was used.
            set_kind(self.button(_Button.FinishButton), "quiet")
        self.button(_Button.CustomButton1).setVisible(not on_saved)
        self.button(_Button.BackButton).setVisible(not on_saved and page_id != self.startId())

    def _finish_early(self) -> None:
        """Save the check as it is, before anything else is shown; where that fails, say so."""
        try:
            moment, _ = self.underway.judged("early")
            signed, by = self._signed_early()
            record = self.underway.save(signed, moment, ended="early", recorded_by=by)
        except KetcheckError as error:
            page = self.currentPage()
            if isinstance(page, QuestionPage):
                # Unsaved, the steps and the numbers are wanted all the same, and a second try.
                page.show_answer()
            tell(self, str(error))
            return
        self._record_saved(record)
        self._is_over = True
        # From the signal of a card that is being chosen: the page goes only after that.
        QTimer.singleShot(0, self, self.next)

    def _signed_early(self) -> tuple[str | None, str | None]:
        """Who signed what is saved at once, and who wrote it down: in a session nobody signed."""
        if isinstance(self.underway, Counseling):
            return None, None
        is_own = self._signer == self.underway.person.name
        return self._signer or None, None if is_own else self._signer or None

    def _show_rail(self) -> None:
        current = self.currentId()
        here = next((step for step, page in self._pages.items() if page == current), None)
        last = last_stops(
            self.underway,
            is_past_steps=here is None,
            on_review=current == self._review_id,
            is_saved=self.record is not None,
        )
        self._rail.show_stops([*stops_of(self.underway, here), *last])

    def _allow_print(self) -> None:
        self.button(_Button.CustomButton2).setEnabled(self.currentPage().isComplete())

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
