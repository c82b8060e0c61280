"""What is set, kept and told for the whole computer, whoever is open."""

from PySide6.QtCore import Qt, Signal

from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words


class ThisComputer(Screen):
    """A way to each of them, with a line of what it is for."""

    is_place = True
    use_wanted = Signal()
    protection_wanted = Signal()
    safekeeping_wanted = Signal()
    report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("This computer"), scale=1.5))
        ways = (
            ("used-by", _("Who it is &for"), _("Just you, or a clinic."), self.use_wanted),
            (
                "protection",
                _("&Privacy"),
                _("Who can read your records, and a recovery code."),
                self.protection_wanted,
            ),
            (
                "keep-safe",
                _("&Back up"),
                _("Back up your records and check them for damage."),
                self.safekeeping_wanted,
            ),
            (
                "report",
                _("&Report for support"),
                _("Contains no personal data."),
                self.report_wanted,
            ),
        )
        buttons = [push_button(name, words, wanted.emit) for name, words, _what, wanted in ways]
        for button, (_name, _words, what, _wanted) in zip(buttons, ways, strict=True):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(Words(what, kind="muted"))
        self.body.addStretch(1)
        self.add_button("close", _("C&lose"), self.closed.emit)
