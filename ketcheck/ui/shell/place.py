"""Where the window stands: kept from one start to the next, and never off the screen."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ketcheck.ui.appearance.look import Place

USUAL_SIZE: Final = QSize(1080, 740)
_FRAME: Final = QSize(16, 48)
"""The room that a desktop may take for its frame and title bar; Qt knows it only once shown."""

_INTO_FRAME: Final = QPoint(8, 40)
"""Where the window begins in that room: the title bar is above it."""


def place_of(window: QWidget) -> Place:
    """Where a window stands now, or would if it were not maximized."""
    normal = window.normalGeometry()
    # A window that was never maximized has no other geometry on some desktops.
    inside = normal if normal.isValid() else window.geometry()
    # Without its frame, which not every desktop counts when it puts a new window in its place.
    return Place(
        inside.x(), inside.y(), inside.width(), inside.height(), maximized=window.isMaximized()
    )


def stand(window: QWidget, place: Place | None) -> None:
    """Put a window where it stood; where none is known, the desktop finds a place for it."""
    screen = _screen_of(place) or window.screen()
    room = screen.availableGeometry()
    size = QSize(place.width, place.height) if place else USUAL_SIZE
    window.resize(size.boundedTo(room.size() - _FRAME))
    if place is None:
        return
    frame = QRect(QPoint(place.x, place.y) - _INTO_FRAME, window.size() + _FRAME)
    window.setGeometry(QRect(_within(room, frame) + _INTO_FRAME, window.size()))
    if place.maximized:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _within(room: QRect, frame: QRect) -> QPoint:
    """The nearest corner at which a frame lies within a room, which is large enough for it."""
    x = max(room.left(), min(frame.left(), room.left() + room.width() - frame.width()))
    y = max(room.top(), min(frame.top(), room.top() + room.height() - frame.height()))
    return QPoint(x, y)


def _screen_of(place: Place | None) -> QScreen | None:
    """The screen that most of it was on, of those that there are now."""
    if place is None:
        return None
    frame = QRect(place.x, place.y, place.width, place.height)
    seen = {screen: screen.geometry().intersected(frame) for screen in QGuiApplication.screens()}
    screen, part = max(seen.items(), key=lambda one: one[1].width() * one[1].height())
    return None if part.isEmpty() else screen
