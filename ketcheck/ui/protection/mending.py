"""After the recovery code was used: makes a way to open the records that needs no code."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from ketcheck.errors import KeyUnavailable, SlotRefused
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.keys.vault import Vault
from ketcheck.ui.protection.protection import MendScreen, PassphraseForm
from ketcheck.ui.protection.unlocking import Shows
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import ask, told

_TITLE: Final = "ketcheck"
_FORM_TEXT: Final = marked("Use the new one from now on. The old one no longer works.")


class Mending(QObject):
    """Offers to put the key back on this computer, or a new passphrase; nothing is forced."""

    done = Signal()

    def __init__(self, window: Window, show: Shows, vault: Vault) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self._vault = vault
        self.done.connect(self.deleteLater)

    def begin(self) -> None:
        """Show what can be done."""
        screen = MendScreen(self._vault)
        screen.keyring_wanted.connect(self._put_key_back)
        screen.passphrase_wanted.connect(self._ask_passphrase)
        screen.closed.connect(self.done)
        self._show(screen, _TITLE)
        screen.begin()

    def _put_key_back(self) -> None:
        with told(self._window):
            try:
                self._vault.use_keyring()
            except KeyUnavailable as error:
                self._offer_key_file(error)
            else:
                self._finish()

    def _offer_key_file(self, error: KeyUnavailable) -> None:
        question = _(
            "{why} Or store the key in a file on this computer? Someone who steals the computer "
            "could then read your records."
        )
        question = question.format(why=error)
        if ask(self._window, question, yes=_("Store it in a file"), no=_("Cancel")):
            self._vault.use_key_file()
            self._finish()

    def _ask_passphrase(self, user: str) -> None:
        form = PassphraseForm(_("New passphrase"), _(_FORM_TEXT), user=user, asks_old=False)
        form.closed.connect(self.begin)
        form.entered.connect(lambda user, _, new: self._renew(form, user, new))
        self._show(form, _TITLE)
        form.begin()

    def _renew(self, form: PassphraseForm, user: str, new: str) -> None:
        with told(self._window):
            try:
                self._vault.renew_passphrase(user, new)
            except SlotRefused as error:
                form.show_refused(str(error))
            else:
                self._finish()

    def _finish(self) -> None:
        self._window.protection_changed.emit()
        self.done.emit()
