"""Noticing that the desktop locks its screen, where it says so on D-Bus."""

import os
import re
import sys
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN: Final = "org.freedesktop.login1.Session"
_SESSION: Final = "/org/freedesktop/login1/session/"


class ScreenSaver(QObject):
    """Says when the screen of this session is locked; where there is no bus, never."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform != "linux":
            return
        for name in _SAVERS:
            _listen(QDBusConnection.sessionBus(), "", name, "ActiveChanged", self, "changed(bool)")
        number = os.environ.get("XDG_SESSION_ID")
        if number:
            path = _SESSION + _escaped(number)
            _listen(QDBusConnection.systemBus(), path, _LOGIN, "Lock", self, "asked()")

    @Slot(bool)
    def changed(self, active: bool) -> None:  # noqa: FBT001 - a signal's
        """Take what a screen saver says of itself."""
        if active:
            self.locked.emit()

    @Slot()
    def asked(self) -> None:
        """Take what logind asks of the session."""
        self.locked.emit()


def _listen(  # noqa: PLR0913, PLR0917 - what a signal on a bus is told by
    bus: QDBusConnection, path: str, interface: str, name: str, receiver: QObject, slot: str
) -> None:
    """Have a slot called at each signal of that name; an empty path is any."""
    if bus.isConnected():
        # Its stub wants bytes, and the call itself refuses them.
        bus.connect("", path, interface, name, receiver, SLOT(slot))  # type: ignore[call-overload]


def _escaped(label: str) -> str:
    """As systemd writes a session's id into a path: what is no letter, and a digit in front."""
    return re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):02x}", label)
