"""The emergency number: asked about where one is offered, typed in where none is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.fields import Field
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.line_edit import LineEdit
from ketcheck.ui.widgets.slot import Slot

_YES, _ANOTHER = "yes", "another"
_LETTERS_BESIDE = 40
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
NOT_ANSWERED = marked("Choose one. ketcheck shows a number only if you say it is right.")


class EmergencyField(Field):
    """A line for the number; before it, a question where a number is offered.

    An offer counts for nothing until the user says yes to it: a wrong number on the screen would
    be worse than none.
    """

    def __init__(self, offered: str | None = None) -> None:
        self.editor = LineEdit()
        super().__init__("emergency", _("Emergency number"), self.editor, optional=True)
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
        return _("Is {number} the number to call in an emergency where you are?").format(
            number=self._offered
        )

    @property
    def refusal(self) -> str:
        """That the question about the number that is offered waits for an answer."""
        return _(NOT_ANSWERED) if self._offered and self._choice is None else ""

    @property
    def wrong_input(self) -> QWidget:
        """The answers, while none is chosen; else the line."""
        return self._cards.button(1) if self.refusal else self.editor

    def value(self) -> str | None:
        """The number that was confirmed or typed, or None."""
        if self._choice == _YES:
            return self._offered
        return self.editor.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a number that is on file."""
        self.editor.setText("" if value is None else str(value))
        if self._offered and value is not None:
            self._cards.button(1 if value == self._offered else 2).setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on the question, or into the line where nothing is asked."""
        self.first_box.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def first_box(self) -> QWidget:
        """The answers, where a number is asked about."""
        return self._cards.checkedButton() or self._cards.button(1) or self.editor

    def box_after(self, box: QWidget) -> QWidget | None:
        """The line after the answers, where it is asked for."""
        return self.editor if box is not self.editor and self._choice == _ANOTHER else None

    def choose_number(self, number: int) -> bool:
        """Choose the answer of a number key; False where there is none."""
        card = self._cards.button(number)
        if card is None:
            return False
        card.setChecked(True)
        return True

    @property
    def _choice(self) -> str | None:
        card = self._cards.checkedButton()
        return card.code if isinstance(card, AnswerCard) else None

    def _ask_about(self, offered: str) -> None:
        box = QWidget()
        box.setProperty("is_group", True)  # noqa: FBT003 - a property of Qt
        box.setAccessibleName(self.question)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(12)
        column.addWidget(Words(self.question))
        answers = (
            (_YES, _("Yes, {number}").format(number=offered)),
            (_ANOTHER, _("Another number")),
        )
        cards = [AnswerCard(code, number, words) for number, (code, words) in enumerate(answers, 1)]
        for card in cards:
            self._cards.addButton(card, card.number)
        both = Slot(beside=True, letters=_LETTERS_BESIDE)
        column.addWidget(both)
        both.show_widgets(cards, (1, 1))
        self._line = [
            widget
            for widget in self.findChildren(QWidget, options=_CHILDREN)
            if not widget.isHidden()
        ]
        self.column.insertWidget(0, box)
        self._show_line(shown=False)
        self._cards.buttonToggled.connect(lambda *_: self._follow_answer())

    def _follow_answer(self) -> None:
        self.edited.emit()
        # The keyboard stays on the answers: arrow keys go through them.
        self._show_line(shown=self._choice == _ANOTHER)

    def _show_line(self, *, shown: bool) -> None:
        for widget in self._line:
            widget.setVisible(shown)
