"""The first question of a session: whether the cream is put on now, here."""

from PySide6.QtWidgets import QButtonGroup

from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.cards import AnswerCard

_QUESTION = "Will the cream be put on now, here?"
_HELP = "If not, this session is for teaching only. It gives no OK to apply."
_ANSWERS = (("yes", "Yes, the check is part of this session"), ("no", "No, teaching only"))


class PutOnNowPage(Page):
    """Two answers; neither is chosen beforehand."""

    def __init__(self, underway: Counseling) -> None:
        super().__init__(underway)
        self._session = underway
        self._heading = self.add_heading("Before you start", _QUESTION, _HELP)
        self._heading.setObjectName("question-put-on-now")
        self._choice = QButtonGroup(self)
        self._cards = [
            AnswerCard(code, number, words)
            for number, (code, words) in enumerate(_ANSWERS, start=1)
        ]
        for card in self._cards:
            self._choice.addButton(card)
            self.body.addWidget(card)
        self._choice.buttonToggled.connect(self._chosen)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show what was chosen before."""
        self.recalled()
        chosen = self._session.session.put_on_now
        for card in self._cards:
            card.setChecked(chosen is not None and (card.code == "yes") is chosen)
        self.tell_complete()
        self.say(_QUESTION)

    def take_focus(self) -> None:
        """Put the keyboard on the question."""
        self._heading.setFocus()

    def isComplete(self) -> bool:
        """Whether it was said."""
        return self._session.session.put_on_now is not None

    def choose_number(self, number: int) -> None:
        """Take the answer of a number key, and go on."""
        if 1 <= number <= len(self._cards):
            self._cards[number - 1].setChecked(True)
            self.wizard().next()

    def _chosen(self, card: AnswerCard, checked: bool) -> None:  # noqa: FBT001 - Qt's
        is_put_on = card.code == "yes"
        if checked and is_put_on is not self._session.session.put_on_now:
            self._session.put_on_now(is_put_on=is_put_on)
            self.tell_complete()
