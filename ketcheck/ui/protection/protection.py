"""What opens the records, one way a row, and what can be changed about it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton

from ketcheck.records.keys.recovery_code import grouped
from ketcheck.records.keys.vault import SlotTold, Vault
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.fields import ChoiceField, Field, LineField
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.secret_field import SecretField

IDLE_CHOICES: Final = (
    ("1", "After 1 minute"),
    ("5", "After 5 minutes"),
    ("15", "After 15 minutes"),
    ("30", "After 30 minutes"),
    ("0", "Never by itself"),
)
_WAYS: Final = {
    "keyring": "A key in this computer's keyring",
    "key-file": "A key in a file beside the records",
    "passphrase": "A passphrase",
    "recovery": "The recovery code",
}
_MISMATCH: Final = "The two are not the same. Type both again."


class ProtectionScreen(Screen):
    """The ways to open the records; each button says one act."""

    is_place = True
    code_wanted = Signal()
    passphrase_wanted = Signal()
    change_wanted = Signal(str)
    removal_wanted = Signal(str, str)
    keyring_wanted = Signal()
    idle_chosen = Signal(str)

    def __init__(self, vault: Vault, idle_minutes: str) -> None:
        super().__init__()
        protection = vault.protection
        self.body.addWidget(Heading("What protects your records", scale=1.5))
        self.body.addWidget(Words(protection.paragraph))
        self.body.addWidget(Heading("What opens them"))
        ways = vault.slots_told()
        everyday = [way for way in ways if way.kind != "recovery"]
        for way in ways:
            # The last everyday way has to stay, so nothing offers to take it away.
            self.body.addWidget(self._row(way, stays=everyday == [way]))
        code = "Make a new recovery code" if protection.has_code else "Make a recovery code"
        self._add("make-code", code, self.code_wanted.emit)
        self._add("add-passphrase", "Add a passphrase", self.passphrase_wanted.emit)
        if "keyring" not in protection.kinds:
            words = "Keep the key in this computer's keyring"
            self._add("use-keyring", words, self.keyring_wanted.emit)
        if protection.can_lock:
            self._add_idle(idle_minutes)
        self.body.addStretch(1)
        self.add_button("close", "&Back", self.closed.emit, kind="primary")

    def _row(self, way: SlotTold, *, stays: bool) -> QFrame:
        frame = QFrame()
        set_kind(frame, "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Words(way_words(way)), 1)
        named = f"-{way.user}" if way.user else ""
        if way.kind == "passphrase":
            change = _button(f"change-passphrase{named}", "Change")
            change.setAccessibleName(f"Change: {way_words(way)}")
            change.clicked.connect(lambda _=False: self.change_wanted.emit(way.user))
            row.addWidget(change)
        if not stays:
            remove = _button(f"remove-{way.kind}{named}", "Take away")
            remove.setAccessibleName(f"Take away: {way_words(way)}")
            remove.clicked.connect(lambda _=False: self.removal_wanted.emit(way.kind, way.user))
            row.addWidget(remove)
        return frame

    def _add(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        button = _button(name, text)
        button.clicked.connect(lambda _=False: pressed())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_idle(self, minutes: str) -> None:
        idle = ChoiceField(
            "lock-after", "Lock the window when nobody types or clicks", IDLE_CHOICES
        )
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
            "Your short name",
            "Your initials will do. It is seen before the records are open. "
            "Leave it empty if only you use them.",
        )
        self._old = SecretField("old-passphrase", "Your passphrase now", can_show=False)
        self._new = SecretField(
            "new-passphrase", "New passphrase", "At least 8 letters. Four words in a row are good."
        )
        self._again = SecretField("again", "The same again", can_show=False)
        self._fields: list[Field] = [self._user] if user is None else []
        self._fields += [self._old] if asks_old else []
        self._fields += [self._new, self._again]
        self.body.addWidget(Heading(title, scale=1.5))
        self.body.addWidget(Words(text, kind="muted"))
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.add_button("cancel", "&Leave it as it was", self.closed.emit)
        self.add_button("save-passphrase", "&Save passphrase", self._save, kind="primary")

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
        for field in self._fields:
            field.show_fault("")
        if self._new.typed != self._again.typed:
            self._again.show_fault(_MISMATCH)
            return
        user = self._user.typed if self._given_user is None else self._given_user
        self.entered.emit(user, self._old.typed, self._new.typed)


class CodeShown(Screen):
    """The new recovery code, once; to be printed or copied by hand."""

    print_wanted = Signal()
    kept = Signal()
    """It is on paper; `closed` alone says nothing of that."""

    def __init__(self, code: str, records: str) -> None:
        super().__init__()
        self.body.addWidget(Heading("Your recovery code", scale=1.5))
        text = (
            f"It opens the records {records} when nothing else does. Print it now, or copy it on "
            "paper. It is not shown again. Keep it where nobody else looks, and not beside the "
            "computer."
        )
        self.body.addWidget(Words(text))
        self.body.addWidget(_groups(code))
        self.body.addStretch(1)
        self.add_button("code-kept", "I &have it on paper", self.kept.emit)
        self.add_button("print-code", "&Print the sheet", self.print_wanted.emit, kind="primary")


class MendScreen(Screen):
    """After the recovery code was used: what opens the records from the next time on."""

    passphrase_wanted = Signal(str)
    keyring_wanted = Signal()

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self.body.addWidget(Heading("Your records are open", scale=1.5))
        text = "The recovery code opened them. Choose what opens them from the next time on."
        self.body.addWidget(Words(text))
        kinds = vault.protection.kinds
        if kinds & {"keyring", "key-file"}:
            self._add("restore-key", "Put the key back on this computer", self.keyring_wanted.emit)
        for user in vault.slots.users or ("",):
            words = f"New passphrase for {user}" if user else "New passphrase"
            name = f"new-passphrase-{user}" if user else "new-passphrase"
            self._add(name, words, partial(self.passphrase_wanted.emit, user))
        self.body.addStretch(1)
        self.add_button("later", "&Later", self.closed.emit)

    def _add(self, name: str, text: str, pressed: Callable[[], object]) -> None:
        button = _button(name, text)
        button.clicked.connect(lambda _=False: pressed())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def way_words(way: SlotTold) -> str:
    """A way to open the records, in words."""
    words = _WAYS[way.kind]
    if way.user:
        return f"The passphrase of {way.user}"
    return f"{words}, made {way.made}" if way.made else words


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
