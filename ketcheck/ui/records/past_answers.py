"""What was answered then: each mark is hollow, for none of it says anything about now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Asked
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.outcome import tip_label
from ketcheck.ui.widgets.rows import Line, Rows
from ketcheck.ui.widgets.signs import PAST, Picture

_LETTERS_BESIDE = 56
_SAID = {
    Level.OK: "",
    Level.ASK: marked("Ask first"),
    Level.STOP: marked("STOP"),
    Level.URGENT: marked("STOP and get help"),
}


def past_answers(asked: Sequence[Asked]) -> QFrame:
    """A line a question: mark, question and answer."""
    lines = [_line(item) for item in asked]
    return _panel(_("What you answered"), Rows(lines, (3, 2), letters=_LETTERS_BESIDE))


def past_reasons(checklist: Checklist, reasons: Sequence[Reason]) -> QFrame:
    """What stood against applying, worst first."""
    lines = [
        Line(tip_label(checklist, one.group), Words(one.text), Picture(PAST[one.level]))
        for one in reasons
    ]
    return _panel(_("Why"), Rows(lines, (0, 1), letters=_LETTERS_BESIDE))


def _line(item: Asked) -> Line:
    answer = Words(item.answer or _("Filled in"))
    said = _(_SAID[item.level]) if item.level > Level.OK else ""
    answer.setAccessibleName(" ".join(one for one in (item.words, answer.text(), said) if one))
    return Line(Words(item.words, kind="muted"), answer, Picture(PAST[item.level]))


def _panel(title: str, inside: QWidget) -> QFrame:
    frame = QFrame()
    set_kind(frame, "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(28, 14, 28, 14)
    column.addWidget(Heading(title, scale=1.1))
    column.addWidget(inside)
    return frame
