"""Noticing that the computer goes to sleep, and having it wait until what has to be done is done.

By logind, which says so on the system's bus and holds sleep back for some seconds for whoever asks.
"""

import os
import sys
from typing import Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from ketcheck.messages.catalogue import _

_SERVICE: Final = "org.freedesktop.login1"
_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_PAINTED_MS: Final = 200
"""By then the desktop has the picture of the window as it is now, to show after the sleep."""


class Sleep(QObject):
    """Says when sleep begins, and when it is over: whichever of the two is heard."""

    noticed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        held: list[int] = []
        self._held = held
        """What holds sleep back, as long as it is open: one file, or none."""
        self.destroyed.connect(lambda: _close(held))
        self._asking: QDBusPendingCallWatcher | None = None
        self._let_go = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._let_go.timeout.connect(self.release)
        self._bus = QDBusConnection.systemBus() if sys.platform == "linux" else None
        if self._bus and self._bus.isConnected():
            # Its stub wants bytes, and the call itself refuses them.
            slot: bytes = SLOT("told(bool)")  # type: ignore[assignment]
            self._bus.connect("", _PATH, _MANAGER, "PrepareForSleep", self, slot)
            self._hold()

    @Slot(bool)
    def told(self, begins: bool) -> None:  # noqa: FBT001 - a signal's
        """Take what logind says: that sleep comes, or that it is over."""
        self.noticed.emit()
        if begins:
            self._let_go.start()
        else:
            self._hold()

    def release(self) -> None:
        """Hold nothing back."""
        _close(self._held)

    def _hold(self) -> None:
        if self._held or self._bus is None:
            return
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _MANAGER, "Inhibit")
        message.setAutoStartService(False)
        message.setArguments(["sleep", "ketcheck", _("Locks the records"), "delay"])
        self._asking = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)
        self._asking.finished.connect(self._take)

    def _take(self, asking: QDBusPendingCallWatcher) -> None:
        for given in asking.reply().arguments():
            if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
                self.release()
                # Ours alone: that of the reply is closed with it.
                self._held.append(os.dup(given.fileDescriptor()))
        self._asking = None
        asking.deleteLater()


def _close(held: list[int]) -> None:
    while held:
        os.close(held.pop())
