"""The wizard: it owns the check under way, asks it which step comes next, and loses nothing.

It knows steps and their pages alone, and so serves a self-check and a counseling session alike.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Record
from ketcheck.ui.check.check_review import CheckReviewPage
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.check.review import ReviewPage
from ketcheck.ui.session.session_review import SessionReviewPage
from ketcheck.ui.session.signatures import SignaturesPage
from ketcheck.ui.session.teaching import TeachingPage
from ketcheck.ui.widgets.message import ask, tell
from ketcheck.ui.wizard.foot import (
    BACK,
    CLOSE,
    FINISH,
    HANDOUT,
    LATER,
    NEXT,
    PRINT,
    REPRINT,
    REST,
    SAVE,
)
from ketcheck.ui.wizard.progress_steps import progress_of
from ketcheck.ui.wizard.step_way import StepWay


class CheckWizard(StepWay):
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
        super().__init__(underway, parent)
        self._signer = underway.person.name if signer is None else signer
        self.record: Record | None = None
        self._print_after = False
        self._saved_page.print_wanted.connect(lambda: self.print_wanted.emit(self.record))
        self._saved_page.handout_wanted.connect(lambda: self.handout_wanted.emit(self.record))
        self._saved_page.changed.connect(self.show_foot)
        self._saved_page.left.connect(self.closed)
        self._add_last(*self._last_pages())
        self._progress = QTimer(self, singleShot=True, interval=0)
        self._progress.timeout.connect(self._show_progress)

    def page_made(self, page: Page) -> None:
        """Go on, save or show by what is answered on it."""
        if isinstance(page, QuestionPage):
            page.answered.connect(self._progress.start)
            page.answered.connect(page.show_unkept)
            page.advanced.connect(self.next)
            page.help_needed.connect(self._finish_early)
        if isinstance(page, TeachingPage):
            page.change_wanted.connect(self.go_back_to)

    def act(self, name: str) -> None:
        """Do what the button of that name in the foot is for."""
        acts = {
            LATER: self.reject,
            BACK: self.back,
            FINISH: self._finish_early,
            PRINT: self._save_and_print,
            CLOSE: self.closed.emit,
            REPRINT: self._saved_page.print_wanted.emit,
            HANDOUT: self._saved_page.handout_wanted.emit,
        }
        acts.get(name, self.next)()

    def _save_and_print(self) -> None:
        self._print_after = True
        self.next()
        self._print_after = False

    def reject(self) -> None:
        """Leave without losing anything: answers are kept already, what is half typed is now.

        A STOP that may end the check is saved.
        """
        if self.currentPage() is self._stop_page and not self._is_over:
            self._finish_early()
            if not self._is_over:
                return
        self.keep_typed()
        if not self.underway.unkept or self._may_lose_answers():
            self.closed.emit()

    def keep_typed(self) -> None:
        """Keep what is half typed on the page."""
        if self.record is None:
            self.currentPage().keep_typed()

    def _may_lose_answers(self) -> bool:
        self.underway.keep()
        why = self.underway.unkept
        if not why:
            return True
        text = _("If you close now, your answers are lost. {why}").format(why=why)
        return ask(self, text, yes=_("Close and lose them"), no=_("Go on"))

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
        # Each page once, in order.
        self._last = list(dict.fromkeys([review, saving, self._saved_page]))
        for page in self._last[:-1]:
            self.add(page)

    def page_entered(self) -> None:
        """Show the page that was come to, with its buttons and where it stands."""
        page = self.currentPage()
        if page in self._last:
            self._returning = False
        self.show_foot()
        self._show_progress()
        self.put_on(page)
        self.arrange()
        self.page_changed.emit()
        # What is in a page has its place only once it is laid out.
        QTimer.singleShot(0, page, page.settle)
        self._ahead.start()

    def show_foot(self) -> None:
        """Show the buttons of the page, one of them filled at most."""
        page = self.currentPage()
        back = [BACK] if self._behind else []
        if page is self._saved_page:
            self._show_last_foot()
        elif page is self._stop_page:
            self._foot.show_buttons([*back, REST, FINISH])
        elif page.saves:
            prints = [PRINT] if isinstance(page, CheckReviewPage) else []
            self._foot.show_buttons([LATER, *back, SAVE, *prints])
        else:
            self._foot.show_buttons([LATER, *back, NEXT])
        # Where help is needed now, nothing stands round the steps and the numbers.
        is_urgent = page is self._saved_page and self._saved_page.is_urgent
        self._strip.show_line_alone(page is self._saved_page)
        self._strip.setHidden(is_urgent)
        self._foot.setHidden(is_urgent)
        if self.fills_window is not is_urgent:
            self.fills_window = is_urgent
            self.whole_window_wanted.emit(is_urgent)

    def _show_last_foot(self) -> None:
        """While an OK may be used, to say that it was is the main act, and leaving is not."""
        offers_use = self._saved_page.offers_use
        words = _("&Home") if offers_use else _("&Done")
        self._foot.show_close(words, is_filled=not offers_use)
        handout = [HANDOUT] if self._saved_page.has_handout else []
        self._foot.show_buttons([CLOSE, REPRINT, *handout])

    def _finish_early(self) -> None:
        """Save the check as it is, before anything else is shown; where that fails, say so."""
        try:
            moment, _judged = self.underway.judged("early")
            # Nobody came to where the name is signed.
            by = self._written_early()
            record = self.underway.save(None, moment, ended="early", recorded_by=by)
        except KetcheckError as error:
            self._say_unsaved(str(error))
            return
        self._record_saved(record)
        self._is_over = True
        # From the signal of a card that is being chosen: the page goes only after that.
        QTimer.singleShot(0, self, self._show_saved)

    def _say_unsaved(self, why: str) -> None:
        """Unsaved, the steps and the numbers are wanted all the same, and a second try."""
        page = self.currentPage()
        if isinstance(page, QuestionPage):
            page.show_answer()
            self._behind.append(page)
            self._come_to(self._stop_page)
            self.page_entered()
        tell(self, why)

    def _show_saved(self) -> None:
        self._come_to(self._saved_page)
        self.page_entered()

    def _written_early(self) -> str | None:
        """Who wrote down what is saved at once: a helper, but nobody in a session."""
        is_own = self._signer == self.underway.person.name
        is_session = isinstance(self.underway, Counseling)
        return None if is_own or is_session else self._signer or None

    def _show_progress(self) -> None:
        # An answer that leads on shows it but once, on the page that it leads to.
        self._progress.stop()
        page = self.currentPage()
        here = self._step_of(self._behind[-1] if page is self._stop_page else page)
        self.show_place(progress_of(self.underway, here))

    def _record_saved(self, record: Record) -> None:
        self.record = record
        self._saved_page.show_record(record)
        self.saved.emit(record)
        if self._print_after:
            self.print_wanted.emit(record)
