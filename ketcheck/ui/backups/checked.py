"""What a check of the records found, and the ways on where something is damaged."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.records.verifying.faults import Fault
from ketcheck.records.verifying.verification import Verification
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.counts import records
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice

_SHOWN = 200


class Checked(Screen):
    """Sound, or each fault by name."""

    salvage_wanted = Signal()
    loss_accepted = Signal()

    def __init__(self, found: Verification, *, has_loss: bool) -> None:
        super().__init__()
        self.body.addWidget(Heading("Your records were checked", scale=1.5))
        checked = records(found.checked)
        if found.is_sound:
            text = f"All is well. Checked: {checked}. Each reads as it was saved."
            self.body.addWidget(Notice(Level.OK, text))
        else:
            text = f"Something is damaged. Checked: {checked}. What is wrong stands below."
            self.body.addWidget(Notice(Level.STOP, text))
            self.body.addWidget(faults_panel(found.damaged))
            self.body.addWidget(Words(_WAYS))
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit)
        if has_loss:
            self.body.insertWidget(3, Words(_LOSS))
            self.add_button("accept-loss", "&Go on without them", self.loss_accepted.emit)
        if not found.is_sound:
            save = "&Save what still reads…"
            self.add_button("salvage", save, self.salvage_wanted.emit, kind="primary")


def faults_panel(faults: Sequence[Fault], title: str = "What is wrong") -> Facts:
    """The faults by name; of very many, the first."""
    lines = [(fault.where, fault.why) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(("", f"And {len(faults) - _SHOWN:,} more."))
    return Facts(title, lines)


_WAYS = (
    "Keep the damaged records as they are. Save what still reads into a new folder, or bring "
    "records back from a copy."
)
_LOSS = (
    "Some records were saved and are lost. If you have a copy, bring them back first. If you go "
    "on without them, the next check asks when you last used the cream. A STOP in a lost record "
    "holds no more: ask your doctor or nurse."
)
