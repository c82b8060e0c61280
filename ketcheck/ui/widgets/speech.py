"""What a screen reader is told beyond what Qt tells it by itself.

Apart from the labels, for Qt's table of accessible roles takes 15 ms to load.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QDialog,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ketcheck.ui.widgets.input_guard import input_guard
from ketcheck.ui.widgets.labels import Heading
from ketcheck.ui.widgets.put_away import NothingThere, is_put_away

_interfaces: dict[int, QAccessibleInterface] = {}


class _HeadingInterface(QAccessibleWidget):
    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._heading = heading

    def text(self, kind: QAccessible.Text) -> str:
        """Give what is said after it as its description."""
        if kind is QAccessible.Text.Description:
            return self._heading.said_after
        return super().text(kind)

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
        self._widget = widget

    def role(self) -> QAccessible.Role:
        """Be a form where fields are in it: of a group, all small print in it is said too."""
        is_fields = self._widget.property("is_fields")
        if is_fields is None:
            return QAccessible.Role.Grouping
        return QAccessible.Role.Form if is_fields else QAccessible.Role.Client

    def text(self, kind: QAccessible.Text) -> str:
        """Have no name while the heading over it was said just before, and is the same."""
        if kind is QAccessible.Text.Name and self._widget.property("is_said"):
            return ""
        return super().text(kind)


class _PlainInterface(QAccessibleWidget):
    # Of a scroll area Qt's own reads beyond its list, and the process ends, where a client asks
    # for a scroll bar that has gone since it counted the children. A stack of pages Qt calls a
    # layered pane, which is said aloud whenever the keyboard comes to the page.
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client)


def _interface(_key: str, target: QObject | None) -> QAccessibleInterface | None:
    interface: QAccessibleObject
    if isinstance(target, QWidget) and is_put_away(target):
        interface = NothingThere(target)
    elif isinstance(target, Heading):
        interface = _HeadingInterface(target)
    elif isinstance(target, QWidget) and target.property("is_screen"):
        interface = _ScreenInterface(target)
    elif isinstance(target, QWidget) and _is_group(target):
        interface = _GroupInterface(target)
    elif isinstance(target, QScrollArea | QStackedWidget):
        interface = _PlainInterface(target)
    else:
        return None
    # Qt does not own what a factory gives; without a reference Python would free it.
    # By its own id, which nothing else has while it is kept: a widget may outlive its Python half.
    key = id(interface)
    _interfaces[key] = interface
    target.destroyed.connect(lambda: _interfaces.pop(key, None))
    return interface


def _is_group(widget: QWidget) -> bool:
    # Whether there are fields in a page is said later than Qt asks.
    return bool(widget.property("is_group")) or widget.property("is_fields") is not None


def install_roles() -> None:
    """Tell screen readers what is a heading, and what is nothing; once an application.

    Before the first scroll area is shown: Qt asks once a widget.
    """
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Say a text aloud through the screen reader, where one is running; behind a lock, nothing."""
    if QAccessible.isActive() and not is_put_away(widget):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
