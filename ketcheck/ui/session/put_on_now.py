"""The first question of a session: whether the cream is put on now, here."""

from PySide6.QtWidgets import QButtonGroup

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.cards import AnswerBox, AnswerCard

_ANSWERS = (
    ("yes", marked("Yes, the check is part of this session")),
    ("no", marked("No, teaching only")),
)


class PutOnNowPage(Page):
    """Two answers; neither is chosen beforehand."""

    def __init__(self, underway: Counseling) -> None:
        super().__init__(underway)
        self._session = underway
        question = _("Will the cream be put on now, here?")
        help_text = _("If not, this session is for teaching only. It gives no OK to apply.")
        self._heading = self.add_heading("", question, help_text)
        self._heading.setObjectName("question-put-on-now")
        self._choice = QButtonGroup(self)
        self._cards = [
            AnswerCard(code, number, _(words))
            for number, (code, words) in enumerate(_ANSWERS, start=1)
        ]
        for card in self._cards:
            self._choice.addButton(card)
        self._box = AnswerBox(self._cards)
        self._box.setAccessibleName(question)
        self.body.setContentsMargins(0, 0, 0, 12)
        self.body.addWidget(self._box)
        self._choice.buttonToggled.connect(self._chosen)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show what was chosen before."""
        self.recalled()
        chosen = self._session.session.put_on_now
        for card in self._cards:
            card.setChecked(chosen is not None and (card.code == "yes") is chosen)
        self.tell_complete()
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the keyboard on the question."""
        self._heading.take_keyboard()
        self._box.mark_said(is_said=True)

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
