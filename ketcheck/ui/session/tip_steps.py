"""The numbered steps of a tip: what to do in bold beside its number, and more of it below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import current_tokens, scaled, set_kind
from ketcheck.ui.widgets.labels import Heading, Large, Words

_GAP = 12
_STEP_SCALE = 1.05
_SMALL = 0.87
_BULLET = "•"
_HEADING_AT = 1
_TITLE_AND_MORE = 2.2
"""How many times the width of its title a step needs to show some of its text beside it."""


class StepTitle(QWidget):
    """The number of a step in a disc, and its heading."""

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        self.heading = Heading(words, scale=_STEP_SCALE)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(_GAP)
        self.number = _Number(number)
        self.row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.heading, 1)


class StepCard(QFrame):
    """A step that is read: its text below its title, or folded to one line beside it."""

    def __init__(self, number: int, words: str, name: str, text: QWidget, line: str) -> None:
        """Show `text` in full; `line` is what is seen of it while it is folded."""
        super().__init__()
        set_kind(self, "panel")
        self._text = text
        self._line = _OneLine(line)
        self._title = StepTitle(number, words)
        self._fold = QPushButton()
        self._fold.setObjectName(name)
        self._fold.setAutoDefault(False)
        set_kind(self._fold, "link")
        self._fold.clicked.connect(lambda: self.open(is_open=self._text.isHidden()))
        self._title.row.addWidget(self._line, 1)
        self._title.row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        self.set_folding(folds=False)

    def set_folding(self, *, folds: bool) -> None:
        """Be one line that can be opened, or show all of it."""
        self._fold.setVisible(folds)
        vertical = 4 if folds else 14
        layout = self.layout()
        if layout:
            layout.setContentsMargins(20, vertical, 20, vertical)
        self.open(is_open=not folds)

    def open(self, *, is_open: bool) -> None:
        """Show the text, or one line of it."""
        self._text.setVisible(is_open)
        self._arrange()
        words = _("Hide") if is_open else _("Show")
        self._fold.setText(words)
        self._fold.setAccessibleName(f"{words}: {self._title.heading.text()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether one line has room for the title and for some of the text."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        heading = self._title.heading
        title = heading.fontMetrics().horizontalAdvance(heading.text())
        is_one_line = title * _TITLE_AND_MORE < self.width() and not self._fold.isHidden()
        is_seen = is_one_line and self._text.isHidden()
        heading.setWordWrap(not is_seen)
        upright = Qt.AlignmentFlag.AlignVCenter if is_one_line else Qt.AlignmentFlag.AlignTop
        self._title.row.setAlignment(self._title.number, upright)
        self._title.row.setStretch(_HEADING_AT, 0 if is_seen else 1)
        self._line.setVisible(is_seen)

    def take_keyboard(self) -> None:
        """Show the step in full, and have the keyboard on it."""
        self.open(is_open=True)
        self._title.heading.take_keyboard()


def bulleted(sentences: Sequence[str], source: str) -> QWidget:
    """A sentence a line, each with a dot before it, and where they are from."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for sentence in sentences:
        row = QHBoxLayout()
        row.setSpacing(10)
        dot = Words(_BULLET)
        dot.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        dot.setMinimumWidth(dot.fontMetrics().horizontalAdvance(_BULLET))
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(sentence), 1)
        column.addLayout(row)
    column.addWidget(small_print(source))
    return box


def small_print(text: str) -> Words:
    """Words that are seldom read, a little smaller."""
    words = Large(text, scale=_SMALL)
    set_kind(words, "muted")
    return words


class _OneLine(Words):
    """As much of a text as one line holds."""

    def __init__(self, text: str) -> None:
        super().__init__(kind="muted")
        self._whole = text
        self.setWordWrap(False)
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text where the line ends."""
        super().resizeEvent(event)
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, right, self.width()))


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._follow_text_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._follow_text_size()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.brand))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(QColor(tokens.on_brand))
        painter.setFont(scaled(1.0, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _follow_text_size(self) -> None:
        side = max(28, round(self.fontMetrics().height() * 1.3))
        if side != self.width():
            self.setFixedSize(side, side)
