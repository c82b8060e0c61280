"""Text on screen: wrapped, as plain text, and headings; `speech` makes them known as such."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ketcheck.ui.appearance.theme import scaled, set_kind
from ketcheck.ui.widgets.paths import MAY_BREAK

_SAME = 0.1
"""Points that are no difference."""


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

    @property
    def longest_word(self) -> int:
        """The width of its longest word, in pixels: with less, it is cut."""
        metrics = self.fontMetrics()
        words = self.text().replace(MAY_BREAK, " ").split()
        return max((metrics.horizontalAdvance(word) for word in words), default=0)


class Large(Words):
    """A label `scale` times the base size, such as words to read aloud."""

    is_bold = False

    def __init__(
        self, text: str = "", *, scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self._scale = scale
        self.follow_text_size()

    def set_scale(self, scale: float) -> None:
        """Be smaller for many words, or large again for few."""
        if scale != self._scale:
            self._scale = scale
            self.follow_text_size()

    def follow_text_size(self) -> None:
        """Take the text size that the user chose since."""
        self.setFont(scaled(self._scale, bold=self.is_bold))


class Heading(Large):
    """A label with the accessible role of a heading."""

    is_bold = True
    said_after = ""
    """What a screen reader says right after it."""

    def changeEvent(self, event: QEvent) -> None:
        """Keep its size: Qt gives what has the keyboard its font of before once more."""
        super().changeEvent(event)
        is_made = hasattr(self, "_scale")
        if is_made and event.type() is QEvent.Type.FontChange:
            wanted = scaled(self._scale).pointSizeF()
            if abs(self.font().pointSizeF() - wanted) > _SAME:
                self.follow_text_size()

    def setText(self, text: str) -> None:
        """Show the text and name the heading by it."""
        super().setText(text)
        self.setAccessibleName(text)

    def say_with(self, lines: Iterable[str]) -> None:
        """Have these said right after it, once, where the keyboard comes to it.

        A box round both, named by all the words, would be said before it, with its own words twice.
        Not a description of Qt's: each change of that is said aloud at once.
        """
        self.said_after = " ".join(line for line in lines if line)

    def take_keyboard(self) -> None:
        """Have the keyboard first: what the screen is of is said, and no key presses anything.

        Tab never comes back to it, for there is nothing to do here.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def focus_heading(within: QWidget) -> None:
    """Give the keyboard to the topmost heading of a screen, where there is one."""
    shown = [heading for heading in within.findChildren(Heading) if heading.isVisible()]
    if shown:
        min(shown, key=lambda heading: heading.mapTo(within, QPoint()).y()).take_keyboard()
