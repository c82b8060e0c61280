"""What is set, kept and told for the whole computer, whoever is open."""

from PySide6.QtCore import Qt, Signal

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
        self.body.addWidget(Heading("This computer", scale=1.5))
        ways = (
            ("used-by", "Who &uses it", "One person, or a clinic.", self.use_wanted),
            (
                "protection",
                "&Protection",
                "What opens the records, and a recovery code.",
                self.protection_wanted,
            ),
            (
                "keep-safe",
                "&Copies and checks",
                "Copies of the records, and whether they all read as they were written.",
                self.safekeeping_wanted,
            ),
            ("report", "&Report for support", "With nothing of any person.", self.report_wanted),
        )
        buttons = [push_button(name, words, wanted.emit) for name, words, _, wanted in ways]
        for button, (_, _, what, _) in zip(buttons, ways, strict=True):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(Words(what, kind="muted"))
        self.body.addStretch(1)
        self.add_button("close", "C&lose", self.closed.emit, kind="primary")
