"""Giving up records that can't be opened: what is lost is said, and it takes more than a click.

Behind a locked window it takes a passphrase, for whoever passes by could do it. Nobody has to know
one at a start: who can start ketcheck could move its files away as well, and may have forgotten it.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal

from ketcheck.errors import WrongPassphrase
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.numbers import Numbers
from ketcheck.ui.protection.locked_screen import LockedScreen
from ketcheck.ui.widgets.fields import LineField
from ketcheck.ui.widgets.form_faults import mark_all
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.secret_field import SecretField

Confirm = Callable[[str], None]
"""Takes a passphrase that opens the records; raises WrongPassphrase for another."""

ASIDE_TEXT: Final = marked(
    "You can set these records aside and start over with none. Nothing is deleted: the files move "
    "to a folder of their own. If you find the code or the key later, you can move them back."
)
_LOST: Final = (
    marked("ketcheck will not know of an earlier STOP, or what it was for."),
    marked("It will not know when you last used the cream, or how often."),
    marked("It will not know your label or your medicines."),
    marked("It will not show your old records."),
)
_FORGOTTEN: Final = marked(
    "Forgot your passphrase? Close ketcheck and start it again. Then you can start over without it."
)
_WORD: Final = marked("start over")


class AsideScreen(LockedScreen):
    """Says what is lost, and asks for a passphrase or for a typed word."""

    confirmed = Signal()

    def __init__(self, confirm: Confirm | None, numbers: Numbers) -> None:
        """Ask for a passphrase where there is something to `confirm` it with."""
        super().__init__()
        self._confirm = confirm
        self._field = _passphrase() if confirm else _word()
        title = _("Start over without these records?")
        self.area.say_first(title, " ".join(map(_, _LOST)))
        self.body.addWidget(Heading(title, scale=1.5))
        for sentence in _LOST:
            self.body.addWidget(Words(_(sentence)))
        self.body.addWidget(Words(_(ASIDE_TEXT), kind="muted"))
        self.body.addWidget(self._field)
        if confirm:
            self.body.addWidget(Words(_(_FORGOTTEN), kind="muted"))
        self.add_numbers(numbers)
        self.body.addStretch(1)
        self.add_button("confirm-aside", _("&Start over without them"), self._try)
        self.add_button("keep-records", _("&Go back"), self.closed.emit, kind="primary")

    def begin(self) -> None:
        """Put the cursor into the field."""
        self._field.focus()

    def _try(self) -> None:
        if mark_all([self._field], self._faults):
            return
        with told(self):
            try:
                if self._confirm:
                    self._confirm(self._field.typed)
            except WrongPassphrase as error:
                self._field.show_fault(str(error))
            else:
                self.confirmed.emit()

    def _faults(self) -> dict[str, str]:
        typed = " ".join(self._field.typed.split())
        is_wrong = not typed if self._confirm else typed.casefold() != _(_WORD).casefold()
        return {self._field.name: self._field.missing} if is_wrong else {}


def _passphrase() -> LineField:
    field = SecretField("passphrase", _("Your passphrase"))
    field.asks_for(_("Enter your passphrase."))
    return field


def _word() -> LineField:
    word = _(_WORD)
    field = LineField("typed-word", _("To go on, type: {word}").format(word=word))
    field.asks_for(_("Type “{word}” here, or go back.").format(word=word))
    return field
