"""The one page that asks: built from a question of the content, never from code."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Outcome, Question
from ketcheck.checklist.level import Level
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import answer_words, question_words
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.going_on import goes_on_by_itself
from ketcheck.ui.check.asking_page import AskingPage
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.facts import FactLines, facts_told, spoken_facts
from ketcheck.ui.widgets.notice import Notice


class QuestionPage(AskingPage):
    """A question, its answers as cards, and what the answer given means."""

    line = ""
    """Stands under the question, after its help."""

    answered = Signal()
    """The draft has a new answer."""
    advanced = Signal()
    """An answer that nothing stands against was chosen by number or by hand: go on."""
    help_needed = Signal()
    """The answer means that help is needed now: it is to be saved as it is."""

    def __init__(self, underway: Underway, question: Question) -> None:
        # Where a question comes from means nothing to who answers it; the content holds it.
        super().__init__(underway, _new_cards(question), question.why)
        self.question = question
        self.place = f"question-{question.id}"
        self._is_raised = False
        """Whether the answer raises something, or has something said of it to be read."""
        help_text = " ".join(text for text in (question.help, self.line and _(self.line)) if text)
        self._heading = self.add_heading("", question.words, help_text)
        self._heading.setObjectName(f"question-{question.id}")
        # Not `buttonClicked`: a screen reader toggles a card without a click.
        self._choice = QButtonGroup(self)
        for card in self.cards:
            self._choice.addButton(card)
            card.pressed_by_hand.connect(self._go_on_from)
        self._choice.buttonToggled.connect(self._toggled)

    def enter(self) -> None:
        """Show the question as of now, the facts beside it, and the answer given."""
        self.recalled()
        self._show_words(self.underway.check_now())
        self._show_answer()
        self.say(self._heading.text())

    def prepare(self) -> None:
        """Show what is known before the page comes up: that takes longer than to turn to it."""
        with self.filling_itself():
            self._show_words(self.underway.check)

    def _show_words(self, check: Check) -> None:
        words = question_words(self.question, check)
        for card, answer in zip(self.cards, self.question.answers, strict=True):
            card.set_words(answer_words(self.question, answer, check))
        if words != self._heading.text():
            self._heading.setText(words)
        self.box.setAccessibleName(words)
        asked_of = list(facts_told(self.question, check))
        # What helps to answer this question; what stands beside each is not said each time.
        self._heading.say_with([self.help_words.text(), *spoken_facts(asked_of)])
        self.about.show_told(asked_of or list(_for_this_check(check)))
        self.arrange()

    def take_focus(self) -> None:
        """Put the keyboard on the question, which is to be read before it is answered."""
        self._heading.take_keyboard()
        self.box.mark_said(is_said=True)

    def isComplete(self) -> bool:
        """Whether an answer is given, and all of them were seen."""
        is_seen = self.all_seen or not self.isVisible()
        return is_seen and self.underway.check.answered(self.question) is not None

    def choose_number(self, number: int) -> None:
        """Take the answer of a number key; go on where nothing stands against it."""
        if not 1 <= number <= len(self.cards):
            return
        card = self.cards[number - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.setChecked(True)
        self._go_on_from()

    def _go_on_from(self) -> None:
        """Go on from an answer that was chosen on purpose, where nothing is to be read first."""
        if goes_on_by_itself() and self.isComplete() and not self._is_raised:
            self.go_on()

    def go_on(self) -> None:
        """Leave the page for the next."""
        self.advanced.emit()

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
            self.help_needed.emit()
            return
        self.show_answer()

    def show_answer(self) -> None:
        """Show the answer given and what it means."""
        self._show_answer()
        self.tell_complete()
        self.answered.emit()

    def _notice(self, outcome: Outcome) -> Notice:
        notice = Notice(outcome.level, outcome.notice or "")
        if outcome.level >= Level.STOP:
            # Whom to call is wanted here and now, not at the end of the check.
            lines = self.whom_to_call(outcome.level)
            is_urgent = outcome.level is Level.URGENT
            notice.add_lines(CallLines(lines, is_urgent=is_urgent), spoken_lines(lines))
        return notice

    def _show_answer(self) -> None:
        answer = self.underway.check.answered(self.question)
        self._choice.setExclusive(False)
        for card in self.cards:
            card.setChecked(answer is not None and card.code == answer.code)
        self._choice.setExclusive(True)
        notices = [self._notice(outcome) for outcome in self.underway.notices(self.question)]
        self._is_raised = bool(notices)
        self.show_notices(notices)
        if notices:
            self.say(" ".join(notice.accessibleName() for notice in notices))


def _new_cards(question: Question) -> list[AnswerCard]:
    return [
        AnswerCard(answer.code, number, answer.words)
        for number, answer in enumerate(question.answers, start=1)
    ]


def _for_this_check(check: Check) -> Iterator[tuple[str, FactLines]]:
    """Place and amount, where the label tells them."""
    plan = check.plan
    if plan is None:
        return
    place = in_words(check.sites or plan.site_words)
    lines = [(_("Place"), place), (_("Amount on your label"), plan.amount or "")]
    told = [(name, value) for name, value in lines if value]
    if told:
        yield _("For this check"), told
