"""The way through a check: which page comes next, what lies behind, and the way back to a step."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.steps import Step
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.saved import SavedPage
from ketcheck.ui.check.stop_early import StopPage, ends_with, stops
from ketcheck.ui.wizard.frame import WizardFrame
from ketcheck.ui.wizard.page_factory import page_of

_IDLE_MS = 50
"""After so long a page is painted, and the person reads it."""


class StepWay(WizardFrame):
    """Goes from page to page as the check asks for its steps; it neither saves nor leaves."""

    def __init__(self, underway: Underway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.underway = underway
        self._made: dict[Step, Page] = {}
        self._behind: list[Page] = []
        self._last: list[Page] = []
        """The pages after the last step, each once, in order."""
        self._returning = False
        self._is_over = False
        self._read: set[str] = set()
        """Ids of the STOPs that were said on a page of their own."""
        self._stop_page = self.add(StopPage(underway))
        self._saved_page = self.add(SavedPage(underway))
        # Pages that are likely to come are made while the person reads.
        self._ahead = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._ahead.timeout.connect(self._make_ahead)

    def page_made(self, page: Page) -> None:
        """Listen to the page of a step, which was just made."""
        raise NotImplementedError

    def page_entered(self) -> None:
        """Show the page that was come to, with its buttons and where it stands."""
        raise NotImplementedError

    def begin(self) -> None:
        """Show the first open step, with those that are done behind it."""
        self.underway.ask_again()
        self._behind = []
        self._come_to(self._page(next(self.underway.steps())))
        # A page that refuses what it holds is where to go on as well.
        self._walk_until(lambda: self.currentPage() in self._last or self._goes_on_here())
        here = self._step_of(self.currentPage())
        is_rest_done = here is not None and {here}.issuperset(self._open_steps())
        # A session has pages that nothing has to be filled in on, and that are to be seen.
        self._returning = is_rest_done and not isinstance(self.underway, Counseling)
        self.page_entered()

    def next(self) -> None:
        """Take what the page holds, and go on to what the check wants next."""
        before = self.currentPage()
        following = self._following() if self._taken() else None
        if following is not None and self.currentPage() is before:
            # Back leads to the answer that is a STOP, not to what was said of it.
            if before is not self._stop_page:
                self._behind.append(before)
            self._come_to(following)
            self.page_entered()

    def back(self) -> None:
        """Go back to the page before, which keeps what was given on it."""
        if self._behind:
            self._come_to(self._behind.pop())
            self.page_entered()

    def _following(self) -> Page | None:
        """Ask the check which page comes next."""
        page = self.currentPage()
        if page is self._saved_page:
            return None
        if self._is_over:
            return self._saved_page
        if page in self._last:
            return self._last[self._last.index(page) + 1]
        if page is self._stop_page:
            page = self._behind[-1]
        elif self._ends_on(page):
            return self._stop_page
        return self._after(page)

    def _after(self, page: Page) -> Page:
        here = self._step_of(page)
        if self._returning:
            others = (step for step in self._open_steps() if step != here)
            following = next(others, None)
            return self._page(following) if following else self._last[0]
        steps = list(self.underway.steps())
        left = steps[steps.index(here) + 1 :] if here in steps else steps
        return self._page(left[0]) if left else self._last[0]

    def _ends_on(self, page: Page) -> bool:
        """Whether the check may end on that page, with nothing left that goes with its answer."""
        here = self._step_of(page)
        question = self.underway.check.checklist.question(here.name) if here else None
        if here is None or question is None or not ends_with(self.underway, question, self._read):
            return False
        steps = list(self.underway.steps())
        return not any(step.name == here.name for step in steps[steps.index(here) + 1 :])

    def _taken(self) -> bool:
        """Take what the page holds; what was half typed on it is kept until it is taken."""
        page = self.currentPage()
        if not page.isComplete():
            return False
        page.forget_typed()
        is_taken = page.validatePage()
        if not is_taken:
            page.keep_typed()
        return is_taken

    def go_back_to(self, step: Step) -> None:
        """Go back to a step, and from there on to what is open, or to the review."""
        target = self._page(step)
        while self.currentPage() is not target and self._behind:
            self._come_to(self._behind.pop())
        # What was jumped over on an earlier way back to the review is not behind it any more.
        self._returning = False
        self._walk_until(lambda: self.currentPage() in {target, *self._last})
        self._returning = True
        self.page_entered()

    def _walk_until(self, is_there: Callable[[], bool]) -> None:
        """Go on page by page, as far as none refuses; a STOP that was read is not read again."""
        here = None
        while here is not self.currentPage() and not is_there():
            here = self.currentPage()
            if self._taken():
                self._behind.append(here)
                self._come_to(self._after(here))

    def _page(self, step: Step) -> Page:
        """The page of a step, made when it is first wanted, and then kept."""
        page = self._made.get(step)
        if page is None:
            page = self._made[step] = self.add(page_of(self.underway, step))
            self.page_made(page)
        return page

    def _step_of(self, page: Page) -> Step | None:
        return next((step for step, made in self._made.items() if made is page), None)

    def _open_steps(self) -> Iterator[Step]:
        return filter(self.underway.is_open, self.underway.steps())

    def _goes_on_here(self) -> bool:
        page = self.currentPage()
        return page.was_left or self._step_of(page) in set(self._open_steps())

    def _come_to(self, page: Page) -> None:
        """Have a page show what there is now; it is seen only once the way to go is known."""
        self._current = page
        if page is self._stop_page:
            self._read.update(one.id for one in stops(self.underway))
        page.come_up()

    def _make_ahead(self) -> None:
        """Make the pages that come next while the person reads: one at a time."""
        here = self._step_of(self.currentPage())
        steps = list(self.underway.steps())
        if here not in steps:
            return
        wanted = [step for step in steps[steps.index(here) + 1 :] if step not in self._made][:1]
        for step in wanted:
            page = self._page(step)
            page.resize(self.currentPage().size())
            page.prepare()
            # Dressed and laid out by now, so that turning to it takes no longer than painting it.
            page.grab()
            self._ahead.start()
