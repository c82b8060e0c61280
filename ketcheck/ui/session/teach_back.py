"""The panel of one tip: what to tell, what to ask back, the patient's words, and how it went."""

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketcheck.checklist.content import Teaching
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import MOST_TAUGHT_AGAIN, TeachBack, Understanding
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.chip import Chip
from ketcheck.ui.widgets.fields import TextField, sentence_for
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.slot import Slot

_OUTCOMES = (
    (Understanding.UNDERSTOOD, "understood", "&Understood", Level.OK),
    (Understanding.NOT_YET, "not-yet", "Not &yet", Level.ASK),
)

_LETTERS_OF_OUTCOMES, _LETTERS_OF_COUNT, _LETTERS_BESIDE = 26, 38, 46


class TeachBackPanel(QFrame):
    """Teaches one tip and takes what the patient says back."""

    edited = Signal()
    """The words changed."""
    judged = Signal()
    """It was said how it went, or that the tip was taught again."""

    def __init__(self, teaching: Teaching) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._outcome: Understanding | None = None
        self._taught_again = 0
        frame = QVBoxLayout(self)
        frame.setContentsMargins(20, 16, 20, 16)
        both = Slot(beside=True, spacing=24, letters=_LETTERS_BESIDE)
        frame.addWidget(both)
        # What to say beside what is said back: one under the other, a nurse would have to scroll.
        told, said = QWidget(), QWidget()
        self._column = _column(told)
        self._add("Tell them", " ".join(teaching.tell), f"Source: {teaching.source}")
        self._add("Ask them to say it back", f"“{teaching.ask_back}”")
        self._column.addWidget(Words(f"Understood means: {teaching.understood}", kind="muted"))
        self._column.addStretch(1)
        self._column = _column(said)
        self._said = TextField("said", "The patient's own words")
        self._said.edited.connect(self._words_changed)
        self._column.addWidget(self._said)
        self._add_chips()
        self._column.addStretch(1)
        both.show_widgets([told, said], (1, 1))

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
        self._show_chips()

    def focus_words(self) -> None:
        """Put the cursor where the patient's words go."""
        self._said.focus()

    def _add(self, title: str, words: str, source: str = "") -> None:
        self._column.addWidget(Heading(title))
        self._column.addWidget(Words(words))
        if source:
            self._column.addWidget(Words(source, kind="muted"))

    def _add_chips(self) -> None:
        self._chips = {}
        for outcome, name, words, level in _OUTCOMES:
            chip = self._chips[outcome] = Chip(name, words, level)
            # Not `toggled`: it also tells of what `show_value` shows.
            chip.clicked.connect(lambda _=False, outcome=outcome: self._judge(outcome))
        self._again = Chip("taught-again", "&Taught again")
        self._again.clicked.connect(self._teach_again)
        self._undo = Chip("one-less", "One time less")
        set_kind(self._undo, "link")
        self._undo.clicked.connect(lambda: self._count(self._taught_again - 1))
        for chips, letters in (
            (self._chips.values(), _LETTERS_OF_OUTCOMES),
            ((self._again, self._undo), _LETTERS_OF_COUNT),
        ):
            row = Slot(beside=True, spacing=8, letters=letters)
            self._column.addWidget(row)
            row.show_widgets(chips)
        self._show_chips()

    def _judge(self, outcome: Understanding) -> None:
        self._outcome = outcome
        self._show_chips()
        value = self.value()
        if value is not None:
            self._say_fault(value.fault)
        self.judged.emit()

    def _teach_again(self) -> None:
        # What was understood is asked anew after that.
        self._outcome = None
        self._count(self._taught_again + 1)
        self.focus_words()

    def _count(self, times: int) -> None:
        self._taught_again = min(max(times, 0), MOST_TAUGHT_AGAIN)
        self._show_chips()
        self.judged.emit()

    def _words_changed(self) -> None:
        self._said.show_fault("")
        self.edited.emit()

    def _show_chips(self) -> None:
        for outcome, chip in self._chips.items():
            chip.setChecked(outcome is self._outcome)
        times = f" ({self._taught_again})" if self._taught_again else ""
        self._again.setText(f"&Taught again{times}")
        self._again.setAccessibleName(f"Taught again{times}")
        self._undo.setVisible(self._taught_again > 0)

    def _say_fault(self, text: str) -> None:
        # Said once: the cursor is not to be moved at each key.
        if text != self._said.fault:
            self._said.show_fault(text)


def _column(half: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(half)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
