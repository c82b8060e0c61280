"""A screen that asks for one of a few cards, and goes on only once one is chosen."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton

from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.cards import AnswerCard


class ChoiceScreen(Screen):
    """Cards chosen by click, arrow keys or number."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = QButtonGroup(self)

    @property
    def choice(self) -> str | None:
        """The code of the card that is chosen."""
        card = self._cards.checkedButton()
        return card.code if isinstance(card, AnswerCard) else None

    def add_card(self, code: str, words: str, *, chosen: bool = False) -> None:
        """Put one more card on the screen."""
        number = len(self._cards.buttons()) + 1
        card = AnswerCard(code, number, words)
        card.setChecked(chosen)
        self._cards.addButton(card, number)
        self.body.addWidget(card)

    def hold_back(self, button: QPushButton) -> None:
        """Let the button be pressed only once a card is chosen."""
        button.setEnabled(self.choice is not None)
        self._cards.buttonToggled.connect(lambda *_: button.setEnabled(self.choice is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number."""
        if event.isAutoRepeat():
            return
        card = self._cards.button(int(event.text())) if event.text().isdecimal() else None
        if card is None:
            super().keyPressEvent(event)
            return
        card.setChecked(True)
        card.setFocus()
