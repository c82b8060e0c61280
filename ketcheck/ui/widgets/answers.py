"""Every answer of a check, with its mark and a way back to it."""

from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Asked
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.outcome import Change, change_button, panel
from ketcheck.ui.widgets.rows import Line, Rows

_LETTERS_BESIDE = 56
_LEVELS_SAID = {
    Level.ASK: marked("(ask)"),
    Level.STOP: marked("(stop)"),
    Level.URGENT: marked("(urgent)"),
}


def answers_table(asked: tuple[Asked, ...], change: Change | None = None) -> QWidget:
    """A line a question: mark, question, answer, and `Change` where it can be changed.

    On a record there is nothing green: what was fine then says nothing about now.
    """
    lines = [_line(item, change) for item in asked]
    return panel(Rows(lines, (3, 2), letters=_LETTERS_BESIDE))


def _line(item: Asked, change: Change | None) -> Line:
    answer = Words(item.answer or _("Filled in"))
    said = f"{answer.text()} {_said(item.level)}".strip()
    answer.setAccessibleName(f"{item.words} {said}")
    return Line(
        Words(item.words, kind="muted"),
        answer,
        Mark(item.level, 20) if change or item.level > Level.OK else None,
        change_button(item.id, item.words, change, said) if change else None,
    )


def _said(level: Level) -> str:
    return "" if level is Level.OK else _(_LEVELS_SAID[level])
