"""Beside a question: what an answer means, what is known, and why it is asked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import DEFAULT_TEXT_SIZE, set_kind
from ketcheck.ui.widgets.facts import FactLines
from ketcheck.ui.widgets.labels import Heading, Large, Words
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.slot import Slot

_WIDTH = 300
_WIDEST = 1.25
_SMALL = 0.87

Told = Sequence[tuple[str, FactLines]]


class About(QFrame):
    """What is known for this check, and why the question is asked."""

    def __init__(self, why: str) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._told: Told | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(10)
        self._help = Words(kind="muted")
        self._help.hide()
        column.addWidget(self._help)
        self._facts = Slot(spacing=10)
        column.addWidget(self._facts)
        self._why = QWidget()
        below = QVBoxLayout(self._why)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        self._line = QFrame()
        set_kind(self._line, "line")
        self._line.setFixedHeight(1)
        for widget in (self._line, Heading(_("Why we ask")), Words(why, kind="muted")):
            below.addWidget(widget)
        column.addWidget(self._why)

    def show_told(self, told: Told) -> None:
        """Show what is known; made anew only where that is something else than before."""
        if told == self._told:
            return
        self._told = told
        self._facts.show_widgets([_fact(title, lines) for title, lines in told])
        self._line.setVisible(bool(told))

    def show_help(self, text: str) -> None:
        """Hold the help of the question too, where it has no room over the answers."""
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def show_why(self, is_shown: bool) -> None:  # noqa: FBT001 - shown or not
        """Leave the reason out where what an answer means needs the room."""
        self._why.setVisible(is_shown)
        self.setVisible(is_shown or bool(self._told))


class Side(ScrollingColumn):
    """The column at the side: notices at its top, so that nothing else on the page moves."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setContentsMargins(0, 0, 0, 12)
        self.column.setSpacing(16)
        self.column.addStretch(1)


def side_width() -> int:
    """How wide the column is at the text size in force."""
    larger = QApplication.font().pointSizeF() / DEFAULT_TEXT_SIZE
    return round(_WIDTH * min(max(larger, 1.0), _WIDEST))


def _fact(title: str, lines: FactLines) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Heading(title))
    for name, value in lines:
        column.addSpacing(6)
        if name:
            label = Large(name, scale=_SMALL)
            set_kind(label, "muted")
            column.addWidget(label)
        column.addWidget(Words(value))
    return box
