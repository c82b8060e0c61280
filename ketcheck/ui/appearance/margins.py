"""How much of a page is left free at its sides and in its foot, by the window and the text size."""

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from ketcheck.ui.appearance.theme import MARGIN

CONTENT_WIDTH: Final = 1000
"""The most that a page is wide: longer lines are hard to read."""
NARROW_MARGIN: Final = 24
LARGE_TEXT: Final = 22
"""Points from which pages fold and their margins are narrow."""
_NARROW: Final = 800
"""Windows of less width are narrow: a screen of 1366 dots at 175 %."""
_LOW: Final = 700
"""Windows of no more height are low."""
BUTTON_HEIGHT: Final = 56


def is_large_text() -> bool:
    """Whether the words are so large that pages fold."""
    return QApplication.font().pointSizeF() >= LARGE_TEXT


def side_margin(widget: QWidget, *, full: bool = False) -> int:
    """What is free at either side of a widget as wide as its window; `full`: it uses all of it."""
    is_narrow = is_large_text() or widget.window().width() < _NARROW
    least = NARROW_MARGIN if is_narrow else MARGIN
    return least if full else max(least, (widget.width() - CONTENT_WIDTH) // 2)


def foot_margin(window: QWidget) -> int:
    """What is free over and under the buttons of a foot, which is 88 high, or 72 if it must."""
    return ((72 if window.height() <= _LOW else 88) - BUTTON_HEIGHT) // 2
