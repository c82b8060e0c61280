"""What was saved of damaged records, and where."""

from pathlib import Path

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
        self.body.addWidget(Heading("What still reads is saved", scale=1.5))
        lines = [
            ("Saved", records(found.saved)),
            ("Lost", records(len(found.lost))),
            ("New folder", shown_path(folder)),
        ]
        self.body.addWidget(Facts("What was saved", lines))
        if found.lost:
            self.body.addWidget(faults_panel(found.lost, "What was lost"))
        self.body.addWidget(Words(_NEXT))
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit)


_NEXT = (
    "The damaged records stay as they are. To work with the saved ones, start ketcheck with "
    "--data and the new folder."
)
