"""A small button that stays down, with the mark of a level while it is."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.at_once import PushButtonAtOnce
from ketcheck.ui.widgets.marks import mark_pixmap, scaled_mark

_MARK_SIZE = 18


class Chip(PushButtonAtOnce):
    """One of a few short words to choose from."""

    def __init__(self, name: str, words: str, level: Level | None = None) -> None:
        super().__init__(words)
        self._level = level
        self.setObjectName(name)
        self.setAccessibleName(words.replace("&", ""))
        self.setCheckable(level is not None)
        self.setAutoDefault(False)
        set_kind(self, "chip")
        self.toggled.connect(self._show_mark)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark anew in other colours."""
        if event.type() is QEvent.Type.StyleChange:
            self._show_mark()
        super().changeEvent(event)

    def _show_mark(self) -> None:
        shown = self._level if self.isChecked() else None
        side = scaled_mark(_MARK_SIZE)
        self.setIconSize(QSize(side, side))
        self.setIcon(QIcon(mark_pixmap(shown, side, 2.0)) if shown else QIcon())
