"""Boxes with a mark, and the reasons of a result."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason
from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.rows import Line, Rows

_SMALL_MARK = 24
_LETTERS_BESIDE = 44

Change = Callable[[str], None]


class OutcomeBox(QFrame):
    """What something came to, and what is still to be done, in one place."""

    def __init__(self, level: Level, title: str, lines: list[str], *, size: int) -> None:
        super().__init__()
        self.setProperty("level", level.value)
        self.setAccessibleName(" ".join([title, *lines]))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 22)
        layout.setSpacing(24)
        layout.addWidget(Mark(level, size), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.heading = Heading(title, scale=1.4)
        self.heading.setProperty("tone", level.value)
        column.addWidget(self.heading)
        for line in lines:
            column.addWidget(Words(line))
        column.addStretch(1)
        layout.addLayout(column, 1)


def reasons_table(
    checklist: Checklist, reasons: tuple[Reason, ...], change: Change | None = None
) -> QWidget:
    """Each reason with its mark and tip, worst first, and a way back to its answer.

    Where its answer can't be changed any more, it says what to do about it; of the first the
    result itself says so.
    """
    said = [reason.next_step for reason in reasons]
    lines = []
    for number, reason in enumerate(reasons):
        is_said = change is not None or reason.next_step in said[: max(number, 1)]
        words = reason.text if is_said else f"{reason.text} {reason.next_step}"
        lines.append(_line(checklist, reason, words, change))
    return panel(Rows(lines, (0, 1), letters=_LETTERS_BESIDE))


def panel(inside: QWidget) -> QFrame:
    """A frame around something, as lists stand in."""
    frame = QFrame()
    set_kind(frame, "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.addWidget(inside)
    return frame


def _line(checklist: Checklist, reason: Reason, words: str, change: Change | None) -> Line:
    question = checklist.question(reason.id)
    return Line(
        tip_label(checklist, reason.group),
        Words(words),
        Mark(reason.level, _SMALL_MARK),
        change_button(question.id, reason.text, change) if change and question else None,
    )


def tip_label(checklist: Checklist, group_id: str) -> Words:
    """`Tip 2`, or where a question stands before the tips, that group's title."""
    group = checklist.group(group_id)
    label = Heading(_("Tip {number}").format(number=group.tip) if group.tip else group.title)
    label.setWordWrap(False)
    return label


def change_button(question_id: str, words: str, change: Change, answer: str = "") -> QPushButton:
    """A link that goes back to a question; the answer is said with it, where there is one."""
    button = QPushButton(_("Change"))
    button.setObjectName(f"change-{question_id}")
    button.setAccessibleName(_("Change: {words}").format(words=words))
    button.setAccessibleDescription(answer)
    button.setAutoDefault(False)
    set_kind(button, "link")
    button.clicked.connect(lambda: change(question_id))
    return button
