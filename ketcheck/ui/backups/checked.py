"""What a check of the records found, and the ways on where something is damaged."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, counted, marked
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
        self.body.addWidget(Heading(_("We checked your records"), scale=1.5))
        checked = records(found.checked)
        if found.is_sound:
            text = _("No damage found. We checked {records}.")
            self.body.addWidget(Notice(Level.OK, text.format(records=checked)))
        else:
            text = _("Some records are damaged. We checked {records}. See below what is wrong.")
            self.body.addWidget(Notice(Level.STOP, text.format(records=checked)))
            self.body.addWidget(faults_panel(found.damaged, _("What is wrong")))
            self.body.addWidget(Words(_(_WAYS)))
        self.body.addStretch(1)
        self.add_button("close", _("&Close"), self.closed.emit)
        if has_loss:
            self.body.insertWidget(3, Words(_(_LOSS)))
            self.add_button("accept-loss", _("&Go on without them"), self.loss_accepted.emit)
        if not found.is_sound:
            save = _("&Rescue what can be read…")
            self.add_button("salvage", save, self.salvage_wanted.emit, kind="primary")


def faults_panel(faults: Sequence[Fault], title: str) -> Facts:
    """The faults by name; of very many, the first."""
    lines = [(fault.where, fault.why) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        rest = counted("And {count} more.", "And {count} more.", len(faults) - _SHOWN)
        lines.append(("", rest))
    return Facts(title, lines)


_WAYS = marked(
    "Keep the damaged records as they are. Rescue what can be read into a new folder, or restore "
    "your records from a backup."
)
_LOSS = marked(
    "Some saved records are lost. If you have a backup, restore it first. If you go on without "
    "them, the next check asks when you last used the cream. A STOP in a lost record no longer "
    "counts: ask your doctor or nurse."
)
