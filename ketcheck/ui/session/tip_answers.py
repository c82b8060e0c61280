"""What was answered to the questions of a tip, beside what is taught of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Group, Question
from ketcheck.checklist.steps import Part, Step
from ketcheck.checklist.wording import answer_words, question_words
from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.slot import Slot

_MARK_SIZE = 22


class TipAnswers(QFrame):
    """A line an answer: its mark, its words, and the way back to its question."""

    change_wanted = Signal(Step)

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._lines = Slot(spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 8)
        column.addWidget(self._lines)

    def show_answers(self, check: Check, tip: Group) -> None:
        """Show those of a tip; nothing where none was asked."""
        asked = [one for one in check.path if one.group == tip.id and check.answered(one)]
        self._lines.show_widgets([self._line(check, question) for question in asked])
        self.setVisible(bool(asked))

    def _line(self, check: Check, question: Question) -> QWidget:
        answer = check.answered(question)
        assert answer is not None  # noqa: S101 - only those that are answered are shown
        words = Words(_("Answer: {words}").format(words=answer_words(question, answer, check)))
        words.setAccessibleName(f"{question_words(question, check)} {words.text()}")
        change = push_button(
            f"change-{question.id}",
            _("Change"),
            partial(self.change_wanted.emit, Step(Part.QUESTION, question.id)),
            kind="link",
        )
        change.setAutoDefault(False)
        change.setAccessibleName(f"{_('Change')}: {question_words(question, check)}")
        change.setAccessibleDescription(words.text())
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        outcome = check.outcome(question) or answer
        row.addWidget(Mark(outcome.level, _MARK_SIZE))
        row.addWidget(words, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return line
