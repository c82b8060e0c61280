"""What a screen reader is told beyond what Qt tells it by itself.

Apart from the labels, for Qt's table of accessible roles takes 15 ms to load.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ketcheck.ui.labels import Heading

_interfaces: dict[int, QAccessibleInterface] = {}


class _HeadingInterface(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Heading, widget.accessibleName())


def _heading_interface(_key: str, target: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(target, Heading):
        return None
    # Qt does not own what a factory gives; without a reference Python would free it.
    key = id(target)
    _interfaces[key] = _HeadingInterface(target)
    target.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]


def install_heading_role() -> None:
    """Make every `Heading` a heading to screen readers; once an application."""
    QAccessible.installFactory(_heading_interface)


def announce(widget: QWidget, text: str) -> None:
    """Say a text aloud through the screen reader, where one is running."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
