"""An urgent result: the steps and the numbers, large, and nothing else."""

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.records.model import Record
from ketcheck.ui.desk import Desk
from ketcheck.ui.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Large
from ketcheck.ui.widgets.numbers import numbers_to_call
from ketcheck.ui.widgets.speech import announce

_NO_NUMBER = "Call your emergency number"
_STEP = 1.4
_NUMBER = 2.0


class UrgentPanel(QFrame):
    """Heading, numbers and steps, spoken as an alert in the order that they are read."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        set_kind(self, "band")
        title = desk.checklist_of(record).words_for(record.result.level).title
        numbers = numbers_to_call(desk.store) or [_NO_NUMBER]
        steps = [one for one in re.split(r"(?<=[.])\s+", record.result.next_step) if one]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(16)
        heading = Heading(title, scale=2.0)
        heading.setObjectName("result")
        column.addWidget(heading)
        for number in numbers:
            column.addWidget(Large(number, scale=_NUMBER))
        for place, step in enumerate(steps, start=1):
            column.addWidget(Large(f"{place}. {step}", scale=_STEP))
        self.setAccessibleName(" ".join([title, *steps, *numbers]))
        announce(self, self.accessibleName())
