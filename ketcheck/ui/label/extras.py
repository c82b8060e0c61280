"""The optional questions, each with its source; they are off until somebody switches them on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from ketcheck.checklist.content import Asked, Question
from ketcheck.checklist.details import Plan
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.labels import Heading, Words

_OFTEN = {Asked.EXTRA: marked("In each check"), Asked.MONTHLY_EXTRA: marked("Once a month")}


class ExtrasScreen(Screen):
    """A box for each optional question."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.body.addWidget(Heading(_("Extra questions"), scale=1.5))
        text = _("These questions are not from the article. Choose the ones you want to be asked.")
        self.body.addWidget(Words(text, kind="muted"))
        if desk.checklist.draft_notice:
            self.body.addWidget(Words(desk.checklist.draft_notice, kind="muted"))
        self._boxes = {one.id: self._add(one) for one in _extras(desk.checklist.questions)}
        self.body.addStretch(1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-extras", _("&Save"), self._save, kind="primary")

    def _add(self, question: Question) -> QCheckBox:
        box = QCheckBox(question.words)
        box.setObjectName(f"extra-{question.id}")
        box.setChecked(question.id in self._plan.extras)
        self.body.addWidget(box)
        grade = f" ({question.grade})" if question.grade else ""
        told = _("{often}. Source: {source}").format(
            often=_(_OFTEN[question.asked]), source=f"{question.source}{grade}"
        )
        self.body.addWidget(Words(told, kind="muted"))
        return box

    def _save(self) -> None:
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        self.entered.emit(self._plan.model_copy(update={"extras": chosen}))


def _extras(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.is_extra]
