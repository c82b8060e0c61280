"""The one page that asks: built from a question of the content, never from code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.content import Answer, Outcome, Question
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import answer_words, question_words
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.theme import MARGIN, QUESTION_SCALE, set_kind
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.stop_early import StopEarly
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.facts import facts_shown
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot

_SEVERAL = 4
_MANY = 5
_LONG = 90
_LONG_SCALE = 1.25


class QuestionPage(Page):
    """A question, its answers as cards, and what the answer given means."""

    line = ""
    """Stands under the question, after its help."""

    answered = Signal()
    """The draft has a new answer."""
    advanced = Signal()
    """A number key chose an answer that nothing stands against: go on."""
    finish_wanted = Signal()
    """The check is to be saved as it is: a STOP ends it, or help is needed now."""

    def __init__(self, underway: Underway, question: Question) -> None:
        super().__init__(underway)
        self.question = question
        self.place = f"question-{question.id}"
        self.prepare()
        group = underway.check.checklist.group(question.group)
        above = f"Tip {group.tip} of 6" if group.tip else "Before you start"
        help_text = " ".join(text for text in (question.help, self.line) if text)
        self._heading = self.add_heading(above, question.words, help_text)
        self._heading.setObjectName(f"question-{question.id}")
        self._facts = Slot()
        self._cards = self._add_cards(question)
        self._notices = Slot()
        self._place_answers(question)
        self._add_why(question)
        self.body.addStretch(1)

    def prepare(self) -> None:
        """Set the page up before its question is put on it."""

    def enter(self) -> None:
        """Show the question as of now, the facts beside it, and the answer given."""
        self.recalled()
        check = self.underway.check_now()
        words = question_words(self.question, check)
        for card, answer in zip(self._cards, self.question.answers, strict=True):
            card.set_words(answer_words(self.question, answer, check))
        self._heading.setText(words)
        self._heading.set_scale(_LONG_SCALE if len(words) > _LONG else QUESTION_SCALE)
        self._cards_box.setAccessibleName(words)
        self._facts.show_widgets(facts_shown(self.question, check))
        self._show_answer()
        self.say(words)

    def take_focus(self) -> None:
        """Put the keyboard on the question, which is to be read before it is answered."""
        self._heading.take_keyboard()

    def isComplete(self) -> bool:
        """Whether an answer is given."""
        return self.underway.check.answered(self.question) is not None

    def choose_number(self, number: int) -> None:
        """Take the answer of a number key; go on where nothing stands against it."""
        if not 1 <= number <= len(self._cards):
            return
        card = self._cards[number - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.setChecked(True)
        if not self.stands_against():
            self.go_on()

    def go_on(self) -> None:
        """Leave the page after a number key."""
        self.advanced.emit()

    def _add_cards(self, question: Question) -> list[AnswerCard]:
        self._cards_box = QWidget()
        box = QVBoxLayout(self._cards_box)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(8 if len(question.answers) >= _SEVERAL else 12)
        self._choice = QButtonGroup(self)
        cards = [
            AnswerCard(answer.code, number, answer.words)
            for number, answer in enumerate(question.answers, start=1)
        ]
        for card in cards:
            self._choice.addButton(card)
            box.addWidget(card)
        box.addStretch(1)
        # Not `buttonClicked`: a screen reader toggles a card without a click.
        self._choice.buttonToggled.connect(self._toggled)
        return cards

    def _place_answers(self, question: Question) -> None:
        """Put what is known beside the answers: above, it would push the safe one out of sight."""
        answers = QWidget()
        column = QVBoxLayout(answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cards_box)
        column.addWidget(self._notices)
        column.addStretch(1)
        # Many answers need the whole width, or their words wrap and the last is out of sight.
        row = Slot(beside=len(question.answers) < _MANY, spacing=20)
        if len(question.answers) >= _SEVERAL:
            # Closer together, so that all are in view in a small window.
            self.body.setSpacing(8)
            self.body.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self.body.addWidget(row)
        row.show_widgets([answers, self._facts], (2, 1))

    def _add_why(self, question: Question) -> None:
        why = QPushButton("Why this matters")
        why.setObjectName("why")
        set_kind(why, "link")
        why.setAutoDefault(False)
        text = Words(f"{question.why} (Source: {question.source})", kind="muted")
        text.hide()
        why.clicked.connect(lambda: text.setVisible(text.isHidden()))
        self.body.addWidget(why, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(text)

    def _toggled(self, card: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's
        if checked and isinstance(card, AnswerCard) and card.code != self._given():
            self._take(card.code)

    def _given(self) -> str | None:
        answer = self.underway.check.answered(self.question)
        return answer.code if answer else None

    def _take(self, code: str) -> None:
        self.underway.answer(self.question.id, code)
        answer = self.underway.check.answered(self.question)
        if answer and answer.level is Level.URGENT and self.underway.is_about_now:
            # Saved at once, before anything else is asked or shown.
            self.finish_wanted.emit()
            return
        self.show_answer()

    def show_answer(self) -> None:
        """Show the answer given and what it means."""
        self._show_answer()
        self.tell_complete()
        self.answered.emit()

    def stands_against(self) -> bool:
        """Whether the answer given raises something, or has something said of it."""
        return any(
            outcome.level > Level.OK or not isinstance(outcome, Answer)
            for outcome in self.underway.notices(self.question)
        )

    def _ways_on(self) -> list[QWidget]:
        """A STOP may end a self-check; in a session, the tips are still to be taught."""
        answer = self.underway.check.answered(self.question)
        outcome = self.underway.check.outcome(self.question) or answer
        is_stop = outcome is not None and outcome.level >= Level.STOP
        if not is_stop or not self.underway.may_end_early:
            return []
        ways = StopEarly()
        ways.finish_wanted.connect(self.finish_wanted)
        ways.rest_wanted.connect(self.advanced)
        return [ways]

    def _notice(self, outcome: Outcome) -> Notice:
        notice = Notice(outcome.level, outcome.notice or "")
        if outcome.level is Level.URGENT:
            # Whom to call is wanted here and now, not at the end of the check.
            lines = self.whom_to_call(outcome.level)
            notice.add_lines(CallLines(lines, is_urgent=True), spoken_lines(lines))
        return notice

    def _show_answer(self) -> None:
        answer = self.underway.check.answered(self.question)
        self._choice.setExclusive(False)
        for card in self._cards:
            card.setChecked(answer is not None and card.code == answer.code)
        self._choice.setExclusive(True)
        notices = [self._notice(outcome) for outcome in self.underway.notices(self.question)]
        shown: list[QWidget] = [*notices, *self._ways_on()]
        self._notices.show_widgets(shown)
        if notices:
            self.keep_in_view(shown[-1])
            self.say(" ".join(notice.accessibleName() for notice in notices))
