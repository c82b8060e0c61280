"""Asked once on the first start, and changed later: who uses this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup

from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told

_WORDS = {
    UsedBy.ONE_PERSON: "One person. The computer opens with that person's checks.",
    UsedBy.CLINIC: "A clinic. The computer opens with a list of people.",
}


class UsedByChoice(Screen):
    """One person or a clinic; nothing is chosen beforehand on the first start."""

    chosen = Signal()

    def __init__(self, desk: Desk, current: UsedBy | None) -> None:
        super().__init__()
        self._desk = desk
        self._cards = QButtonGroup(self)
        self.body.addWidget(Heading("Who uses this computer?", scale=1.5))
        self.body.addWidget(Words("You can change this later. No record is lost.", kind="muted"))
        for number, (code, words) in enumerate(_WORDS.items(), start=1):
            card = AnswerCard(code.value, number, words)
            card.setChecked(code is current)
            self._cards.addButton(card, number)
            self.body.addWidget(card)
        self.body.addStretch(1)
        leave = ("cancel", "&Leave it as it was") if current else ("close", "C&lose ketcheck")
        self.add_button(*leave, self.closed.emit)
        self._next = self.add_button("continue", "&Continue", self._continue, kind="primary")
        self._cards.buttonToggled.connect(lambda *_: self._follow())
        self._follow()

    def begin(self) -> None:
        """Put the keyboard on the choice."""
        card = self._cards.checkedButton() or self._cards.button(1)
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number."""
        card = self._cards.button(int(event.text())) if event.text().isdecimal() else None
        if card is None:
            super().keyPressEvent(event)
            return
        card.setChecked(True)
        card.setFocus()

    def _follow(self) -> None:
        self._next.setEnabled(self._cards.checkedButton() is not None)

    def _continue(self) -> None:
        card = self._cards.checkedButton()
        if isinstance(card, AnswerCard):
            with told(self):
                set_used_by(self._desk.store, UsedBy(card.code))
                self.chosen.emit()
