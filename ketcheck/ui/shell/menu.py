"""The menu of the header: what can be done now, each with the keys that do it anywhere."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ketcheck.messages.catalogue import _, marked


class Item(StrEnum):
    """What the menu can offer, named as its action is."""

    HOME = "menu-home"
    PEOPLE = "menu-people"
    START_CHECK = "menu-start-check"
    LABEL = "menu-label"
    MEDICINES = "menu-medicines"
    RECORDS = "menu-records"
    PRINT = "menu-print"
    PAPER_FORM = "menu-paper-form"
    BACK_UP = "menu-back-up"
    PRIVACY = "menu-privacy"
    SETTINGS = "menu-settings"
    HELP = "menu-help"
    ABOUT = "menu-about"
    QUIT = "menu-quit"


GROUPS: Final = (
    (
        (Item.HOME, marked("Home"), "Alt+Home"),
        (Item.PEOPLE, marked("All people"), ""),
        (Item.START_CHECK, marked("Start check"), "Alt+S"),
        (Item.LABEL, marked("Label and plan"), "Ctrl+L"),
        (Item.MEDICINES, marked("Medicines"), "Ctrl+M"),
        (Item.RECORDS, marked("All records"), "Ctrl+F"),
        (Item.PRINT, marked("Print"), "Ctrl+P"),
        (Item.PAPER_FORM, marked("Enter a paper form"), ""),
    ),
    (
        (Item.BACK_UP, marked("Back up"), ""),
        (Item.PRIVACY, marked("Privacy"), ""),
        (Item.SETTINGS, marked("Settings"), "Ctrl+,"),
        (Item.HELP, marked("Help"), "F1"),
        (Item.ABOUT, marked("About ketcheck"), ""),
        (Item.QUIT, marked("Quit"), "Ctrl+Q"),
    ),
)
"""Each with its words and its keys, in the order of the menu; a line parts the groups."""
ALWAYS: Final = frozenset((Item.HELP, Item.ABOUT, Item.QUIT))
"""What does not lead away from what is being filled in."""
_ELSEWHERE: Final = frozenset((Item.START_CHECK, Item.RECORDS, Item.PRINT))
"""Items whose keys something else takes: a button, or the window, where they also mean more."""

_GAP: Final = 6


class MainMenu(QMenu):
    """Shows what is offered; the keys of an item work as long as it is."""

    chosen = Signal(Item)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("main-menu")
        self._actions: dict[Item, QAction] = {}
        for number, group in enumerate(GROUPS):
            if number:
                self.addSeparator()
            for item, words, keys in group:
                self._actions[item] = self._add(item, _(words), keys, window)
        self.offer(ALWAYS)

    def offer(self, items: Collection[Item]) -> None:
        """Show those items, and no others."""
        for item, action in self._actions.items():
            action.setVisible(item in items)

    def show_keys(self, item: Item, keys: str) -> None:
        """Show with an item the keys of the button that does the same."""
        action = self._actions[item]
        words = action.text().partition("\t")[0]
        action.setText(f"{words}\t{_shown(keys)}" if keys else words)

    def open_under(self, button: QPushButton) -> None:
        """Hang from a button that is shown, with the first item chosen."""
        if not button.isVisible():
            return
        corner = button.rect().bottomLeft()
        if button.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            corner = button.rect().bottomRight() - QPoint(self.sizeHint().width(), 0)
        self.popup(button.mapToGlobal(corner + QPoint(0, _GAP)))
        self.setActiveAction(next(one for one in self._actions.values() if one.isVisible()))

    def _choose(self, item: Item) -> None:
        # A client of the accessibility bus can trigger what is not shown as well.
        if self._actions[item].isVisible():
            self.chosen.emit(item)

    def _add(self, item: Item, words: str, keys: str, window: QWidget) -> QAction:
        action = QAction(words, self)
        action.setObjectName(item.value)
        if keys:
            action.setText(f"{words}\t{_shown(keys)}")
        if keys and item not in _ELSEWHERE:
            action.setShortcut(keys)
            # Its words show the keys already.
            action.setShortcutVisibleInContextMenu(False)
            # By the window as well: a menu takes keys only while it is open.
            window.addAction(action)
        action.triggered.connect(lambda _=False: self._choose(item))
        self.addAction(action)
        return action


def _shown(keys: str) -> str:
    """The keys as this computer names them, in their own order also from right to left."""
    named = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"\u2066{named}\u2069"
