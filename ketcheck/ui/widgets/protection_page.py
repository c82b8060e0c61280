"""What home says of the protection of the records, and the way to change it."""

from typing import Final

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.store import Store
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.scrolling import ScrollingColumn

MAKE_CODE: Final = "make-code"
_REMINDER: Final = marked(
    "Print a recovery code, so you can still open your records if this computer breaks."
)
_IF_FORGOTTEN: Final = marked(
    "Print a recovery code, so you can still open your records if you forget the passphrase."
)


def code_reminder(store: Store, wanted: SignalInstance) -> QWidget:
    """A quiet line while nothing makes up for a lost key; else nothing."""
    reminder = QFrame()
    if store.protection.has_code:
        reminder.hide()
        return reminder
    set_kind(reminder, "panel")
    row = QHBoxLayout(reminder)
    row.setContentsMargins(20, 10, 12, 10)
    row.setSpacing(12)
    told = _IF_FORGOTTEN if store.protection.can_lock else _REMINDER
    row.addWidget(Words(_(told), kind="muted"), 1)
    row.addWidget(_button(MAKE_CODE, _("&Make a recovery code"), wanted, MAKE_CODE))
    return reminder


def protection_page(store: Store, wanted: SignalInstance) -> QWidget:
    """The tab at home: what protects the records, and a button to change it."""
    page = ScrollingColumn("sheet")
    page.column.setContentsMargins(8, 12, 8, 8)
    told = [("", sentence) for sentence in store.protection.sentences]
    page.column.addWidget(Facts(_("Who can read your records"), told))
    change = _button("change-protection", _("Change who can read them"), wanted, "")
    page.column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
    page.column.addStretch(1)
    return page


def _button(name: str, text: str, wanted: SignalInstance, act: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    button.clicked.connect(lambda _=False: wanted.emit(act))
    return button
