"""The frame of the wizard: the strip above, the page, the foot below, and the keys."""

from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ketcheck.ui.check.page import Page
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.page_stack import PageStack
from ketcheck.ui.wizard.foot import BACK, Foot
from ketcheck.ui.wizard.progress import Progress, ProgressStrip

P = TypeVar("P", bound=Page)


class WizardFrame(Journey):
    """Shows one page at a time; what leads where is not its concern."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: Page | None = None
        self._strip = ProgressStrip()
        self._stack = PageStack()
        self._foot = Foot()
        self._foot.pressed.connect(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setAutoRepeat(False)
        back.activated.connect(self._back_by_key)

    def currentPage(self) -> Page:
        """The page that is shown."""
        assert self._current is not None  # noqa: S101 - asked only once one is
        return self._current

    def pages(self) -> list[Page]:
        """The pages that were made so far."""
        made = (self._stack.widget(at) for at in range(self._stack.count()))
        return [page for page in made if isinstance(page, Page)]

    def act(self, name: str) -> None:
        """Do what the button of that name in the foot is for."""
        raise NotImplementedError

    def add(self, page: P) -> P:
        """Take in a page, to be shown later."""
        self._stack.addWidget(page)
        page.completeChanged.connect(self._allow)
        return page

    def put_on(self, page: Page) -> None:
        """Show a page with these buttons, and let Tab come by them in the order they are read."""
        self._current = page
        self._stack.setCurrentWidget(page)
        self._order_tabs(page)
        self._allow()

    def show_place(self, progress: Progress) -> None:
        """Say over the page, and on it, where it stands; a page may say it by itself."""
        self._strip.show_progress(progress)
        if progress.words:
            self.currentPage().show_place(progress.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand number keys to the page, go on by Enter, and leave by Esc."""
        if event.isAutoRepeat():
            return
        if event.text().isdecimal() and not event.modifiers():
            self.currentPage().choose_number(int(event.text()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let strip and foot begin and end where the page does."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._current:
            self.arrange()

    def arrange(self) -> None:
        """Fit strip and foot to the window and to the page."""
        if self._current is None:
            return
        margin = self._current.margin_within(self.width())
        self._strip.set_margin(margin)
        self._foot.fit_into(self.window().height(), margin)

    def _take_enter(self) -> None:
        """Press or choose what has the keyboard; what is chosen already is no bar to going on."""
        focused, onward = self.focusWidget(), self._foot.onward
        if isinstance(focused, QPushButton | AnswerCard) and not focused.isChecked():
            focused.click()
        elif not self.currentPage().take_enter() and onward:
            onward.click()

    def _back_by_key(self) -> None:
        if not self._foot.button(BACK).isHidden():
            self.back()

    def _allow(self) -> None:
        """Let the button that goes on be pressed where the page is complete."""
        if self._current:
            self._foot.allow(onward=self._current.isComplete())

    def _order_tabs(self, page: Page) -> None:
        inside, beside = page.tabbed
        onward, leaving = self._foot.tabbed
        for one, other in pairwise([*inside, *onward, *beside, *leaving]):
            QWidget.setTabOrder(one, other)
