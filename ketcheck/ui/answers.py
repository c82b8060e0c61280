"""Every answer of a check, with its mark and a way back to it."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.records.model import Asked
from ketcheck.ui.labels import Words
from ketcheck.ui.marks import Mark
from ketcheck.ui.outcome import Change, change_button
from ketcheck.ui.theme import set_kind


def answers_table(asked: tuple[Asked, ...], change: Change | None = None) -> QWidget:
    """A line a question: mark, question, answer, and `Change` where it can be changed."""
    frame = QFrame()
    set_kind(frame, "panel")
    grid = QGridLayout(frame)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2)
    for row, item in enumerate(asked):
        grid.addWidget(Mark(item.level, 20), row, 0)
        question = Words(item.words, kind="muted")
        grid.addWidget(question, row, 1)
        answer = Words(item.answer or "Filled in")
        answer.setAccessibleName(f"{item.words} {answer.text()} {_said(item.level)}")
        grid.addWidget(answer, row, 2)
        if change:
            grid.addWidget(change_button(item.id, item.words, change), row, 3)
    return frame


def _said(level: Level) -> str:
    return "" if level is Level.OK else f"({level.value})"
