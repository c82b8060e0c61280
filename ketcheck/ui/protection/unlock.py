"""The screens in front of locked records: nothing on them is of the person whose they are.

The numbers to call of this computer are on them, for whoever needs help while it is locked.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ketcheck.errors import KetcheckError, Locked, WrongCode, WrongPassphrase
from ketcheck.messages.catalogue import _
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode, Unlock
from ketcheck.records.numbers import Numbers
from ketcheck.ui.protection.aside import ASIDE_TEXT
from ketcheck.ui.protection.locked_screen import LockedScreen
from ketcheck.ui.widgets.code_field import CodeField
from ketcheck.ui.widgets.fields import ChoiceField, Field
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.secret_field import SecretField

Attempt = Callable[[Unlock], None]
"""Opens the records with what was typed, or raises why not."""


class UnlockScreen(LockedScreen):
    """Asks for one thing and tries it; what is wrong with it is said under its field."""

    unlocked = Signal()
    other_wanted = Signal()
    """Another way than this one."""

    def __init__(self, title: str, text: str, fields: tuple[Field, ...], attempt: Attempt) -> None:
        super().__init__()
        self._fields = fields
        self._attempt = attempt
        self.area.say_first(title, text)
        self.body.addWidget(Heading(title, scale=1.5))
        self.body.addWidget(Words(text, kind="muted"))
        for field in fields:
            self.body.addWidget(field)

    def begin(self) -> None:
        """Put the cursor where something has to be typed."""
        self._fields[0].focus()

    def add_way(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        """Offer another way under the fields: beside each other at the foot there is no room."""
        button = _button(name, text)
        button.clicked.connect(lambda _=False: pressed())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def try_it(self, unlock: Unlock) -> None:
        """Open the records, or say why not."""
        secret = self._fields[-1]
        secret.show_fault("")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._attempt(unlock)
        except (WrongPassphrase, WrongCode) as error:
            secret.show_fault(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.unlocked.emit()


class PassphraseScreen(UnlockScreen):
    """Asks for a passphrase, and whose it is where several people have one."""

    code_wanted = Signal()

    def __init__(self, locked: Locked, attempt: Attempt, numbers: Numbers) -> None:
        self._users = [user for user in locked.users if user]
        self._secret = SecretField("passphrase", _("Your passphrase"))
        self._user = ChoiceField("user", _("Who are you?"), [(one, one) for one in self._users])
        asks_who = len(self._users) > 1
        fields = (self._user, self._secret) if asks_who else (self._secret,)
        super().__init__(_("Your records are locked"), str(locked), fields, attempt)
        self._asks_who = asks_who
        # Above the other ways in: with large type what comes last is out of sight.
        self.add_numbers(numbers)
        if locked.has_code:
            self.add_way("use-code", _("Use the recovery &code"), self.code_wanted.emit)
        self.add_way("no-way", _("I can't &open them"), self.other_wanted.emit)
        self.body.addStretch(1)
        self.add_button("close", _("C&lose ketcheck"), self.closed.emit)
        self.add_button("unlock", _("&Unlock"), self._unlock, kind="primary")

    def _unlock(self) -> None:
        user = self._user.value() if self._asks_who else None
        with told(self):
            self.try_it(Passphrase(user, self._secret.typed))


class CodeScreen(UnlockScreen):
    """Asks for the recovery code."""

    def __init__(self, locked: Locked, attempt: Attempt, numbers: Numbers) -> None:
        self._code = CodeField("code", locked)
        text = str(locked) if not locked.users else _("Take out your recovery sheet.")
        super().__init__(_("Use the recovery code"), text, (self._code,), attempt)
        self.add_numbers(numbers)
        self.add_way("no-way", _("I can't &open them"), self.other_wanted.emit)
        self.body.addStretch(1)
        if locked.users:
            self.add_button("back", _("&Back"), self.closed.emit)
        else:
            self.add_button("close", _("C&lose ketcheck"), self.closed.emit)
        self.add_button("unlock", _("&Unlock"), self._unlock, kind="primary")

    def _unlock(self) -> None:
        with told(self):
            self.try_it(RecoveryCode(self._code.typed))


class StuckScreen(LockedScreen):
    """The records can't be opened: try once more, or go on to setting them aside."""

    again_wanted = Signal()
    aside_wanted = Signal()

    def __init__(self, error: KetcheckError, numbers: Numbers) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("If you can't open your records"), scale=1.5))
        self.body.addWidget(Words(_what_is_needed(error)))
        self.body.addSpacing(20)
        self.body.addWidget(Heading(_("Start over")))
        self.body.addWidget(Words(_(ASIDE_TEXT)))
        aside = _button("set-aside", _("&Start over without these records"))
        aside.clicked.connect(lambda _=False: self.aside_wanted.emit())
        self.body.addWidget(aside, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_numbers(numbers)
        self.body.addStretch(1)
        self.add_button("close", _("C&lose ketcheck"), self.closed.emit)
        self.add_button("try-again", _("&Try again"), self.again_wanted.emit, kind="primary")


def _what_is_needed(error: KetcheckError) -> str:
    if not isinstance(error, Locked):
        return str(error)
    if not error.has_code:
        return _("Ask who else has a passphrase. These records have no recovery code.")
    words = _(
        "Look for the recovery sheet of these records, and ask who else can open them. "
        "The sheet shows their number: {records}."
    )
    return words.format(records=error.records)


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    return button
