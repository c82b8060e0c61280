"""Locking an open window without losing a keystroke, and unlocking it where it was.

What is half typed on a page of a check is kept in its encrypted draft first. Then the key goes and
the file is closed. The screens themselves stay, out of the window, so that nothing that is
typed anywhere has to be typed again.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ketcheck.errors import Locked
from ketcheck.freed_memory import empty_freed_memory
from ketcheck.messages.catalogue import _, marked
from ketcheck.records import settings
from ketcheck.records.keys.open_places import OpenPlaces
from ketcheck.records.keys.unlocking import Passphrase, key_for
from ketcheck.records.numbers import numbers_while_locked, refresh_locked_copy
from ketcheck.records.store import Store
from ketcheck.ui.protection.idleness import Idleness
from ketcheck.ui.shell.background_task import Work
from ketcheck.ui.shell.clipboard import SensitiveClipboard
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.put_away import put_away

IDLE_SETTING: Final = settings.IDLE_MINUTES
_IDLE_MINUTES: Final = 5
_USED: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


def idle_minutes(store: Store) -> int:
    """After how many minutes without use the window locks; 0 for never."""
    text = store.setting(IDLE_SETTING) or ""
    return int(text) if settings.is_sound(IDLE_SETTING, text) else _IDLE_MINUTES


class Locking(QObject):
    """Locks the window: at once, when nobody uses it, and with the desktop's screen."""

    unlocked = Signal()
    aside_wanted = Signal()

    def __init__(self, window: Window, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._locked: Locked | None = None
        self._is_asking = False
        """Whether what opens the records is still to be typed."""
        self._watches = False
        self.idleness = Idleness(self)
        self.idleness.passed.connect(self.lock)
        window.lock_wanted.connect(self.lock)
        window.protection_changed.connect(self.follow_protection)
        self.follow_protection()

    @property
    def is_locked(self) -> bool:
        """Whether something has to be typed before anything is shown."""
        return self._locked is not None

    def follow_protection(self) -> None:
        """Offer to lock where there is a passphrase to unlock with, and watch for idleness."""
        if self._locked:
            return
        # Records of an earlier version, or a backup, may have brought numbers without their copy.
        refresh_locked_copy(self._store)
        can_lock = self._store.protection.can_lock
        self._window.offer_lock(offered=can_lock)
        minutes = idle_minutes(self._store) if can_lock else 0
        self.idleness.wait(minutes)
        self._watch(can_lock=can_lock)

    def lock(self) -> None:
        """Keep what is typed, let go of the key, and show nothing of anybody."""
        if self._locked or not self._store.protection.can_lock:
            return
        slots = self._store.slots
        self._is_asking = True
        self._locked = Locked(
            _(_WHY), slots.users, has_code=slots.has_code, records=slots.short_name
        )
        in_front = QApplication.topLevelWidgets()
        try:
            self._keep_typed()
        finally:
            # Whatever could not be kept, it stays on its screen, and nobody is to see it.
            self.idleness.stop()
            self._window.offer_lock(offered=False)
            self._ask(self._locked)
            _close(in_front, self._window)
            for clipboard in self._window.findChildren(SensitiveClipboard):
                clipboard.take_back()
            # What runs needs the key until it has ended.
            Work.after_all(self._let_go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew with each use of the keyboard, the mouse or the screen."""
        if event.type() in _USED:
            if self.idleness.is_over:
                # The first use after a sleep: what it would have done is for who unlocks.
                self.lock()
                return True
            self.idleness.take_use()
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        if self._is_asking:
            self._store.lock()
            # It takes a moment, and what is covered is to be out of sight first.
            QTimer.singleShot(0, self, empty_freed_memory)

    def _keep_typed(self) -> None:
        from ketcheck.ui.wizard.wizard import CheckWizard  # noqa: PLC0415 - keeps the start short

        screen = self._window.screen_shown
        if isinstance(screen, CheckWizard):
            screen.keep_typed()
            if screen.underway.unkept:
                screen.underway.keep()

    def _ask(self, locked: Locked) -> None:
        from ketcheck.ui.protection.unlocking import Unlocking  # noqa: PLC0415 - the same

        numbers = numbers_while_locked(self._store.folder)
        unlocking = Unlocking(self, self._window.cover, self._store.unlock, numbers, self._confirm)
        unlocking.unlocked.connect(self._go_on)
        unlocking.again_wanted.connect(partial(unlocking.begin, locked))
        unlocking.aside_wanted.connect(self.aside_wanted)
        unlocking.closed.connect(self._window.close)
        self.unlocked.connect(unlocking.deleteLater)
        unlocking.begin(locked)

    def _confirm(self, passphrase: str) -> None:
        """Take a passphrase of anybody who has one; WrongPassphrase. The records stay locked."""
        places = OpenPlaces(self._store.folder, keyring=False)
        key_for(self._store.slots, places, unlock=Passphrase(None, passphrase))

    def _go_on(self) -> None:
        self._is_asking = False
        vault = self._store.vault
        if vault.was_recovered:
            from ketcheck.ui.protection.mending import Mending  # noqa: PLC0415 - the same

            mending = Mending(self._window, self._window.cover, vault)
            mending.done.connect(self._uncover)
            mending.begin()
        else:
            self._uncover()

    def _uncover(self) -> None:
        self._locked = None
        self._window.uncover()
        self.follow_protection()
        self.unlocked.emit()

    def _watch(self, *, can_lock: bool) -> None:
        """Each event passes through Python then, so only where there is something to lock."""
        app = QApplication.instance()
        if can_lock and app and not self._watches:
            from ketcheck.ui.shell.screen_saver import ScreenSaver  # noqa: PLC0415 - D-Bus, for this alone
            from ketcheck.ui.shell.sleeping import Sleep  # noqa: PLC0415 - the same

            self._watches = True
            app.installEventFilter(self)
            ScreenSaver(self).locked.connect(self.lock)
            Sleep(self).noticed.connect(self.lock)


_WHY: Final = marked("Enter your passphrase to continue where you left off.")


def _close(in_front: list[QWidget], window: Window) -> None:
    """Dialogs and menus show what the window no longer may; each is over as by its Esc."""
    for widget in in_front:
        if widget is window:
            continue
        if widget.isVisible():
            # Asked to close, a dialog may ask back; hidden, it is over.
            widget.hide()
        # One that was over before may still be there, with what it said.
        if not (isinstance(widget, QMenu) and _is_in(widget, window)):
            put_away(widget)


def _is_in(widget: QWidget, window: Window) -> bool:
    """Whether the window has it on each screen: a menu of what is covered has left it by now."""
    one = widget.parent()
    while one is not None and one is not window:
        one = one.parent()
    return one is window
