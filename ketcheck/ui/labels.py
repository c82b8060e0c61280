"""Text on screen: wrapped, as plain text, and headings that a screen reader knows as headings."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QSizePolicy, QWidget

from ketcheck.ui.theme import scaled, set_kind

_interfaces: dict[int, QAccessibleInterface] = {}


class Words(QLabel):
    """A wrapped label that shows any text as it is: markup in a name stays letters."""

    def __init__(self, text: str = "", *, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        if kind:
            set_kind(self, kind)


class Heading(Words):
    """A label with the accessible role of a heading, `scale` times the base size."""

    def __init__(
        self, text: str = "", *, scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self._scale = scale
        self.follow_text_size()

    def setText(self, text: str) -> None:
        """Show the text and name the heading by it."""
        super().setText(text)
        self.setAccessibleName(text)

    def follow_text_size(self) -> None:
        """Take the text size that the user chose since."""
        self.setFont(scaled(self._scale, bold=True))


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
