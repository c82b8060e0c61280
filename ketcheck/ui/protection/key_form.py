"""What is typed for a new key: a new passphrase for each user who keeps one."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal

from ketcheck.errors import SlotRefused
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.keys.new_key import users_to_ask
from ketcheck.records.keys.passphrases import as_meant, refuse_weak
from ketcheck.records.keys.vault import Vault
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.fields import Field
from ketcheck.ui.widgets.form_faults import mark_all
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.secret_field import SecretField

_WHY: Final = marked(
    "Do this if someone may know your passphrase or recovery code, or has a copy of your key. "
    "ketcheck then writes your records again under a new key. The old key, passphrase, and code "
    "no longer open them. Nothing in your records changes."
)
_NEW_CODE: Final = marked("You will also get a new recovery code.")
_COPIES: Final = marked(
    "Backups you made before still open with the old passphrase or code. Keep those as long as "
    "you keep the backups."
)
_HINT: Final = marked("At least 8 characters. Four random words work well.")
_MAY_BE_EMPTY: Final = marked("Leave it empty to remove this passphrase.")
_MISMATCH: Final = marked("This is not the same as the one above. Type it again.")
_NONE: Final = marked("Enter at least one new passphrase.")


class KeyForm(Screen):
    """Says what a new key does, and asks for the passphrases that are to open the records then."""

    entered = Signal(object)
    """The passphrases by user, of those who have one."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self._is_needed = not vault.open_places
        self._known_words = vault.known_words
        users = users_to_ask(vault)
        hint = f"{_(_HINT)} {_(_MAY_BE_EMPTY)}" if len(users) > 1 or vault.open_places else _(_HINT)
        self._pairs = [
            (user, _new(number, user, hint), _again(number, user))
            for number, user in enumerate(users, 1)
        ]
        title = _("Change the key")
        self.area.say_first(title, _(_WHY))
        self.body.addWidget(Heading(title, scale=1.5))
        for words in self._words(has_code=vault.slots.has_code):
            self.body.addWidget(Words(words))
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("change-key-now", _("Change the &key"), self._save, kind="primary")

    @staticmethod
    def _words(*, has_code: bool) -> tuple[str, ...]:
        more = (_(_NEW_CODE),) if has_code else ()
        return (_(_WHY), *more, _(_COPIES))

    @property
    def _fields(self) -> list[Field]:
        return [field for _, new, again in self._pairs for field in (new, again)]

    def _save(self) -> None:
        if not mark_all(self._fields, self._faults):
            self.entered.emit({user: new.typed for user, new, _ in self._pairs if new.typed})

    def _faults(self) -> dict[str, str]:
        found = {}
        known = tuple(self._known_words())
        for user, new, again in self._pairs:
            if as_meant(new.typed) != as_meant(again.typed):
                found[again.name] = _(_MISMATCH)
            if new.typed and (weak := _weakness(user, new.typed, known)):
                found[new.name] = weak
        if self._is_needed and not any(new.typed for _, new, _again in self._pairs):
            found[self._pairs[0][1].name] = _(_NONE)
        return found


def _new(number: int, user: str, hint: str) -> SecretField:
    label = _("New passphrase for {user}").format(user=user) if user else _("New passphrase")
    return SecretField(f"new-passphrase-{number}", label, hint)


def _again(number: int, user: str) -> SecretField:
    label = _("Type it again for {user}").format(user=user) if user else _("Type it again")
    return SecretField(f"again-{number}", label, can_show=False)


def _weakness(user: str, passphrase: str, known_words: Iterable[str]) -> str:
    """All that is wrong with it: a new code is shown next, and is not to be written in vain."""
    try:
        refuse_weak(user, passphrase, known_words)
    except SlotRefused as error:
        return str(error)
    return ""
