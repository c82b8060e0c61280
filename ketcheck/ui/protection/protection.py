"""What opens the records, one way a row, and what can be changed about it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.keys.passphrases import as_meant
from ketcheck.records.keys.recovery_code import grouped
from ketcheck.records.keys.vault import SlotTold, Vault
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.fields import ChoiceField, Field, LineField
from ketcheck.ui.widgets.form_faults import mark_all
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.secret_field import SecretField

IDLE_CHOICES: Final = (
    ("1", marked("After 1 minute")),
    ("5", marked("After 5 minutes")),
    ("15", marked("After 15 minutes")),
    ("30", marked("After 30 minutes")),
    ("0", marked("Never")),
)
_WAYS: Final = {
    "keyring": marked("A key in this computer's keyring"),
    "key-file": marked("A key in a file on this computer"),
    "passphrase": marked("A passphrase"),
    "recovery": marked("The recovery code"),
}
_CODE_TEXT: Final = marked(
    "Use this code if you can't open your records any other way. Print it or write it "
    "down now: you won't see it again. Keep it in a safe place, away from this computer. "
    "It is for the records {records}."
)
_CODE_BY_HAND: Final = marked(
    "Use this code if you can't open your records any other way. Write it down now: you won't see "
    "it again. Keep it in a safe place, away from this computer. It opens the records {records} as "
    "soon as the key is changed."
)
_MISMATCH: Final = marked("This is not the same as the one above. Type it again.")
_EMPTY: Final = marked("Enter your passphrase.")
_EMPTY_NEW: Final = marked("Enter a new passphrase.")


class ProtectionScreen(Screen):
    """The ways to open the records; each button says one act."""

    is_place = True
    code_wanted = Signal()
    passphrase_wanted = Signal()
    change_wanted = Signal(str)
    removal_wanted = Signal(str, str)
    keyring_wanted = Signal()
    new_key_wanted = Signal()
    idle_chosen = Signal(str)

    def __init__(self, vault: Vault, idle_minutes: str) -> None:
        super().__init__()
        protection = vault.protection
        self.body.addWidget(Heading(_("Who can read your records"), scale=1.5))
        for sentence in protection.sentences:
            self.body.addWidget(Words(sentence))
        self.body.addWidget(Heading(_("What opens your records")))
        ways = vault.slots_told()
        everyday = [way for way in ways if way.kind != "recovery"]
        for way in ways:
            # The last everyday way has to stay, so nothing offers to remove it.
            self.body.addWidget(self._row(way, stays=everyday == [way]))
        code = _("Make a new recovery code")
        if not protection.has_code:
            code = _("Make a recovery code")
        make = self._add("make-code", code, self.code_wanted.emit)
        if not protection.has_code:
            set_kind(make, "primary")
        self._add("add-passphrase", _("Add a passphrase"), self.passphrase_wanted.emit)
        if "keyring" not in protection.kinds:
            words = _("Keep the key in this computer's keyring")
            self._add("use-keyring", words, self.keyring_wanted.emit)
        self._add("change-key", _("Change the key"), self.new_key_wanted.emit)
        if protection.can_lock:
            self._add_idle(idle_minutes)
        self.body.addStretch(1)
        self.add_button("close", _("C&lose"), self.closed.emit)

    def _row(self, way: SlotTold, *, stays: bool) -> QFrame:
        frame = QFrame()
        set_kind(frame, "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Words(way_words(way)), 1)
        named = f"-{way.user}" if way.user else ""
        if way.kind == "passphrase":
            change = _button(f"change-passphrase{named}", _("Change"))
            change.setAccessibleName(_("Change: {way}").format(way=way_words(way)))
            change.clicked.connect(lambda _=False: self.change_wanted.emit(way.user))
            row.addWidget(change)
        if not stays:
            remove = _button(f"remove-{way.kind}{named}", _("Remove"))
            remove.setAccessibleName(_("Remove: {way}").format(way=way_words(way)))
            remove.clicked.connect(lambda _=False: self.removal_wanted.emit(way.kind, way.user))
            row.addWidget(remove)
        return frame

    def _add(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = _button(name, text)
        button.clicked.connect(lambda _=False: pressed())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _add_idle(self, minutes: str) -> None:
        choices = [(value, _(words)) for value, words in IDLE_CHOICES]
        idle = ChoiceField("lock-after", _("Lock automatically"), choices)
        idle.set_value(minutes)
        idle.edited.connect(lambda: self.idle_chosen.emit(idle.value() or minutes))
        self.body.addWidget(idle)


class PassphraseForm(Screen):
    """A new passphrase, typed twice; the name too for one more user, the old one for a change."""

    entered = Signal(str, str, str)
    """User, old and new passphrase."""

    def __init__(self, title: str, text: str, *, user: str | None, asks_old: bool) -> None:
        super().__init__()
        self._given_user = user
        self._user = LineField(
            "user",
            _("Your short name"),
            _("For example, your initials, if several people use this computer."),
            optional=True,
        )
        self._old = SecretField("old-passphrase", _("Your passphrase now"), can_show=False)
        self._old.asks_for(_(_EMPTY))
        self._new = SecretField(
            "new-passphrase",
            _("New passphrase"),
            _("At least 8 characters. Four random words work well."),
        )
        self._again = SecretField("again", _("Type it again"), can_show=False)
        self._fields: list[Field] = [self._user] if user is None else []
        self._fields += [self._old] if asks_old else []
        self._fields += [self._new, self._again]
        self.area.say_first(title, text)
        self.body.addWidget(Heading(title, scale=1.5))
        self.body.addWidget(Words(text, kind="muted"))
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-passphrase", _("&Save passphrase"), self._save, kind="primary")

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self._fields[0].focus()

    def show_wrong_old(self, text: str) -> None:
        """Say that the passphrase of now is another."""
        self._old.show_fault(text)

    def show_refused(self, text: str) -> None:
        """Say why the new one is not taken."""
        self._new.show_fault(text)

    def _save(self) -> None:
        if mark_all(self._fields, self._faults):
            return
        user = self._user.typed if self._given_user is None else self._given_user
        self.entered.emit(user, self._old.typed, self._new.typed)

    def _faults(self) -> dict[str, str]:
        """All that is wrong here; whether the new one is good enough is told when it is kept."""
        found = {}
        if self._old in self._fields and not self._old.typed:
            found[self._old.name] = self._old.missing
        if not self._new.typed:
            found[self._new.name] = _(_EMPTY_NEW)
        elif as_meant(self._new.typed) != as_meant(self._again.typed):
            found[self._again.name] = _(_MISMATCH)
        return found


class CodeShown(Screen):
    """The new recovery code, once; to be printed or copied by hand."""

    print_wanted = Signal()
    kept = Signal()
    """It is on paper; `closed` alone says nothing of that."""

    def __init__(self, code: str, records: str, *, can_print: bool = True) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("Your recovery code"), scale=1.5))
        text = _(_CODE_TEXT if can_print else _CODE_BY_HAND)
        self.body.addWidget(Words(text.format(records=records)))
        self.body.addWidget(_groups(code))
        self.body.addStretch(1)
        kept = _("I &have it on paper")
        if can_print:
            self.add_button("code-kept", kept, self.kept.emit)
            words = _("&Print the sheet")
            self.add_button("print-code", words, self.print_wanted.emit, kind="primary")
        else:
            self.add_button("cancel", _("&Cancel"), self.closed.emit)
            self.add_button("code-kept", kept, self.kept.emit, kind="primary")


class MendScreen(Screen):
    """After the recovery code was used: what opens the records from the next time on."""

    passphrase_wanted = Signal(str)
    keyring_wanted = Signal()

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("Your records are open"), scale=1.5))
        text = _("The recovery code opened them. Choose how to open them next time.")
        self.body.addWidget(Words(text))
        kinds = vault.protection.kinds
        if kinds & {"keyring", "key-file"}:
            self._add(
                "restore-key", _("Put the key back on this computer"), self.keyring_wanted.emit
            )
        for user in vault.slots.users or ("",):
            words = _("New passphrase")
            if user:
                words = _("New passphrase for {user}").format(user=user)
            name = f"new-passphrase-{user}" if user else "new-passphrase"
            self._add(name, words, partial(self.passphrase_wanted.emit, user))
        self.body.addStretch(1)
        self.add_button("later", _("&Later"), self.closed.emit)

    def _add(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        button = _button(name, text)
        button.clicked.connect(lambda _=False: pressed())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def way_words(way: SlotTold) -> str:
    """A way to open the records, in words."""
    if way.user:
        return _("The passphrase of {user}").format(user=way.user)
    words = _(_WAYS[way.kind])
    if not way.made:
        return words
    return _("{way}, made on {day}").format(way=words, day=date_words(way.made))


def _groups(code: str) -> QFrame:
    frame = QFrame()
    set_kind(frame, "panel")
    frame.setObjectName("recovery-code")
    # As on its sheet, in whichever direction the words around it run.
    frame.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    frame.setAccessibleName(" ".join(grouped(code)))
    grid = QGridLayout(frame)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setSpacing(16)
    for place, group in enumerate(grouped(code)):
        cell = QHBoxLayout()
        cell.addWidget(Words(str(place + 1), kind="muted"), 1)
        cell.addWidget(Heading(group, scale=1.6), 5)
        grid.addLayout(cell, place // 3, place % 3)
    return frame


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button
