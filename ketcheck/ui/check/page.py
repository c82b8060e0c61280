"""What every page of the wizard shares: a scrolling body, so that nothing is ever cut."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage
from shiboken6 import isValid

from ketcheck.checklist.level import Level
from ketcheck.records.checks.underway import Underway
from ketcheck.records.whom_to_call import CallLine, whom_to_call_now
from ketcheck.ui.appearance.theme import QUESTION_SCALE
from ketcheck.ui.widgets.fields import Field
from ketcheck.ui.widgets.labels import Heading, Words, focus_heading
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce


class Page(QWizardPage):
    """A page that borrows the check under way from the wizard.

    `place` is the name under which is kept that the check was left here, and what stood half typed.
    """

    place = ""

    def __init__(self, underway: Underway) -> None:
        super().__init__()
        self.underway = underway
        self._complete: bool | None = None
        self.was_left = False
        """Whether the check was left on this page, with something half typed."""
        self._fills_itself = False
        self.area = ScrollingColumn()
        self.body = self.area.column
        self._unkept = Slot()
        self.body.addWidget(self._unkept)
        self._in_view: QWidget | None = None
        self.area.verticalScrollBar().rangeChanged.connect(self._bring_into_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll to a widget once the layout has placed it, and again when that moves it."""
        self._in_view = widget
        QTimer.singleShot(0, widget, self._bring_into_view)

    def _bring_into_view(self) -> None:
        if self._in_view and isValid(self._in_view) and self.isVisible():
            self.area.ensureWidgetVisible(self._in_view)

    def enter(self) -> None:
        """Show what the draft says now; called each time the page comes up."""

    def come_up(self) -> None:
        """Show the page, which the wizard has just turned to."""
        self._in_view = None
        with self.filling_itself():
            self.enter()
        self.show_unkept()

    def take_focus(self) -> None:
        """Put the keyboard on the heading, where no key answers or presses anything by itself."""
        focus_heading(self)

    def typed(self) -> dict[str, str]:
        """What stands half typed here, by field."""
        return {}

    def keep_typed(self) -> None:
        """Keep what is half typed, for the page is about to be left."""
        self._leave()

    def keep_each(self, *edited: SignalInstance) -> None:
        """Keep what stands on the page at each of these changes: any moment may be the last."""
        for signal in edited:
            signal.connect(self._keep_change)

    def keep_fields(self, fields: Iterable[Field]) -> None:
        """Keep what stands in the fields at each change of one."""
        self.keep_each(*(field.edited for field in fields))

    @contextmanager
    def filling_itself(self) -> Iterator[None]:
        """Fill in or empty fields without that being taken for the user's own change."""
        before, self._fills_itself = self._fills_itself, True
        try:
            yield
        finally:
            self._fills_itself = before

    def forget_typed(self) -> None:
        """Let go of what was half typed: it is taken now."""
        self.underway.typed.pop(self.place, None)

    def recalled(self) -> dict[str, str]:
        """What stood half typed here when the check was left; `was_left` tells whether it was."""
        self.was_left = self.place in self.underway.typed
        return self.underway.typed.get(self.place, {})

    def _leave(self) -> None:
        typed = self.typed()
        if self.place and (self.underway.is_begun or any(typed.values())):
            self.underway.leave(self.place, typed)

    def _keep_change(self) -> None:
        if self._fills_itself:
            return
        before = self.underway.unkept
        self._leave()
        if self.underway.unkept != before:
            self.show_unkept()

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
        """Put the page's one large heading at its top."""
        if above:
            self.body.addWidget(Words(above, kind="muted"))
        heading = Heading(words, scale=QUESTION_SCALE)
        self.body.addWidget(heading)
        if help_text:
            self.body.addWidget(Words(help_text, kind="muted"))
        return heading

    def show_unkept(self) -> None:
        """Say that the answers could not be kept, while that is so."""
        why = self.underway.unkept
        text = f"Your answers are not kept yet. {why}"
        self._unkept.show_widgets([Notice(Level.ASK, text)] if why else [])
        if why:
            self.say(text)

    def tell_complete(self) -> None:
        """Let the wizard enable or disable Next, where that changed, and keep the keyboard here.

        Qt hides the page while it redraws the buttons, and the focus would go to another widget.
        """
        if self.isComplete() is self._complete:
            return
        self._complete = self.isComplete()
        focused = self.window().focusWidget()
        self.completeChanged.emit()
        if focused:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def whom_to_call(self, level: Level) -> tuple[CallLine, ...]:
        """Whom to call at that level, by the label as it stands in this check."""
        check = self.underway.check
        contacts = check.checklist.contacts
        return whom_to_call_now(self.underway.store, level, check.plan, contacts)

    def say(self, text: str) -> None:
        """Say a text aloud where a screen reader runs."""
        announce(self, text)
