"""The two steps of a tip that are filled in: what the patient says, and how that is judged."""

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.content import Teaching
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import MOST_TAUGHT_AGAIN, TeachBack, Understanding
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.session.judgment import Judged, JudgmentButton
from ketcheck.ui.session.quick_words import QuickWords, with_words, without_words
from ketcheck.ui.session.tip_steps import StepTitle, small_print
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.fields import TextField, sentence_for
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

_OUTCOMES = {
    Understanding.UNDERSTOOD: Judged("understood", marked("Understood"), 1, Level.OK),
    None: Judged("taught-again", marked("Teach again"), 2),
    Understanding.NOT_YET: Judged("not-yet", marked("Not yet"), 3, Level.ASK),
}
"""The buttons in their order; the one without an outcome begins the tip anew."""
_LETTERS_OF_OUTCOMES, _LETTERS_OF_NOTES = 42, 64
_LINES = 3


class TeachBackPanel(QFrame):
    """Steps 3 and 4: the patient's words, and whether they understood."""

    edited = Signal()
    """The words changed."""
    judged = Signal()
    """It was said how it went, or that the tip is taught again."""
    taught_again = Signal()
    """The tip is taught once more: back to the first step."""

    def __init__(self, teaching: Teaching) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._outcome: Understanding | None = None
        self._taught_again = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 14, 24, 12)
        self._column.setSpacing(6)
        self._add_words(teaching)
        self._column.addSpacing(4)
        self._add_judgment(teaching)
        self._column.addStretch(1)

    @property
    def words(self) -> str:
        """The patient's words as they stand in the field, sound or not."""
        return self._said.text

    def value(self) -> TeachBack | None:
        """What was said back, as far as it is; None where the words can't be taken."""
        try:
            return TeachBack.model_validate(
                {
                    "said": self._said.value(),
                    "outcome": self._outcome,
                    "taught_again": self._taught_again,
                }
            )
        except ValidationError as error:
            self._say_fault(sentence_for(error.errors(include_url=False)[0]))
            return None

    @property
    def is_finished(self) -> bool:
        """Whether the tip was said back, and nothing is wrong with it."""
        value = self.value()
        return value is not None and not value.fault

    def show_value(self, value: TeachBack, words: str | None = None) -> None:
        """Show what was said back before, or the words that stood half typed since."""
        self._outcome, self._taught_again = value.outcome, value.taught_again
        self._said.set_value(value.said if words is None else words)
        self._show_judgment()

    def type_on(self, letters: str) -> None:
        """Go to the patient's words, and put letters at their end."""
        self._said.focus()
        cursor = self._said.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._said.editor.setTextCursor(cursor)
        self._said.editor.insertPlainText(letters)

    def _add_words(self, teaching: Teaching) -> None:
        self._column.addWidget(StepTitle(3, _("Write what they said")))
        self._said = TextField("said", _("The patient's own words"), lines=_LINES)
        # The title of the step says it already.
        self._said.caption.hide()
        self._said.edited.connect(self._words_changed)
        self._column.addWidget(self._said)
        self._quick = QuickWords(teaching.quick)
        self._quick.picked.connect(self._pick)
        self._quick.unpicked.connect(self._unpick)
        if teaching.quick:
            self._column.addWidget(small_print(_("Or pick what they really said:")))
            self._column.addWidget(self._quick)

    def _add_judgment(self, teaching: Teaching) -> None:
        self._column.addWidget(StepTitle(4, _("Did they get it?")))
        means = _("Understood means: {meaning}").format(meaning=teaching.understood)
        self._column.addWidget(small_print(means))
        self._buttons = {outcome: _button(judged) for outcome, judged in _OUTCOMES.items()}
        for outcome, button in self._buttons.items():
            # Not `toggled`: it also tells of what `show_value` shows.
            button.clicked.connect(lambda _on=False, outcome=outcome: self._judge(outcome))
        row = Slot(beside=True, spacing=2, letters=_LETTERS_OF_OUTCOMES)
        self._column.addWidget(row)
        row.show_widgets(self._buttons.values(), (1, 1, 1))
        self._add_notes()

    def _add_notes(self) -> None:
        self._times = Words()
        self._times.setObjectName("times-taught-again")
        undo = push_button(
            "one-less",
            _("One time less"),
            lambda: self._count(self._taught_again - 1),
            kind="link",
        )
        undo.setAutoDefault(False)
        self._count_row = QWidget()
        counted_row = QHBoxLayout(self._count_row)
        counted_row.setContentsMargins(0, 0, 0, 0)
        counted_row.addWidget(self._times, 1)
        counted_row.addWidget(undo)
        notes = Slot(beside=True, letters=_LETTERS_OF_NOTES)
        self._column.addWidget(notes)
        note = small_print(_("“Not yet” makes the result “Ask first”."))
        notes.show_widgets([note, self._count_row], (1, 1))
        self._show_judgment()

    def _judge(self, outcome: Understanding | None) -> None:
        self._outcome = outcome
        if outcome is None:
            self._count(self._taught_again + 1)
            announce(self, self._times.text())
            self.taught_again.emit()
            return
        self._show_judgment()
        value = self.value()
        if value is not None:
            self._say_fault(value.fault)
        self.judged.emit()

    def _count(self, times: int) -> None:
        self._taught_again = min(max(times, 0), MOST_TAUGHT_AGAIN)
        self._say_fault("")
        self._show_judgment()
        self.judged.emit()

    def _pick(self, sentence: str) -> None:
        self._said.set_value(with_words(self.words, sentence))

    def _unpick(self, sentence: str) -> None:
        self._said.set_value(without_words(self.words, sentence))

    def _words_changed(self) -> None:
        self._said.mark_fault("")
        self._quick.mark(self.words)
        self.edited.emit()

    def _show_judgment(self) -> None:
        for outcome, button in self._buttons.items():
            button.setChecked(outcome is not None and outcome is self._outcome)
        self._times.setText(
            counted("Taught again {count} time.", "Taught again {count} times.", self._taught_again)
        )
        self._count_row.setVisible(self._taught_again > 0)

    def _say_fault(self, text: str) -> None:
        # Said once: the cursor is not to be moved at each key.
        if text != self._said.fault:
            self._said.show_fault(text)


def _button(judged: Judged) -> JudgmentButton:
    return JudgmentButton(judged, _(judged.words))
