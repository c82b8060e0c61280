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
_SESSION: Final = "/org/freedesktop/login1/session/"


class ScreenSaver(QObject):
    """Says when the screen of this session is locked; where there is no bus, never."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform != "linux":
            return
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            slot = _slot("changed(bool)")
            for name in _SAVERS:
                session.connect("", "", name, "ActiveChanged", self, slot)
        number = os.environ.get("XDG_SESSION_ID")
        system = QDBusConnection.systemBus()
        if number and system.isConnected():
            path = _SESSION + _escaped(number)
            login = "org.freedesktop.login1"
            system.connect(login, path, f"{login}.Session", "Lock", self, _slot("asked()"))

    @Slot(bool)
    def changed(self, active: bool) -> None:  # noqa: FBT001 - a signal's
        """Take what a screen saver says of itself."""
        if active:
            self.locked.emit()

    @Slot()
    def asked(self) -> None:
        """Take what logind asks of the session."""
        self.locked.emit()


def _slot(signature: str) -> bytes:
    text = SLOT(signature)
    return text.encode() if isinstance(text, str) else bytes(text)


def _escaped(label: str) -> str:
    """As systemd writes a session's id into a path: what is no letter, and a digit in front."""
    return re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):02x}", label)
