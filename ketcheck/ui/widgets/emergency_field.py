"""The emergency number: asked about where one is offered, typed in where none is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.fields import Field
from ketcheck.ui.widgets.labels import Words

_YES, _ANOTHER = "yes", "another"
_LABEL = "Emergency number"
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
NOT_ANSWERED = "Choose one. ketcheck shows a number only if you say it is right."


class EmergencyField(Field):
    """A line for the number; before it, a question where a number is offered.

    An offer counts for nothing until the user says yes to it: a wrong number on the screen would
    be worse than none.
    """

    def __init__(self, offered: str | None = None) -> None:
        self.editor = QLineEdit()
        super().__init__("emergency", _LABEL, self.editor, "(Optional)")
        self.editor.textChanged.connect(self.edited)
        self._offered = offered
        self._cards = QButtonGroup(self)
        if offered:
            self._ask_about(offered)

    @property
    def question(self) -> str:
        """What is asked about the number that is offered, or an empty text."""
        if not self._offered:
            return ""
        return f"Is {self._offered} the number to call in an emergency where you are?"

    @property
    def is_answered(self) -> bool:
        """Whether nothing is offered, or the user has said yes or no to it."""
        return not self._offered or self._choice is not None

    def value(self) -> str | None:
        """The number that was confirmed or typed, or None."""
        if self._choice == _YES:
            return self._offered
        return self.editor.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a number that is on file."""
        self.editor.setText("" if value is None else str(value))

    def focus(self) -> None:
        """Put the keyboard on the question, or into the line where nothing is asked."""
        card = self._cards.checkedButton() or self._cards.button(1)
        (card or self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_number(self, number: int) -> bool:
        """Choose the answer of a number key; False where there is none."""
        card = self._cards.button(number)
        if card is None:
            return False
        card.setChecked(True)
        return True

    def ask_again(self) -> None:
        """Say that the question waits for an answer."""
        self.show_fault(NOT_ANSWERED)
        self.focus()

    @property
    def _choice(self) -> str | None:
        card = self._cards.checkedButton()
        return card.code if isinstance(card, AnswerCard) else None

    def _ask_about(self, offered: str) -> None:
        box = QWidget()
        box.setAccessibleName(self.question)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(12)
        column.addWidget(Words(self.question))
        answers = ((_YES, f"Yes, {offered}"), (_ANOTHER, "Another number"))
        for number, (code, words) in enumerate(answers, start=1):
            card = AnswerCard(code, number, words)
            self._cards.addButton(card, number)
            column.addWidget(card)
        self._line = [
            widget
            for widget in self.findChildren(QWidget, options=_CHILDREN)
            if widget is not self._fault
        ]
        self.column.insertWidget(0, box)
        self._show_line(shown=False)
        self._cards.buttonToggled.connect(lambda *_: self._follow_answer())

    def _follow_answer(self) -> None:
        self.show_fault("")
        # The keyboard stays on the answers: arrow keys go through them.
        self._show_line(shown=self._choice == _ANOTHER)

    def _show_line(self, *, shown: bool) -> None:
        for widget in self._line:
            widget.setVisible(shown)
