"""The label and plan, read aloud by the nurse and confirmed, or changed first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketcheck.checklist.details import Plan
from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.check.page import Page
from ketcheck.ui.session.plan_editors import LabelEditor, LeaveEditor, PlanEditor, editor_of
from ketcheck.ui.widgets.cards import AnswerBox, AnswerCard
from ketcheck.ui.widgets.facts import FactLines, leave_lines, plan_lines
from ketcheck.ui.widgets.fields import type_again
from ketcheck.ui.widgets.labels import Heading, Large, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.rows import Line, Rows
from ketcheck.ui.widgets.slot import Slot

_CONFIRMED = "read-back"
_CARDS = (
    (_CONFIRMED, marked("Plan read aloud; patient confirmed it")),
    ("not-read-back", marked("Not read aloud, or not confirmed")),
)
_LOOSER = marked(
    "This plan allows more than the one before. Change the plan to fill in who said so, and when. "
    "Until then the stricter one counts, and each check says: ask first."
)
_LETTERS_BESIDE = 40
_AROUND_WORDS = 9
"""The room beside the words of a button, in letters."""
_READ_ALOUD = 1.3


class ReadBackPage(Page):
    """The plan in large type; while it is changed, the fields of that in its place."""

    place = "read-back"

    def __init__(self, underway: Counseling) -> None:
        super().__init__(underway)
        self._session = underway
        self._editor: PlanEditor | None = None
        self._heading = self.add_heading(
            "", _("Read the plan aloud"), _("Ask the patient if each line is right.")
        )
        self._heading.setObjectName("plan-aloud")
        self._cards: list[AnswerCard] = []
        self._shown = Slot()
        self.body.addWidget(self._shown)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show the plan, or the fields that were left half typed."""
        typed = self.recalled()
        self._show(typed.get("editor", ""))
        if self._editor:
            type_again(self._editor.fields, typed)
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the cursor into the first field that is open, else the keyboard on the heading."""
        if self._editor:
            self._editor.fields[0].focus()
        else:
            self._heading.take_keyboard()

    def typed(self) -> dict[str, str]:
        """Which fields are open, and what stands in them."""
        if self._editor is None:
            return {}
        given = {field.name: field.text for field in self._editor.fields}
        return {**given, "editor": self._editor.name}

    def isComplete(self) -> bool:
        """Whether it is said how the reading went, or fields are there to be taken."""
        is_said = self._session.session.read_back is not None or self._session.check.plan is None
        return self._editor is not None or is_said

    def choose_number(self, number: int) -> None:
        """Take the answer of a number key, and go on."""
        if 1 <= number <= len(self._cards):
            self._cards[number - 1].setChecked(True)
            self.wizard().next()

    def validatePage(self) -> bool:
        """Go on; while the plan is changed, take the change and show the plan to be read back."""
        if self._editor is None:
            return True
        changed = self._editor.changed(self._today())
        if changed:
            self._change(changed)
        return False

    def _today(self) -> date:
        return self.underway.clock().at.date()

    def _change(self, plan: Plan) -> None:
        self._session.set_plan(plan)
        self._go_to("")
        self.show_unkept()

    def _go_to(self, editor: str) -> None:
        self._show(editor)
        self.take_focus()

    def _show(self, editor: str) -> None:
        plan = self._session.check.plan
        self._editor = editor_of(editor, plan, self._today) if plan else None
        self._cards = []
        if plan is None:
            text = _("There is no label or plan yet. Go back to fill it in, or go on without it.")
            self._shown.show_widgets([Words(text)])
        elif self._editor:
            self._shown.show_widgets(self._editing(self._editor))
        else:
            self._shown.show_widgets(self._reading(plan))
        self.tell_complete()

    def _editing(self, editor: PlanEditor) -> list[QWidget]:
        use = _button("use-change", _("Use this"), lambda: self.wizard().next())
        self.keep_fields(editor.fields)
        cancel = _button("leave-as-it-was", _("Cancel"), lambda: self._go_to(""))
        return [Heading(_(editor.title), scale=1.15), *editor.fields, self._row(use, cancel)]

    def _reading(self, plan: Plan) -> list[QWidget]:
        self._cards = self._answers()
        box = AnswerBox(self._cards)
        box.setAccessibleName(self._heading.text())
        change = _button("change-plan", _("Change the plan"), lambda: self._go_to(LabelEditor.name))
        row = self._row(change, *self._of_leave(plan))
        before = self._session.check.known.plan
        return [_aloud(plan, before or plan), *self._what_is_looser(), box, row]

    def _what_is_looser(self) -> list[Notice]:
        """That more is allowed than before, while nobody is named who said so."""
        return [Notice(Level.ASK, _(_LOOSER))] if self._session.check.stricter else []

    def _of_leave(self, plan: Plan) -> list[QPushButton]:
        words = _("Change the permission") if plan.cover else _("Add a permission")
        change = _button("change-leave", words, lambda: self._go_to(LeaveEditor.name))
        if plan.cover is None:
            return [change]
        without = plan.model_copy(update={"cover": None})
        remove = _button("remove-leave", _("Remove the permission"), lambda: self._change(without))
        return [change, remove]

    def _row(self, *buttons: QPushButton) -> Slot:
        # All are as wide as the widest of them.
        widest = max(len(button.text()) for button in buttons)
        row = Slot(beside=True, letters=len(buttons) * (widest + _AROUND_WORDS))
        # Part of the page before it is shown: without a parent it would be a window of its own.
        row.setParent(self)
        row.show_widgets(buttons)
        return row

    def _answers(self) -> list[AnswerCard]:
        """Two answers: who could read nothing aloud is not to be led to say that they did."""
        self._choice = QButtonGroup(self)
        cards = [
            AnswerCard(code, number, _(words)) for number, (code, words) in enumerate(_CARDS, 1)
        ]
        read_back = self._session.session.read_back
        for card in cards:
            self._choice.addButton(card)
            card.setChecked(read_back is not None and (card.code == _CONFIRMED) is read_back)
        self._choice.buttonToggled.connect(self._confirm)
        return cards

    def _confirm(self, card: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's
        if checked and isinstance(card, AnswerCard):
            self._session.note(read_back=card.code == _CONFIRMED)
            self.tell_complete()
            self.show_unkept()


def _aloud(plan: Plan, before: Plan) -> QFrame:
    """The plan in large type; a line that was changed says what stood there."""
    leave = leave_lines(plan.cover) if plan.cover else []
    frame = QFrame()
    set_kind(frame, "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 18, 24, 18)
    # Who told of the change is said of the new one alone.
    old = plan_lines(before.model_copy(update={"changed": plan.changed}))
    column.addWidget(_rows(_changed(plan_lines(plan), old)))
    if leave:
        column.addWidget(Heading(_("Permission to use an airtight dressing")))
        was = leave_lines(before.cover) if before.cover else leave
        column.addWidget(_rows(_changed(leave, was)))
    return frame


def _changed(lines: FactLines, before: FactLines) -> FactLines:
    """The lines; one that was changed, or left out, says what stood there."""
    new, old = dict(lines), dict(before)
    nothing = _("Not on the label")
    gone = [(name, nothing) for name, _value in before if name not in new]
    return [(name, _beside(value, old.get(name, nothing))) for name, value in [*lines, *gone]]


def _beside(value: str, before: str) -> str:
    if value == before:
        return value
    return _("{value} (before: {before})").format(value=value, before=before)


def _rows(lines: FactLines) -> Rows:
    rows = [
        Line(Words(name, kind="muted"), Large(value, scale=_READ_ALOUD)) for name, value in lines
    ]
    return Rows(rows, (2, 3), letters=_LETTERS_BESIDE)


def _button(name: str, words: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: pressed())
    return button
