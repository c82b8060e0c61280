"""Asked once on the first start, and changed later: who uses this computer."""

from PySide6.QtCore import Signal

from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.shell.choice import ChoiceScreen
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told

_WORDS = {
    UsedBy.ONE_PERSON: "One person. The computer opens with that person's checks.",
    UsedBy.CLINIC: "A clinic. The computer opens with a list of people.",
}


class UsedByChoice(ChoiceScreen):
    """One person or a clinic; nothing is chosen beforehand on the first start."""

    chosen = Signal()

    def __init__(self, desk: Desk, current: UsedBy | None) -> None:
        super().__init__()
        self._desk = desk
        self.body.addWidget(Heading("Who uses this computer?", scale=1.5))
        self.body.addWidget(Words("You can change this later. No record is lost.", kind="muted"))
        for code, words in _WORDS.items():
            self.add_card(code.value, words, chosen=code is current)
        self.body.addStretch(1)
        leave = ("cancel", "&Leave it as it was") if current else ("close", "C&lose ketcheck")
        self.add_button(*leave, self.closed.emit)
        go_on = self.add_button("continue", "&Continue", self._continue, kind="primary")
        self.hold_back(go_on)

    def _continue(self) -> None:
        if self.choice:
            with told(self):
                set_used_by(self._desk.store, UsedBy(self.choice))
                self.chosen.emit()
