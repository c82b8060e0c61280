"""What was put away answers to nobody who asks through the accessibility bus.

A widget out of its window is off the screen, and still answers there under the address that it was
given before: it can be read, pressed and written to. So what answers for it is taken away, and what
is made for it anew, at the next change that it tells of, knows nothing.
"""

from typing import Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_AWAY: Final = "is_put_away"
_roots: list[QWidget] = []


class NothingThere(QAccessibleObject):
    """What answers for a widget that was put away: not valid, of no kind, and empty."""

    def isValid(self) -> bool:
        """Say that nothing is to be asked of it."""
        return False

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Be in nothing."""
        return None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Hold nothing."""
        return None

    def childCount(self) -> int:
        """Hold nothing."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Hold nothing."""
        return -1

    def text(self, _kind: QAccessible.Text) -> str:
        """Say nothing."""
        return ""

    def rect(self) -> QRect:
        """Be nowhere."""
        return QRect()

    def role(self) -> QAccessible.Role:
        """Be of no kind."""
        return QAccessible.Role.NoRole

    def state(self) -> QAccessible.State:
        """Be neither seen nor valid."""
        state = QAccessible.State()
        state.invalid = True
        state.invisible = True
        return state


def put_away(root: QWidget) -> None:
    """Have a widget, and all that is in it, answer to nobody until all is brought back."""
    _forget(root)
    root.setProperty(_AWAY, True)  # noqa: FBT003 - a property of Qt
    _roots[:] = [one for one in _roots if isValid(one)]
    _roots.append(root)


def bring_back() -> None:
    """Have all that was put away answer again, as it is by now."""
    found = [one for one in _roots if isValid(one)]
    _roots.clear()
    for root in found:
        root.setProperty(_AWAY, False)  # noqa: FBT003 - a property of Qt
        _forget(root)


def is_put_away(target: QObject) -> bool:
    """Whether a widget is in something that was put away."""
    if not _roots:
        return False
    one: QObject | None = target
    while one is not None and not one.property(_AWAY):
        one = one.parent()
    return one is not None


def _forget(root: QWidget) -> None:
    """Take away what answers for each object; that of a table takes its cells along."""
    for one in (root, *root.findChildren(QObject)):
        # What has none yet is given one here: Qt does not tell which those are.
        interface = QAccessible.queryAccessibleInterface(one)
        if interface:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
