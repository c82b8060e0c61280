"""What was saved of damaged records, and where."""

from pathlib import Path

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.rescue.salvaging import Salvaged
from ketcheck.ui.backups.checked import faults_panel
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.counts import records
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.paths import shown_path


class SalvagedScreen(Screen):
    """How many were saved, which were lost, and how to go on with those saved."""

    def __init__(self, folder: Path, found: Salvaged) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("We rescued what can be read"), scale=1.5))
        lines = [
            (_("Rescued"), records(found.saved)),
            (_("Lost"), records(len(found.lost))),
            (_("New folder"), shown_path(folder)),
        ]
        self.body.addWidget(Facts(_("What we rescued"), lines))
        if found.lost:
            self.body.addWidget(faults_panel(found.lost, _("What is lost")))
        self.body.addWidget(Words(_(_NEXT)))
        self.body.addStretch(1)
        self.add_button("close", _("&Close"), self.closed.emit)


_NEXT = marked(
    "The damaged records stay as they are. To work with the rescued ones, start ketcheck with "
    "--data and the new folder."
)
