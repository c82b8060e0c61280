"""Showing a file in the desktop's file manager, marked where that can be done."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SERVICE: Final = "org.freedesktop.FileManager1"
_PATH: Final = "/org/freedesktop/FileManager1"


def show_in_folder(file: Path) -> None:
    """Open the folder of a file, with the file marked where the file manager can do so."""
    if not _is_marked(file):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def _is_marked(file: Path) -> bool:
    """Whether a file manager was asked to mark it: not waited for, a cold start takes seconds."""
    if sys.platform != "linux":
        return False
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415 - for this alone

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or _SERVICE not in _services(bus):
        return False
    message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowItems")
    # The last is a token to come to the front by; there is none.
    message.setArguments([[QUrl.fromLocalFile(str(file)).toString()], ""])
    return bus.send(message)


def _services(bus: "QDBusConnection") -> set[str]:
    """The services of a bus, those that it would start included."""
    known = bus.interface()
    replies = known.registeredServiceNames(), known.activatableServiceNames()
    return {name for reply in replies if reply.isValid() for name in reply.value()}
