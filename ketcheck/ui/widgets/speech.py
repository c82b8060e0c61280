"""What a screen reader is told beyond what Qt tells it by itself.

Apart from the labels, for Qt's table of accessible roles takes 15 ms to load.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QDialog, QScrollArea, QWidget

from ketcheck.ui.widgets.input_guard import input_guard
from ketcheck.ui.widgets.labels import Heading

_interfaces: dict[int, QAccessibleInterface] = {}


class _HeadingInterface(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Heading)

    def state(self) -> QAccessible.State:
        """Say that it can have the keyboard while it has: else some never speak it."""
        state = super().state()
        state.focusable = state.focused
        return state


class _ScreenInterface(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        is_dialog = isinstance(widget, QDialog)
        role = QAccessible.Role.Dialog if is_dialog else QAccessible.Role.Client
        super().__init__(widget, role)

    def state(self) -> QAccessible.State:
        """Say that it is busy while it takes no keys: who drives the window can wait for that."""
        state = super().state()
        state.busy = not input_guard().is_calm
        return state


class _GroupInterface(QAccessibleWidget):
    # Its name is said before the first of what it holds; of a plain box it is not.
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Grouping)


class _ScrollAreaInterface(QAccessibleWidget):
    # Qt's own reads beyond its list, and the process ends, where a client asks for a scroll bar
    # that has gone since it counted the children.
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client)


def _interface(_key: str, target: QObject | None) -> QAccessibleInterface | None:
    if isinstance(target, Heading):
        interface: QAccessibleWidget = _HeadingInterface(target)
    elif isinstance(target, QWidget) and target.property("is_screen"):
        interface = _ScreenInterface(target)
    elif isinstance(target, QWidget) and target.property("is_group"):
        interface = _GroupInterface(target)
    elif isinstance(target, QScrollArea):
        interface = _ScrollAreaInterface(target)
    else:
        return None
    # Qt does not own what a factory gives; without a reference Python would free it.
    # By its own id, which nothing else has while it is kept: a widget may outlive its Python half.
    key = id(interface)
    _interfaces[key] = interface
    target.destroyed.connect(lambda: _interfaces.pop(key, None))
    return interface


def install_roles() -> None:
    """Tell screen readers what is a heading, and keep them clear of a fault; once an application.

    Before the first scroll area is shown: Qt asks once a widget.
    """
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Say a text aloud through the screen reader, where one is running."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
