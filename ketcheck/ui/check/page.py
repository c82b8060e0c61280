"""What every page of the wizard shares: a heading that stays, over a body that may scroll."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ketcheck.checklist.level import Level
from ketcheck.records.checks.underway import Underway
from ketcheck.records.whom_to_call import CallLine, whom_to_call_now
from ketcheck.ui.appearance.theme import MARGIN, QUESTION_SCALE
from ketcheck.ui.check.half_typed import HalfTyped
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.widgets.labels import Heading, Words, focus_heading
from ketcheck.ui.widgets.scrolling import ScrollingColumn, Upright
from ketcheck.ui.widgets.slot import Slot

WIDEST = 1000
"""No line of words is wider than that, however wide the screen."""
AROUND = 8
"""The room that a body has round it for the ring of the focus."""
LARGE_POINTS = 22
LARGE_SCALE = 1.12
_SMALL_MARGIN, _NARROW, _LOW = 24, 900, 560
_LEAST_SCROLLED = 40
"""What is left of the page for its fields: one of them can still be seen."""


class Page(HalfTyped):
    """A page that borrows the check under way from the wizard."""

    head_spacing = 6
    most_of_page = 0.45
    """A heading that takes more of the page than that scrolls with what is under it."""
    completeChanged = Signal()  # noqa: N815 - read as Qt's own
    """Whether it may be left for the next has changed."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self._complete: bool | None = None
        self.saves = False
        """Whether going on from here saves the record."""
        self.head = Upright()
        self._top = QVBoxLayout(self.head)
        self._top.setContentsMargins(AROUND, 0, AROUND, 4)
        self._top.setSpacing(self.head_spacing)
        self._place_words = Words(kind="muted")
        self._place_words.hide()
        self.place_row = QHBoxLayout()
        self.place_row.addWidget(self._place_words, 1)
        self._top.addLayout(self.place_row)
        self.area = ScrollingColumn()
        # Qt's own least height presses the heading flat on a low screen.
        self.area.setMinimumHeight(_LEAST_SCROLLED)
        self.body = self.area.column
        self.body.setContentsMargins(AROUND, AROUND, AROUND, 12)
        self.body.addWidget(self._unkept)
        self._in_view: QWidget | None = None
        self._stays_scrolled = False
        self._is_settled = False
        self.area.verticalScrollBar().rangeChanged.connect(self._bring_into_view)
        self.area.verticalScrollBar().actionTriggered.connect(self.stay_scrolled)
        self.across = QHBoxLayout(self)
        self.across.setSpacing(32 - AROUND)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.column.addWidget(self.area, 1)
        self.across.addLayout(self.column, 1)
        self._is_head_scrolled = False

    def isComplete(self) -> bool:
        """Whether it may be left for the next page."""
        return True

    def validatePage(self) -> bool:
        """Take what the page holds; False to stay."""
        return True

    def setCommitPage(self, saves: bool) -> None:  # noqa: FBT001 - read as Qt's own
        """Say that going on from here saves the record."""
        self.saves = saves

    def wizard(self) -> Journey:
        """What leads from page to page."""
        holder = self.parentWidget()
        while not isinstance(holder, Journey):
            assert holder is not None  # noqa: S101 - every page is in one
            holder = holder.parentWidget()
        return holder

    @property
    def tabbed(self) -> tuple[list[QWidget], list[QWidget]]:
        """What Tab comes by before Next and after Back."""
        return list(_in_order(self)), []

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's
        """Go from the heading to what is first: it was read, and is no stop of its own."""
        if is_next and isinstance(QApplication.focusWidget(), Heading):
            for widget in self.tabbed[0]:
                if widget.isVisible() and widget.isEnabled():
                    widget.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
        return super().focusNextPrevChild(is_next)

    def show_place(self, words: str) -> None:
        """Say over the heading where on the way this is."""
        self._place_words.setText(words)
        self._place_words.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self.arrange)

    @property
    def is_folded(self) -> bool:
        """Whether what stands at the side of a wide page is folded away."""
        return False

    @property
    def is_large(self) -> bool:
        """Whether the type is so large that the words need the whole width."""
        return QApplication.font().pointSizeF() >= LARGE_POINTS

    def margin_of(self, *, is_folded: bool) -> int:
        """The room left and right of the page: more on a wide screen, for lines are read."""
        return self.margin_within(self.width(), is_folded=is_folded)

    def margin_within(self, width: int, *, is_folded: bool | None = None) -> int:
        """The same for a page of that width; as it is now where it is not said."""
        folded = self.is_folded if is_folded is None else is_folded
        is_narrow = folded or self.is_large or width < _NARROW
        return max(_SMALL_MARGIN if is_narrow else MARGIN, (width - WIDEST) // 2)

    def arrange(self) -> None:
        """Set margins and sizes by the room that there is."""
        side = self.margin_of(is_folded=False) - AROUND
        self.across.setContentsMargins(side, self._above(), side, 0)
        needed = self._top.totalHeightForWidth(self.width() - 2 * side)
        self.scroll_head(needed > self.height() * self.most_of_page)

    def _above(self) -> int:
        return 10 if self.is_large or self.height() < _LOW else 18

    def scroll_head(self, is_scrolled: bool) -> None:  # noqa: FBT001 - one of two
        """Let the heading scroll where it would leave no room for what is under it."""
        if is_scrolled == self._is_head_scrolled:
            return
        self._is_head_scrolled = is_scrolled
        left = 0 if is_scrolled else AROUND
        self._top.setContentsMargins(left, 0, left, 4)
        if is_scrolled:
            self.area.column.insertWidget(0, self.head)
        else:
            self.column.insertWidget(0, self.head)

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll to a widget once the layout has placed it, and again when that moves it."""
        self._in_view = widget
        self._stays_scrolled = False
        QTimer.singleShot(0, widget, self._bring_into_view)

    def follow_keyboard(self) -> None:
        """Show what has the keyboard again, whatever was to be seen until now."""
        self._in_view = None
        self._stays_scrolled = False
        QTimer.singleShot(0, self, self._bring_into_view)

    def stay_scrolled(self) -> None:
        """Bring nobody back who scrolls on, until there is something else to be seen."""
        self._stays_scrolled = True

    def _bring_into_view(self) -> None:
        """Show what is to be seen, or else what has the keyboard: the page grew or shrank."""
        focused = self.focusWidget()
        has_keyboard = focused is not None and self.area.isAncestorOf(focused)
        # Until the page has put the keyboard in its place, Qt has it on the first answer.
        widget = self._in_view or (focused if has_keyboard and self._is_settled else None)
        if widget and isValid(widget) and self.isVisible() and not self._stays_scrolled:
            self.area.ensureWidgetVisible(widget)

    def enter(self) -> None:
        """Show what the draft says now; called each time the page comes up."""

    def prepare(self) -> None:
        """Get ready to come up soon; what is shown is looked at again then."""

    def take_enter(self) -> bool:
        """Do what Enter does on this page beside going on; False where it is that."""
        return False

    def come_up(self) -> None:
        """Show the page, which the wizard has just turned to."""
        self._in_view = None
        self._stays_scrolled = self._is_settled = False
        with self.filling_itself():
            self.enter()
        self.show_unkept()
        # Its words are other ones by now, and may need more lines.
        self.arrange()

    def settle(self) -> None:
        """Put the keyboard where the page begins, and show what has it."""
        self.take_focus()
        self._is_settled = True
        if isinstance(self.focusWidget(), Heading):
            self.area.verticalScrollBar().setValue(0)
        else:
            self._bring_into_view()

    def take_focus(self) -> None:
        """Put the keyboard on the heading, where no key answers or presses anything by itself."""
        focus_heading(self)

    def choose_number(self, number: int) -> None:
        """Take a number key; pages without answers ignore it."""

    def put_beside(self, panel: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        """Have a panel beside all that is put on the page from now on; below it for large type."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        row = Slot(beside=True, spacing=24)
        self.body.addWidget(row, 1)
        row.show_widgets([side, panel], shares)
        self.body = column

    def add_heading(self, above: str, words: str, help_text: str | None) -> Heading:
        """Put the page's one large heading at its top, where it stays while the rest scrolls."""
        self.show_place(above)
        heading = Heading(words, scale=QUESTION_SCALE)
        self._top.addWidget(heading)
        self.help_words = Words(help_text or "", kind="muted")
        self._top.addWidget(self.help_words)
        self.help_words.setVisible(bool(help_text))
        return heading

    def tell_complete(self) -> None:
        """Let the wizard enable or disable Next, where that changed."""
        if self.isComplete() is self._complete:
            return
        self._complete = self.isComplete()
        self.completeChanged.emit()

    def whom_to_call(self, level: Level) -> tuple[CallLine, ...]:
        """Whom to call at that level, by the label as it stands in this check."""
        check = self.underway.check
        contacts = check.checklist.contacts
        return whom_to_call_now(self.underway.store, level, check.plan, contacts)


def _in_order(page: QWidget) -> Iterator[QWidget]:
    """What Tab comes by on a page, in the order that it is read."""
    # From the window on: what is first on a page may stand before the page itself.
    window = page.window()
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()
