"""The optional questions, each with its source; they are off until somebody switches them on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from ketcheck.checklist.content import Asked, Question
from ketcheck.checklist.details import Plan
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.labels import Heading, Words

_TEXT = "These questions are not from the article. Choose the ones that you want to be asked."
_OFTEN = {Asked.EXTRA: "In each check", Asked.MONTHLY_EXTRA: "Once a month"}


class ExtrasScreen(Screen):
    """A box for each optional question."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.body.addWidget(Heading("Extra questions", scale=1.5))
        self.body.addWidget(Words(_TEXT, kind="muted"))
        if desk.checklist.draft_notice:
            self.body.addWidget(Words(desk.checklist.draft_notice, kind="muted"))
        self._boxes = {one.id: self._add(one) for one in _extras(desk.checklist.questions)}
        self.body.addStretch(1)
        self.add_button("cancel", "&Cancel", self.closed.emit)
        self.add_button("save-extras", "&Save", self._save, kind="primary")

    def _add(self, question: Question) -> QCheckBox:
        box = QCheckBox(question.words)
        box.setObjectName(f"extra-{question.id}")
        box.setChecked(question.id in self._plan.extras)
        self.body.addWidget(box)
        source = f"{_OFTEN[question.asked]}. Source: {question.source}"
        grade = f" ({question.grade})" if question.grade else ""
        self.body.addWidget(Words(f"{source}{grade}", kind="muted"))
        return box

    def _save(self) -> None:
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        self.entered.emit(self._plan.model_copy(update={"extras": chosen}))


def _extras(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.is_extra]
