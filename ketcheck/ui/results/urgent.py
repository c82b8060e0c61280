"""An urgent result: the steps and the numbers, large, and nothing else."""

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import whom_to_call_about
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines
from ketcheck.ui.widgets.labels import Heading, Large
from ketcheck.ui.widgets.speech import announce

_STEP = 1.4


class UrgentPanel(QFrame):
    """Heading, numbers and steps, spoken as an alert in the order that they are read."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        set_kind(self, "band")
        title = desk.checklist_of(record).words_for(record.result.level).title
        checklist = desk.checklist_of(record)
        call = whom_to_call_about(desk.store, record, checklist)
        steps = [one for one in re.split(r"(?<=[.])\s+", record.result.next_step) if one]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(16)
        heading = Heading(title, scale=2.0)
        heading.setObjectName("result")
        column.addWidget(heading)
        column.addWidget(CallLines(call, is_urgent=True))
        for place, step in enumerate(steps, start=1):
            column.addWidget(Large(f"{place}. {step}", scale=_STEP))
        self.setAccessibleName(" ".join([title, *steps, *spoken_lines(call)]))
        announce(self, self.accessibleName())
