"""The one window: a bar over the screen in use. It is painted before anything else is loaded."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.going_on import set_going_on
from ketcheck.ui.appearance.look import Place
from ketcheck.ui.appearance.theme import Scheme, Theme, set_kind
from ketcheck.ui.shell.desktop import DesktopLook
from ketcheck.ui.shell.header import Header
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.shell.menu import ALWAYS, Item, MainMenu
from ketcheck.ui.shell.place import USUAL_SIZE, place_of, stand
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.input_guard import input_guard
from ketcheck.ui.widgets.labels import Large, Words
from ketcheck.ui.widgets.page_stack import PageStack
from ketcheck.ui.widgets.put_away import bring_back, put_away
from ketcheck.ui.widgets.scrolling import ScrollingColumn, bring_into_view

if TYPE_CHECKING:
    from ketcheck.records.model import Clinician, Person

_LEAST_SIZE = QSize(480, 320)


@dataclass(frozen=True)
class _Shown:
    screen: QWidget
    title: str
    person: "Person | None"
    focused: QWidget | None = None
    """What had the keyboard when it was covered."""


class Window(QMainWindow):
    """Holds one screen at a time, and the control of text size and colors."""

    painted = Signal()
    """The window is on the screen for the first time."""
    look_changed = Signal()
    """Another text size or other colors are in force."""
    people_wanted = Signal()
    """The person is to be closed, for another one of the clinic."""
    clinician_wanted = Signal()
    """Who counsels is to be chosen."""
    lock_wanted = Signal()
    uncovered = Signal()
    """What was in use before the records were locked is in use again."""
    protection_changed = Signal()
    """There are other ways to open the records than before."""
    screen_changed = Signal()
    """Another screen is shown; what the menu offers is another."""
    find_wanted = Signal()
    """Ctrl+F was pressed where there is nothing to find in."""
    print_wanted = Signal()
    left = Signal(Place)
    """It closes, and stood there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._guard = input_guard()
        self._is_painted = False
        # No name here: others see the title in the task bar.
        self.setWindowTitle("ketcheck")
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._header = Header(theme.text_size, theme.scheme)
        self._header.text_size_chosen.connect(self.set_text_size)
        self._header.scheme_chosen.connect(self.set_scheme)
        self._header.going_on_chosen.connect(self.set_going_on)
        self._header.people_wanted.connect(self.people_wanted)
        self._header.clinician_wanted.connect(self.clinician_wanted)
        self._header.lock_pressed.connect(self.lock_wanted)
        self.open_look = self._header.open_look
        self.menu = MainMenu(self)
        self.menu.chosen.connect(lambda item: self.close() if item is Item.QUIT else None)
        self._header.menu_wanted.connect(self.open_menu)
        self._make_shortcuts()
        self._is_of_clinic = False
        self._covered: _Shown | None = None
        self._screens = PageStack()
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._screens, 1)
        self.setCentralWidget(central)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        DesktopLook(self).changed.connect(self._follow_desktop)
        self.show_screen(_opening(), "ketcheck", None)

    def _make_shortcuts(self) -> None:
        shortcuts = {
            "F10": self.open_menu,
            "Ctrl+F": self.go_to_find,
            "Ctrl+P": self.print_wanted.emit,
        }
        for keys, act in shortcuts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def open_menu(self) -> None:
        """Open the menu under its button, where there is one; Esc gives the keyboard back."""
        self.menu.open_under(self._header.menu_button)

    def go_to_find(self) -> None:
        """Go to the field to find in; where this screen has none, ask for the one that has."""
        fields = self._screens.findChildren(QLineEdit)
        shown = [one for one in fields if one.objectName().startswith("find") and one.isVisible()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            shown[0].selectAll()
        else:
            self.find_wanted.emit()

    @property
    def is_of_clinic(self) -> bool:
        """Whether those who counsel work with it."""
        return self._is_of_clinic

    def stand(self, place: Place | None) -> None:
        """Stand where it stood, or as large as usual; never beyond the screen."""
        stand(self, place)

    def show_screen(self, screen: QWidget, title: str, person: "Person | None") -> None:
        """Show a screen in place of the one before, with the two identifiers of the person."""
        if self._covered:
            # What comes up behind a locked window is not to be seen before it is unlocked.
            self._covered.screen.deleteLater()
            self._covered = _Shown(screen, title, person)
            put_away(screen)
            return
        previous = self._screens.currentWidget()
        self._put_on(_Shown(screen, title, person))
        if previous:
            self._screens.removeWidget(previous)
            previous.deleteLater()

    def show_clinic(self, clinician: "Clinician | None") -> None:
        """Show who counsels, on every screen from now on, and the way back to the list."""
        self._is_of_clinic = True
        self._header.show_clinician(clinician)

    def show_no_clinic(self) -> None:
        """Show neither."""
        self._is_of_clinic = False
        self._header.hide_clinician()

    def cover(self, screen: QWidget, title: str) -> None:
        """Show a screen in front of the one in use, of which nothing can be seen or read then."""
        hidden = self._screens.currentWidget()
        covered = self._covered or replace(self._shown, focused=self._shown.screen.focusWidget())
        self._put_on(_Shown(screen, title, None))
        self._header.allow(people=False, clinician=False)
        if hidden:
            self._screens.removeWidget(hidden)
            # Out of the window altogether: a screen reader is told of hidden children too.
            hidden.setParent(None)
            put_away(hidden)
            if hidden is not covered.screen:
                hidden.deleteLater()
        self._covered = covered

    def uncover(self) -> None:
        """Show again what was in use, as it was left, with the keyboard where it was."""
        if self._covered is None:
            return
        covered, self._covered = self._covered, None
        bring_back()
        self.show_screen(covered.screen, covered.title, covered.person)
        for label in covered.screen.findChildren(Large):
            label.follow_text_size()
        if covered.focused in covered.screen.findChildren(QWidget):
            covered.focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.uncovered.emit()

    def drop_covered(self) -> None:
        """Let go of what was covered: the records it was of are not these any more."""
        if self._covered:
            self._covered.screen.deleteLater()
            self._covered = None

    def offer_lock(self, *, offered: bool) -> None:
        """Show or hide the button that locks the records."""
        self._header.offer_lock(offered=offered)

    def _put_on(self, shown: "_Shown") -> None:
        self._shown = shown
        screen = shown.screen
        self._header.show_title(shown.title)
        self._header.show_person(shown.person, with_list=self._is_of_clinic)
        # A form is left by its own buttons: what is typed into it must not go unsaid.
        is_form = bool(screen.property("is_form"))
        self._header.allow(
            people=not is_form, clinician=not is_form and not isinstance(screen, Journey)
        )
        screen.setProperty("is_screen", True)  # noqa: FBT003 - a property of Qt
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        # A check is left by its own buttons; its keys of help and for leaving work all the same.
        self._header.offer_menu(offered=isinstance(screen, Screen))
        self._header.be_as_wide_as(full=not isinstance(screen, Screen) or screen.is_full_width)
        self._guard.page_shown()
        if isinstance(screen, Journey):
            screen.page_changed.connect(self._guard.page_shown)
            screen.whole_window_wanted.connect(self._header.setHidden)
        # Of a journey, the line under the header is under its strip.
        set_kind(self._header, "open-bar" if isinstance(screen, Journey) else "bar")
        self._header.setHidden(isinstance(screen, Journey) and screen.fills_window)
        self.menu.offer(ALWAYS)
        self.screen_changed.emit()

    @property
    def is_covered(self) -> bool:
        """Whether what is in use is hidden until the records are unlocked."""
        return self._covered is not None

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen in use."""
        return self._screens.currentWidget()

    def set_text_size(self, points: int) -> None:
        """Show everything at that base size."""
        self.theme.text_size = points
        self._dress()

    def set_scheme(self, scheme: Scheme) -> None:
        """Show everything in those colors."""
        self.theme.scheme = scheme
        self._dress()

    def set_going_on(self, by_itself: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Let a clear answer lead on to the next question by itself, or wait for Next."""
        self.theme.goes_on = by_itself
        set_going_on(by_itself=by_itself)
        self.look_changed.emit()

    def _follow_desktop(self) -> None:
        if self.theme.is_changed:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Guard it against keys and presses that are not meant."""
        super().showEvent(event)
        self._guard.watch(self.windowHandle())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is there."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._say_painted)

    def _say_painted(self) -> None:
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed on the page, then go; stay where it can't be kept."""
        screen = self.screen_shown
        if isinstance(screen, Journey):
            screen.reject()
            if self.screen_shown is screen:
                event.ignore()
                return
        self.left.emit(place_of(self))
        super().closeEvent(event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keep in view what has the keyboard; a mouse points at what is in view already."""
        if now and self.isAncestorOf(now) and not QApplication.mouseButtons():
            bring_into_view(now)

    def _dress(self) -> None:
        if self.theme.is_changed:
            self.theme.apply()
        self._header.follow_text_size()
        for label in self.findChildren(Large):
            label.follow_text_size()
        self.look_changed.emit()
        QTimer.singleShot(0, self, lambda: self._follow_focus(None, self.focusWidget()))


def _opening() -> QWidget:
    screen = ScrollingColumn()
    screen.column.addWidget(Words(_("Opening your records…"), kind="muted"))
    screen.column.addStretch(1)
    return screen
