"""What ketcheck is, beside the first pages of the set-up; under them where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.resources import resource
from ketcheck.ui.appearance.theme import MARGIN, set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import Mark

_LETTERS = 33
"""The width of the panel, in letters."""
_LETTERS_OF_PAGE = 86
"""The room that a page and the panel need beside each other."""
_ICON_LETTERS = 6


class WelcomePanel(QFrame):
    """The three answers that a check can give, and what ketcheck is not."""

    def __init__(self, disclaimer: str) -> None:
        super().__init__()
        set_kind(self, "welcome")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 24, 24, 24)
        column.setSpacing(8)
        self._icon = _ProgramIcon()
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(_("Welcome"), scale=1.5))
        column.addWidget(
            Words(_("ketcheck helps you check before you put on your ketamine cream."))
        )
        column.addWidget(Words(_("A few short questions each time. Then one clear answer:")))
        results = {
            Level.OK: _("OK to apply once"),
            Level.ASK: _("Ask first"),
            Level.STOP: _("STOP"),
        }
        for level, words in results.items():
            column.addWidget(_result(level, words))
        column.addStretch(1)
        column.addWidget(Words(disclaimer, kind="muted"))

    def fit(self, letter: int) -> int:
        """Be as wide as the letters of now need; the height that the words take then."""
        self.setFixedWidth(letter * _LETTERS)
        self._icon.setFixedSize(letter * _ICON_LETTERS, letter * _ICON_LETTERS)
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(letter * _LETTERS) if layout else 0


class _ProgramIcon(QWidget):
    """The icon of the program, sharp at any size."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it over the whole widget."""
        icon = QIcon(str(resource("icons", "org.ketcheck.Ketcheck.svg")))
        icon.paint(QPainter(self), self.rect())


class BesideWelcome(QWidget):
    """A page with the panel at its leading side, where the window is wide enough for both."""

    def __init__(self, page: QWidget, disclaimer: str, under_page: QWidget) -> None:
        """`under_page` says in the page what must be read, where the panel is not shown."""
        super().__init__()
        self._panel = WelcomePanel(disclaimer)
        self._under_page = under_page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addWidget(page, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the panel where there is room for it."""
        letter = self.fontMetrics().averageCharWidth()
        height = self._panel.fit(letter)
        is_wide = event.size().width() >= letter * _LETTERS_OF_PAGE
        has_room = is_wide and event.size().height() >= height
        self._panel.setVisible(has_room)
        self._under_page.setVisible(not has_room)
        super().resizeEvent(event)


def _result(level: Level, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Mark(level, 26))
    row.addWidget(Words(words, kind="caption"), 1)
    return line
