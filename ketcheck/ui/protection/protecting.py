"""Changing what opens the records: leads through the screens, and does what they ask for."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketcheck.errors import SlotRefused, WrongPassphrase
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.model import Person
from ketcheck.ui.protection.locking import IDLE_SETTING, idle_minutes
from ketcheck.ui.protection.protection import CodeShown, PassphraseForm, ProtectionScreen
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import ask, told
from ketcheck.ui.widgets.protection_page import MAKE_CODE

_TITLE: Final = marked("Privacy")
_ADD_TEXT: Final = marked(
    "Anyone who types it can open the records. Print a recovery code too, in case you forget the "
    "passphrase."
)
_CHANGE_TEXT: Final = marked(
    "Your records stay as they are. Older backups still open with the old passphrase."
)
_NEW_CODE: Final = marked(
    "The code on your last sheet will no longer open these records. Make a new one?"
)
_NOT_KEPT: Final = marked("You won't see this code again. Have you printed it or written it down?")
_OPENS_BY_ITSELF: Final = marked(
    "Anyone who is logged in here and starts ketcheck can still open the records without a "
    "passphrase."
)
_ALWAYS: Final = marked("Always ask for a passphrase?")
_NO_CODE: Final = marked(
    "You have no recovery code yet, so if ketcheck always asks and you forget the passphrase, "
    "nobody can open your records."
)
PrintCode = Callable[[str], None]


class Protecting(QObject):
    """Shows the ways to open the records; `print_code` puts a recovery code on paper."""

    closed = Signal()

    def __init__(
        self, window: Window, desk: Desk, person: Person | None, print_code: PrintCode
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._person = person
        self._print = print_code
        self._vault = desk.store.vault
        self.closed.connect(self.deleteLater)

    def begin(self, act: str = "") -> None:
        """Show all there is, or go straight to an act."""
        if act == MAKE_CODE:
            self._make_code(then=self.closed.emit)
        else:
            self._show_all()

    def _show_all(self) -> None:
        screen = ProtectionScreen(self._vault, str(idle_minutes(self._desk.store)))
        screen.closed.connect(self.closed)
        screen.code_wanted.connect(lambda: self._make_code(then=self._show_all))
        screen.passphrase_wanted.connect(self._add_passphrase)
        screen.change_wanted.connect(self._change_passphrase)
        screen.removal_wanted.connect(self._remove)
        screen.keyring_wanted.connect(self._use_keyring)
        screen.new_key_wanted.connect(self._change_key)
        screen.idle_chosen.connect(self._keep_idle)
        self._show(screen)
        screen.begin()

    def _make_code(self, *, then: Callable[[], object]) -> None:
        if self._vault.protection.has_code and not ask(
            self._window, _(_NEW_CODE), yes=_("Make a new code"), no=_("Cancel")
        ):
            return
        # In force once it is on paper: until then the code on the last sheet opens the records.
        code = new_code()
        screen = CodeShown(code, self._vault.slots.short_name)
        screen.kept.connect(lambda: self._put(code, then))
        screen.closed.connect(lambda: self._leave_code(code, then))
        screen.print_wanted.connect(lambda: self._put(code, lambda: self._print(code)))
        self._show(screen)
        screen.begin()

    def _leave_code(self, code: str, then: Callable[[], object]) -> None:
        if ask(self._window, _(_NOT_KEPT), yes=_("I have it on paper"), no=_("Show the code")):
            self._put(code, then)

    def _put(self, code: str, then: Callable[[], object]) -> None:
        with told(self._window):
            self._vault.put_recovery_code(code, self._desk.now.date())
            then()

    def _add_passphrase(self) -> None:
        form = PassphraseForm(_("Add a passphrase"), _(_ADD_TEXT), user=None, asks_old=False)
        self._fill_in(form, lambda user, _, new: self._add(user, new))

    def _add(self, user: str, new: str) -> None:
        self._vault.add_passphrase(user, new)
        if self._vault.protection.opens_by_itself:
            self._offer_to_close()

    def _offer_to_close(self) -> None:
        """A passphrase keeps nobody out as long as the records open without it."""
        said = [_(_OPENS_BY_ITSELF), _(_ALWAYS)]
        if not self._vault.protection.has_code:
            # What it warns of is so only with the first answer.
            said.insert(1, _(_NO_CODE))
        question = " ".join(said)
        if ask(self._window, question, yes=_("Always ask"), no=_("Don't ask")):
            for way in self._vault.slots_told():
                if way.kind in {"keyring", "key-file"}:
                    self._vault.remove(way.kind)

    def _change_passphrase(self, user: str) -> None:
        form = PassphraseForm(_("Change a passphrase"), _(_CHANGE_TEXT), user=user, asks_old=True)
        self._fill_in(form, self._vault.change_passphrase)

    def _fill_in(self, form: PassphraseForm, act: Callable[[str, str, str], None]) -> None:
        form.closed.connect(self._show_all)
        form.entered.connect(lambda user, old, new: self._do(form, lambda: act(user, old, new)))
        self._show(form)
        form.begin()

    def _do(self, form: PassphraseForm, act: Callable[[], object]) -> None:
        with told(self._window):
            try:
                act()
            except WrongPassphrase as error:
                form.show_wrong_old(str(error))
            except SlotRefused as error:
                form.show_refused(str(error))
            else:
                self._changed()

    def _remove(self, kind: str, user: str) -> None:
        question = _("These records will no longer open that way. Remove it?")
        if ask(self._window, question, yes=_("Remove"), no=_("Cancel")):
            with told(self._window):
                self._vault.remove(kind, user)
                self._changed()

    def _use_keyring(self) -> None:
        with told(self._window):
            self._vault.use_keyring()
            self._changed()

    def _change_key(self) -> None:
        from ketcheck.ui.protection.key_change_flow import KeyChangeFlow  # noqa: PLC0415 - seldom

        flow = KeyChangeFlow(self._window, self._desk, self._person)
        flow.closed.connect(self._show_all)
        flow.begin()

    def _keep_idle(self, minutes: str) -> None:
        with told(self._window):
            self._desk.store.set_setting(IDLE_SETTING, minutes)
            self._window.protection_changed.emit()

    def _changed(self) -> None:
        self._window.protection_changed.emit()
        self._show_all()

    def _show(self, screen: QWidget) -> None:
        self._window.show_screen(screen, _(_TITLE), self._person)
