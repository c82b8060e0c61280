"""Whom to call: each line with its number, large and by itself, never inside a sentence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketcheck.records.whom_to_call import CallLine
from ketcheck.ui.widgets.labels import Large, Words
from ketcheck.ui.widgets.slot import Slot

NUMBER_SCALE = 1.5
FIRST_SCALE = 2.4
"""The number to call first where help is needed now."""
_LETTERS_OF_WHO = 17
_APART = 12
_BOLD = 1.15
"""How much wider than a letter of usual width a bold figure is."""


class _Strong(Large):
    """Bold words that are no heading."""

    is_bold = True


class CallLines(QWidget):
    """The lines one under the other; each number beside who it is of where there is room."""

    def __init__(
        self, lines: Sequence[CallLine], *, is_urgent: bool = False, scale: float = NUMBER_SCALE
    ) -> None:
        """Show the numbers in `scale`, and the first line largest where it is `is_urgent`."""
        super().__init__()
        self.setObjectName("whom-to-call")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        scales = [FIRST_SCALE if is_urgent else scale] + [scale] * len(lines)
        # All are beside or all below, and each half holds the longest of them.
        letters = 2 * max((_LETTERS_OF_WHO, *map(_letters, lines, scales)))
        for line, size in zip(lines, scales, strict=False):
            row = Slot(beside=True, spacing=_APART, letters=letters)
            # In its place before it is shown: without a parent it would be a window of its own.
            column.addWidget(row)
            _fill(row, line, size)


def spoken_lines(lines: Sequence[CallLine]) -> list[str]:
    """A sentence for each line, as a screen reader says it."""
    return [f"{line.spoken}." for line in lines]


def _letters(line: CallLine, scale: float) -> int:
    return int(len(line.number or "") * scale * _BOLD)


def _fill(row: Slot, line: CallLine, scale: float) -> None:
    if line.number is None:
        row.show_widgets([_who(line, _Strong(line.who, scale=NUMBER_SCALE))])
        return
    number = _Strong(line.number, scale=scale)
    number.setAccessibleName(line.spoken)
    row.show_widgets([_who(line, _Strong(line.who)), number], (1, 1))


def _who(line: CallLine, first: _Strong) -> QWidget:
    who = QWidget()
    column = QVBoxLayout(who)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first)
    if line.name:
        column.addWidget(Words(line.label))
    column.addStretch(1)
    return who
