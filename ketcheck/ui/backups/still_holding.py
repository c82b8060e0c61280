"""The backups that still have records which were deleted, by name, and a new one in their place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.paths import shown_path

_HELD = marked("The records are deleted here. These older backups still have them.")
_OFFER = marked(
    "ketcheck can make a new backup without them, and then delete these. You need to delete "
    "backups that you made yourself, and shred printed pages."
)


class StillHolding(Screen):
    """Names them, and offers to make a new backup and delete them."""

    renewal_wanted = Signal()

    def __init__(self, paths: Sequence[Path], others: Sequence[Path] = ()) -> None:
        """`others` may have them as well, and are left to the user."""
        super().__init__()
        self.body.addWidget(Heading(_("Older backups"), scale=1.5))
        self.body.addWidget(Notice(Level.ASK, _(_HELD)))
        self.body.addWidget(Words(_(_OFFER)))
        folders: dict[Path, list[str]] = {}
        for path in paths:
            folders.setdefault(path.parent, []).append(path.name)
        for folder, names in folders.items():
            lines = [("", shown_path(Path(name))) for name in names]
            self.body.addWidget(Facts(shown_path(folder), lines))
        if others:
            lines = [("", shown_path(path)) for path in others]
            self.body.addWidget(Facts(_("Look at these, and delete them yourself"), lines))
        self.body.addStretch(1)
        self.add_button("close", _("&Keep them"), self.closed.emit)
        renew = _("&Make a new backup and delete these")
        self.add_button("renew-copies", renew, self.renewal_wanted.emit, kind="primary")
