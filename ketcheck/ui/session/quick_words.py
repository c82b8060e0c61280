"""What patients often say of a tip, to be picked in the place of typing it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.widgets.wrapping import WrappingRow

_SIDE, _ABOVE = 16, 8
_TICK = "✓ "
"""Beside the ground and the edge: color alone tells nobody anything."""


class QuickWord(QPushButton):
    """One sentence, down while it is picked; painted by hand, for a push button can't wrap."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.setObjectName(f"quick-{number}")
        self.setAccessibleName(sentence)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for one line, with room for the tick: picking moves nothing."""
        text = self.fontMetrics().size(0, _TICK + self.sentence)
        return QSize(text.width() + 2 * _SIDE, text.height() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Need no width: the words wrap."""
        return QSize(0, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Give the height at which all the words are shown."""
        room = QRect(0, 0, width - 2 * _SIDE, 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        text = self.fontMetrics().boundingRect(room, wrap, _TICK + self.sentence)
        return text.height() + 2 * _ABOVE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a pill, the tick where it is picked, and the words."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self.isChecked() or self.hasFocus()
        edge = tokens.ink if self.underMouse() else tokens.edge
        width = 3 if self.hasFocus() else 2 if is_marked else 1
        painter.setPen(QPen(QColor(tokens.focus if is_marked else edge), width))
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.paper))
        pill = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        round_ = min(pill.height() / 2, 24)
        painter.drawRoundedRect(pill, round_, round_)
        painter.setPen(QColor(tokens.ink))
        words = (_TICK if self.isChecked() else "") + self.sentence
        area = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, words)


class QuickWords(QWidget):
    """A button a sentence, down while the sentence stands in the text."""

    picked = Signal(str)
    unpicked = Signal(str)

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._chips = {
            sentence: QuickWord(number, sentence) for number, sentence in enumerate(sentences, 1)
        }
        row = WrappingRow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for sentence, chip in self._chips.items():
            row.addWidget(chip)
            # Not `toggled`: it also tells of what `mark` shows.
            chip.clicked.connect(lambda on, sentence=sentence: self._pressed(sentence, on=on))

    def mark(self, text: str) -> None:
        """Show which of the sentences stand in the text."""
        for sentence, chip in self._chips.items():
            chip.setChecked(sentence in text)

    def _pressed(self, sentence: str, *, on: bool) -> None:
        (self.picked if on else self.unpicked).emit(sentence)


def with_words(text: str, sentence: str) -> str:
    """The text with a sentence at its end."""
    return f"{text.rstrip()} {sentence}".strip()


def without_words(text: str, sentence: str) -> str:
    """The text without a sentence, and without the blank that set it apart."""
    before, _, after = text.partition(sentence)
    return f"{before.rstrip()} {after.lstrip()}".strip()
