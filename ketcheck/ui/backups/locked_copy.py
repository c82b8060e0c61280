"""A copy of other records, in front of what is in it."""

from PySide6.QtCore import Signal

from ketcheck.errors import Locked
from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.code_field import CodeField
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.secret_field import SecretField


class LockedCopy(Screen):
    """Asks for what opens a copy that the key of these records does not open."""

    typed = Signal(str)

    def __init__(self, name: str, locked: Locked) -> None:
        super().__init__()
        # A code is copied from paper letter by letter, and is of no use on another paper.
        self._secret = (
            SecretField("secret", locked.asked_for) if locked.users else CodeField("secret", locked)
        )
        self.area.say_first(_("This backup is locked"), name, str(locked))
        self.body.addWidget(Heading(_("This backup is locked"), scale=1.5))
        self.body.addWidget(Words(name, kind="muted"))
        self.body.addWidget(Words(str(locked)))
        self.body.addWidget(self._secret)
        self.body.addStretch(1)
        self.add_button("cancel", _("&Back"), self.closed.emit)
        self.add_button("open-copy", _("&Open"), self._open, kind="primary")

    def begin(self) -> None:
        """Put the cursor where something has to be typed."""
        self._secret.focus()

    def show_fault(self, fault: str, typed: str) -> None:
        """Say under the field what was wrong with what was typed, which can be mended there."""
        self._secret.set_value(typed)
        self._secret.show_fault(fault)

    def _open(self) -> None:
        self.typed.emit(self._secret.typed)
