"""The bar at the top of every screen: where you are, whose records these are, and `Aa`."""

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from ketcheck.messages.dates import date_words
from ketcheck.ui.appearance.theme import TEXT_SIZES, Scheme, set_kind
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words

if TYPE_CHECKING:
    from ketcheck.records.model import Clinician, Person

_MARGIN = 24
_SPACING = 16
_CHIP_LETTERS = 24
_SIZE_WORDS = ("Small text", "Normal text", "Large text", "Larger text", "Largest text")
_SCHEME_WORDS = {
    Scheme.SYSTEM: "Colours of the computer",
    Scheme.LIGHT: "Light",
    Scheme.DARK: "Dark",
    Scheme.CONTRAST: "High contrast",
}


class Header(QFrame):
    """Title, who counsels, the person with two identifiers, and text size and colours.

    Where the type is large, the person has a line of their own: a name is never cut.
    """

    text_size_chosen = Signal(int)
    scheme_chosen = Signal(Scheme)
    people_wanted = Signal()
    clinician_wanted = Signal()
    lock_pressed = Signal()

    def __init__(self, text_size: int, scheme: Scheme) -> None:
        super().__init__()
        set_kind(self, "bar")
        self._title = Heading("ketcheck")
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._clinician = push_button("clinician", "", self.clinician_wanted.emit, kind="chip")
        self._people = push_button("close-person", "People", self.people_wanted.emit, kind="chip")
        self._people.setAccessibleName("People: close this person")
        self._people.setToolTip("Close this person and go back to the list")
        self._person = Words()
        self._person.setObjectName("person")
        self._look = QPushButton("Aa")
        self._look.setObjectName("text-size")
        self._look.setAccessibleName("Text size and colours")
        self._look.setToolTip("Text size and colours")
        set_kind(self._look, "chip")
        self._look.setMenu(self._menu(text_size, scheme))
        self._lock = push_button("lock", "Lock", self.lock_pressed.emit, kind="chip")
        self._lock.setToolTip("Lock the records (Ctrl+L)")
        self._lock.setShortcut("Ctrl+L")
        for chip in (self._clinician, self._people, self._lock):
            chip.hide()
        self._first, self._second = _row(), _row()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        column.setSpacing(4)
        column.addLayout(self._first)
        column.addLayout(self._second)
        self._is_wide = True
        self._place()

    def offer_lock(self, *, offered: bool) -> None:
        """Show or hide the button that locks the records."""
        self._lock.setVisible(offered)
        self._arrange()

    def show_title(self, text: str) -> None:
        """Say which screen this is."""
        self._title.setText(text)
        self._arrange()

    def show_person(self, person: "Person | None", *, with_list: bool = False) -> None:
        """Name the person; the window's own title never does. `with_list`: there are others."""
        text = identifiers(person) if person else ""
        self._person.setText(text)
        self._person.setAccessibleName(f"Records of {text}" if text else "")
        self._people.setVisible(with_list and person is not None)
        self._arrange()

    def show_clinician(self, clinician: "Clinician | None") -> None:
        """Name who counsels, or ask for them, on a button that leads to the choice."""
        text = counselor(clinician) if clinician else "Sign in"
        short = text if len(text) <= _CHIP_LETTERS else f"{text[:_CHIP_LETTERS]}…"
        self._clinician.setText(short.replace("&", "&&"))
        self._clinician.setToolTip(text)
        self._clinician.setAccessibleName(f"Signed in: {text}" if clinician else text)
        self._clinician.show()
        self._arrange()

    def allow(self, *, people: bool, clinician: bool) -> None:
        """Let the screen that is shown be left for the list, or for the choice who counsels."""
        self._people.setEnabled(people)
        self._clinician.setEnabled(clinician)

    def hide_clinician(self) -> None:
        """Show no such button: nobody counsels on this computer."""
        self._clinician.hide()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the person a line of their own, or not."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        is_wide = self._needed(self._title, self._person) <= self.width()
        # What the page is about stands on the page too; who it is about has to stay.
        self._title.setVisible(is_wide or self._needed(self._title) <= self.width())
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place()

    def _needed(self, *labels: QLabel) -> int:
        """The width of those labels, and of the buttons, in one line."""
        chips = (self._clinician, self._people, self._lock, self._look)
        widths = [one.fontMetrics().horizontalAdvance(one.text()) for one in labels]
        widths += [chip.sizeHint().width() for chip in chips if not chip.isHidden()]
        return 2 * _MARGIN + sum(widths) + _SPACING * len(widths)

    def _place(self) -> None:
        for row in (self._first, self._second):
            while row.takeAt(0):
                pass
        self._person.setWordWrap(not self._is_wide)
        # Words ask for all the width there is; in one line each takes what its text needs.
        policy = self._person.sizePolicy()
        preferred, expanding = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding
        policy.setHorizontalPolicy(preferred if self._is_wide else expanding)
        self._person.setSizePolicy(policy)
        self._first.addWidget(self._title)
        self._first.addWidget(self._clinician)
        self._first.addStretch(1)
        (self._first if self._is_wide else self._second).addWidget(self._person)
        self._first.addWidget(self._people)
        self._first.addWidget(self._lock)
        self._first.addWidget(self._look)

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


def counselor(clinician: "Clinician") -> str:
    """Name with role, as it stands on the button and in the list."""
    return f"{clinician.name}, {clinician.role}"


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_SPACING)
    return row


def identifiers(person: "Person") -> str:
    """Name with birth date, and number where there is one."""
    name = person.name
    if any(bidirectional(letter) in {"R", "AL"} for letter in name):
        # Isolated, so that a name written from right to left does not turn the line around.
        name = f"\u2068{name}\u2069"
    born = f"born {date_words(person.born)}" if person.born else None
    parts = (name, born, person.number)
    return " · ".join(part for part in parts if part)
