"""Changing the key through the screens: asked for, written anew beside the window, put in place."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.key_change import KeyChange
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.ui.protection.key_form import KeyForm
from ketcheck.ui.protection.protection import CodeShown
from ketcheck.ui.shell.long_work import LongWork
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.shell.stage import told_act
from ketcheck.ui.widgets.message import tell

_DONE: Final = marked(
    "The key is changed. Make a new backup soon. Backups made before still open with the old "
    "passphrase or recovery code."
)
_KEEP_OLD: Final = marked(
    "The key was not changed, and the new recovery code does not work. Keep your old one."
)


class KeyChangeFlow(LongWork):
    """Opened from the Privacy page, and leads back to it when `closed`."""

    closed = Signal()

    @told_act
    def begin(self) -> None:
        """Ask for what is to open the records."""
        form = KeyForm(self._desk.store.vault)
        form.entered.connect(self._enter)
        form.closed.connect(self.closed)
        self.show_screen(form)

    def _enter(self, passphrases: dict[str, str]) -> None:
        if not self._desk.store.slots.has_code:
            self._change(NewWays(passphrases))
            return
        # Before the key is changed: afterwards no other code would open the records.
        code = new_code()
        ways = NewWays(passphrases, code, self._desk.now.date())
        screen = CodeShown(code, self._desk.store.slots.short_name, can_print=False)
        screen.kept.connect(lambda: self._change(ways))
        screen.closed.connect(self.closed)
        self.show_screen(screen)

    @told_act
    def _change(self, ways: NewWays) -> None:
        change = KeyChange(self._desk.store, ways)
        failed = partial(self._fail, change)
        self.run(_("Changing the key…"), change.prepare, lambda _: self._finish(change), failed)

    def _finish(self, change: KeyChange) -> None:
        try:
            change.put_in_place()
        except KetcheckError as error:
            self._fail(change, error)
            return
        self._window.protection_changed.emit()
        self.closed.emit()
        tell(self._window, _(_DONE))

    def _fail(self, change: KeyChange, error: KetcheckError) -> None:
        self.closed.emit()
        is_in_vain = change.ways.code and not change.counts
        tell(self._window, f"{error} {_(_KEEP_OLD)}" if is_in_vain else str(error))

    def show_screen(self, screen: Screen) -> None:
        """Put a screen before the user, under the title of the page that led here."""
        self._window.show_screen(screen, _("Privacy"), self._person)
        screen.begin()
