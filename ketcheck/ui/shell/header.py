"""The bar at the top of every screen: where you are, whose records these are, `Aa` and the menu."""

from datetime import date
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QSize, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import MONTHS, date_words
from ketcheck.ui.appearance.margins import side_margin
from ketcheck.ui.appearance.theme import Scheme, scaled, set_kind
from ketcheck.ui.shell.emblem import Emblem, bars
from ketcheck.ui.shell.look_menu import LookMenu
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words

if TYPE_CHECKING:
    from ketcheck.records.model import Clinician, Person

_HEIGHT = 60
_SPACING = 12
_LOW = 420
"""Windows of no more height can't spare a second line."""
_LARGEST_TEXT = 20
"""Points; larger type would leave too little room for what the page is about."""
_CHIP_LETTERS, _FEW_LETTERS = 24, 10


class Header(QFrame):
    """Title, who counsels, the person with two identifiers, text size and colors, and the menu.

    Where the type is large, the person has a line of their own: a name is never cut.
    """

    text_size_chosen = Signal(int)
    scheme_chosen = Signal(Scheme)
    going_on_chosen = Signal(bool)
    people_wanted = Signal()
    clinician_wanted = Signal()
    lock_pressed = Signal()
    menu_wanted = Signal()

    def __init__(self, text_size: int, scheme: Scheme) -> None:
        super().__init__()
        set_kind(self, "bar")
        self._emblem = Emblem()
        self._title = Heading("ketcheck")
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._clinician = push_button("clinician", "", self.clinician_wanted.emit, kind="chip")
        self._people = self._chip(
            "close-person", _("People"), self.people_wanted, _("People: close this person")
        )
        self._people.setToolTip(_("Close this person and go back to the list"))
        self._person = Words()
        self._person.setObjectName("person")
        self._look = QPushButton("Aa")
        self._look.setObjectName("text-size")
        self._look.setAccessibleName(_("Text size and colors"))
        self._look.setToolTip(_("Text size and colors"))
        set_kind(self._look, "chip")
        menu = LookMenu(text_size, scheme, self)
        menu.text_size_chosen.connect(self.text_size_chosen)
        menu.scheme_chosen.connect(self.scheme_chosen)
        menu.going_on_chosen.connect(self.going_on_chosen)
        self._look.setMenu(menu)
        self._lock = self._chip("lock", _("Lock"), self.lock_pressed, _("Lock"))
        self._lock.setToolTip(_("Lock the records (Ctrl+Shift+L)"))
        self._lock.setShortcut("Ctrl+Shift+L")
        self._menu = self._chip("menu", f" {_('Menu')}", self.menu_wanted, _("Menu"))
        self._menu.setToolTip(_("All that you can do here (F10)"))
        for chip in (self._clinician, self._people, self._lock):
            chip.hide()
        self._first, self._second = _row(), _row()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self.setMinimumHeight(_HEIGHT)
        self._texts = "", ""
        """What names the person, whole and as short as it may be."""
        self._counselor = ""
        self._has_list = False
        """Whether the person can be closed for another one of a list."""
        self._is_wide = True
        self._is_full_width = False
        # Each part in its place first: shown without a parent, it would be a window of its own.
        self._place()
        self.follow_text_size()

    @property
    def menu_button(self) -> QPushButton:
        """What the menu hangs from."""
        return self._menu

    def open_look(self) -> None:
        """Open the menu of the text sizes and colors."""
        self._look.showMenu()

    def offer_menu(self, *, offered: bool) -> None:
        """Show or hide the button of the menu."""
        self._menu.setVisible(offered)
        self._arrange()

    def be_as_wide_as(self, *, full: bool) -> None:
        """Begin and end where the screen under it does, which may use the full width."""
        self._is_full_width = full
        self._arrange()

    def follow_text_size(self) -> None:
        """Take the text size that the user chose since, up to the largest that fits here."""
        font = scaled(1)
        share = min(1.0, _LARGEST_TEXT / font.pointSizeF())
        self._title.set_scale(share)
        smaller = QFont(font)
        smaller.setPointSizeF(font.pointSizeF() * share)
        for part in (self._person, *self._chips):
            part.setFont(smaller)
        self._emblem.follow(smaller)
        side = round(self._menu.fontMetrics().height() * 0.8)
        self._menu.setIcon(bars(side, self.devicePixelRatioF()))
        self._menu.setIconSize(QSize(side, side))
        self._arrange()

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
        self._texts = text, identifiers(person, short=True) if person else ""
        self._person.setAccessibleName(_("Records of {name}").format(name=text) if text else "")
        self._has_list = with_list and person is not None
        self._arrange()

    def show_clinician(self, clinician: "Clinician | None") -> None:
        """Name who counsels, or ask for them, on a button that leads to the choice."""
        text = counselor(clinician) if clinician else _("Sign in")
        self._counselor = text
        self._clinician.setToolTip(text)
        self._clinician.setAccessibleName(
            _("Signed in: {name}").format(name=text) if clinician else text
        )
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
        side = side_margin(self, full=self._is_full_width)
        self._column.setContentsMargins(side, 8, side, 8)
        room = self.width() - 2 * side
        self._people.setVisible(self._has_list)
        self._clinician.setText(_cut(self._counselor, _CHIP_LETTERS))
        if self._needed("", has_title=False) > room:
            # The menu has the list too, where there is a menu.
            self._people.setVisible(self._has_list and self._menu.isHidden())
            self._clinician.setText(_cut(self._counselor, _FEW_LETTERS))
        has_title, text, is_wide = self._fitting(room)
        self._title.setVisible(has_title)
        self._person.setText(text)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place()

    def _fitting(self, room: int) -> tuple[bool, str, bool]:
        """Whether there is room for the title, the words for the person, and one line for both."""
        full, short = self._texts
        ways = [(True, full), (True, short)]
        if self.window().height() <= _LOW:
            # What the page is about stands on the page too; a second line would be missed there.
            ways += [(False, full), (False, short)]
        for has_title, text in ways:
            if self._needed(text, has_title=has_title) <= room:
                return has_title, text, True
        return self._needed("", has_title=True) <= room, full, False

    def _needed(self, text: str, *, has_title: bool) -> int:
        """The width of all that stands in one line."""
        chips = [chip.sizeHint().width() for chip in self._chips if not chip.isHidden()]
        words = [_width(self._title, self._title.text())] if has_title else []
        words += [_width(self._person, text)] if text else []
        widths = [self._emblem.width(), *words, *chips]
        return sum(widths) + _SPACING * (len(widths) - 1)

    @property
    def _chips(self) -> tuple[QPushButton, ...]:
        return self._clinician, self._people, self._lock, self._look, self._menu

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
        self._first.addWidget(self._emblem)
        self._first.addWidget(self._title)
        self._first.addWidget(self._clinician)
        self._first.addStretch(1)
        (self._first if self._is_wide else self._second).addWidget(self._person)
        self._first.addWidget(self._people)
        self._first.addWidget(self._lock)
        self._first.addWidget(self._look)
        self._first.addWidget(self._menu)

    def _chip(self, name: str, words: str, pressed: SignalInstance, told: str) -> QPushButton:
        chip = push_button(name, words, pressed.emit, kind="chip")
        chip.setAccessibleName(told)
        return chip


def counselor(clinician: "Clinician") -> str:
    """Name with role, as it stands on the button and in the list."""
    return f"{clinician.name}, {clinician.role}"


def _cut(words: str, letters: int) -> str:
    """The words for a button, which has the whole of them in its tool tip."""
    short = words if len(words) <= letters else f"{words[:letters]}…"
    return short.replace("&", "&&")


def _width(label: QLabel, text: str) -> int:
    return label.fontMetrics().horizontalAdvance(text)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_SPACING)
    return row


def identifiers(person: "Person", *, short: bool = False) -> str:
    """Name with birth date, and number where there is one; `short`: `Ann Lee · 14 Mar 1956`."""
    name = person.name
    if any(bidirectional(letter) in {"R", "AL"} for letter in name):
        # Isolated, so that a name written from right to left does not turn the line around.
        name = f"\u2068{name}\u2069"
    parts = (name, _born(person.born, short=short) if person.born else None, person.number)
    return " · ".join(part for part in parts if part)


def _born(day: date, *, short: bool) -> str:
    if not short:
        return _("born {date}").format(date=date_words(day))
    month = MONTHS[day.month - 1]
    return date_words(day).replace(month, month[:3])
