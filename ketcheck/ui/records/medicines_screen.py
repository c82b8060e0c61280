"""The medicine list on file, to read; a check is where it is changed."""

from ketcheck.checklist.ledger.known import Known
from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.facts import Facts, medicine_lines
from ketcheck.ui.widgets.labels import Heading, Words


class MedicinesScreen(Screen):
    """One line a medicine."""

    is_place = True

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("Medicines"), scale=1.5))
        note = _("The list is from your last check. To change it, start a check.")
        if known.is_first_check:
            note = _("This is what you entered at the start. To change it, start a check.")
        self.body.addWidget(Words(note, kind="muted"))
        self.body.addWidget(Facts(_("Other medicines"), medicine_lines(known.medicines)))
        self.body.addStretch(1)
        self.add_button("close", _("&Close"), self.closed.emit, kind="primary")
