"""The bar at the top of every screen: where you are, whose records these are, and `Aa`."""

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from ketcheck.ui.theme import TEXT_SIZES, Scheme, set_kind
from ketcheck.ui.widgets.labels import Heading, Words

if TYPE_CHECKING:
    from ketcheck.records.model import Person

_SIZE_WORDS = ("Small text", "Normal text", "Large text", "Larger text", "Largest text")
_SCHEME_WORDS = {
    Scheme.SYSTEM: "Colours of the computer",
    Scheme.LIGHT: "Light",
    Scheme.DARK: "Dark",
    Scheme.CONTRAST: "High contrast",
}


class Header(QFrame):
    """Title, the person with two identifiers, and the control of text size and colours."""

    text_size_chosen = Signal(int)
    scheme_chosen = Signal(Scheme)
    lock_pressed = Signal()

    def __init__(self, text_size: int, scheme: Scheme) -> None:
        super().__init__()
        set_kind(self, "bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.setSpacing(16)
        self._title = Heading("ketcheck")
        self._person = Words()
        self._person.setObjectName("person")
        self._person.setWordWrap(False)
        self._look = QPushButton("Aa")
        self._look.setObjectName("text-size")
        self._look.setAccessibleName("Text size and colours")
        self._look.setToolTip("Text size and colours")
        set_kind(self._look, "chip")
        self._look.setMenu(self._menu(text_size, scheme))
        self._lock = QPushButton("Lock")
        self._lock.setObjectName("lock")
        self._lock.setAccessibleName("Lock")
        self._lock.setToolTip("Lock the records (Ctrl+L)")
        self._lock.setShortcut("Ctrl+L")
        set_kind(self._lock, "chip")
        self._lock.clicked.connect(lambda _=False: self.lock_pressed.emit())
        self._lock.hide()
        layout.addWidget(self._title, 1)
        layout.addWidget(self._person)
        layout.addWidget(self._lock)
        layout.addWidget(self._look)

    def offer_lock(self, *, offered: bool) -> None:
        """Show or hide the button that locks the records."""
        self._lock.setVisible(offered)

    def show_title(self, text: str) -> None:
        """Say which screen this is."""
        self._title.setText(text)

    def show_person(self, person: "Person | None") -> None:
        """Name the person; the window's own title never does."""
        text = identifiers(person) if person else ""
        self._person.setText(text)
        self._person.setAccessibleName(f"Records of {text}" if text else "")

    def _menu(self, text_size: int, scheme: Scheme) -> QMenu:
        menu = QMenu(self)
        sizes = QActionGroup(menu)
        for size, words in zip(TEXT_SIZES, _SIZE_WORDS, strict=True):
            action = self._add(menu, sizes, words, checked=size == text_size)
            action.setObjectName(f"text-{size}")
            action.triggered.connect(lambda _=False, size=size: self.text_size_chosen.emit(size))
        menu.addSeparator()
        schemes = QActionGroup(menu)
        for one, words in _SCHEME_WORDS.items():
            action = self._add(menu, schemes, words, checked=one == scheme)
            action.setObjectName(f"scheme-{one.value}")
            action.triggered.connect(lambda _=False, one=one: self.scheme_chosen.emit(one))
        return menu

    def _add(self, menu: QMenu, group: QActionGroup, words: str, *, checked: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        group.addAction(action)
        return action


def identifiers(person: "Person") -> str:
    """Name with birth date, and number where there is one."""
    name = person.name
    if any(bidirectional(letter) in {"R", "AL"} for letter in name):
        # Isolated, so that a name written from right to left does not turn the line around.
        name = f"\u2068{name}\u2069"
    born = f"born {person.born.isoformat()}" if person.born else None
    parts = (name, born, person.number)
    return " · ".join(part for part in parts if part)
