"""The result, unmistakable: mark, words and next step in one box; the reasons under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, Result
from ketcheck.records.whom_to_call import CallLine
from ketcheck.ui.theme import set_kind
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.rows import Line, Rows

_MARK_SIZE = 72
_SMALL_MARK = 24
_LETTERS_BESIDE = 44

ON_PAPER_OK = "It was OK then. It is not an OK for now."

Change = Callable[[str], None]


class OutcomeBox(QFrame):
    """What the check came to, what to do next, and whom to call, in one place."""

    def __init__(
        self,
        level: Level,
        title: str,
        lines: list[str],
        *,
        call: Sequence[CallLine] = (),
        size: int = _MARK_SIZE,
    ) -> None:
        super().__init__()
        self.setProperty("level", level.value)
        self.setAccessibleName(" ".join([title, *lines, *spoken_lines(call)]))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 22)
        layout.setSpacing(24)
        layout.addWidget(Mark(level, size), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.heading = Heading(title, scale=1.8 if size == _MARK_SIZE else 1.4)
        self.heading.setObjectName("result")
        self.heading.setProperty("tone", level.value)
        column.addWidget(self.heading)
        for line in lines:
            column.addWidget(Words(line))
        if call:
            column.addWidget(CallLines(call, is_urgent=level is Level.URGENT))
        column.addStretch(1)
        layout.addLayout(column, 1)


def result_box(
    checklist: Checklist,
    result: Result,
    until: str | None,
    call: Sequence[CallLine] = (),
    on_paper: str | None = None,
) -> OutcomeBox:
    """The box of a result; `until` is when an ok ends, as it is spoken.

    `call` is whom to call. `on_paper` is the time on a form filled in by hand: what it says is
    never leave to apply now.
    """
    if on_paper:
        return _box_on_paper(checklist, result, on_paper, call)
    lines = [result.next_step]
    if result.level is Level.OK and until:
        lines.append(f"Good until {until}.")
    return OutcomeBox(result.level, checklist.words_for(result.level).title, lines, call=call)


def _box_on_paper(
    checklist: Checklist, result: Result, when: str, call: Sequence[CallLine]
) -> OutcomeBox:
    line = f"As of {when} (from paper). Check again before you apply."
    if result.level is Level.OK:
        return OutcomeBox(Level.ASK, ON_PAPER_OK, [line])
    title = checklist.words_for(result.level).title
    return OutcomeBox(result.level, title, [result.next_step, line], call=call)


def reasons_table(
    checklist: Checklist, reasons: tuple[Reason, ...], change: Change | None = None
) -> QWidget:
    """Each reason with its mark and tip, worst first, and a way back to its answer."""
    lines = [_line(checklist, reason, change) for reason in reasons]
    return panel(Rows(lines, (0, 1), letters=_LETTERS_BESIDE))


def panel(inside: QWidget) -> QFrame:
    """A frame around something, as lists stand in."""
    frame = QFrame()
    set_kind(frame, "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.addWidget(inside)
    return frame


def _line(checklist: Checklist, reason: Reason, change: Change | None) -> Line:
    question = checklist.question(reason.id)
    return Line(
        tip_label(checklist, reason.group),
        Words(reason.text),
        Mark(reason.level, _SMALL_MARK),
        change_button(question.id, question.words, change) if change and question else None,
    )


def tip_label(checklist: Checklist, group_id: str) -> Words:
    """`Tip 2`, or where a question stands before the tips, that group's title."""
    group = checklist.group(group_id)
    label = Heading(f"Tip {group.tip}" if group.tip else group.title)
    label.setWordWrap(False)
    return label


def change_button(question_id: str, words: str, change: Change) -> QPushButton:
    """A link that goes back to a question."""
    button = QPushButton("Change")
    button.setObjectName(f"change-{question_id}")
    button.setAccessibleName(f"Change: {words}")
    button.setAutoDefault(False)
    set_kind(button, "link")
    button.clicked.connect(lambda: change(question_id))
    return button
