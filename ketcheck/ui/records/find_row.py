"""The field to find in with its filters beside it, or behind a button where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.buttons import push_button

_LETTERS_BESIDE = 88


class FindRow(QWidget):
    """One row, so that the list keeps the height of the window, also with large type."""

    folded = Signal(bool)
    """The filters stand behind their button, or beside the field."""

    def __init__(self, find: QWidget, filters: Sequence[QComboBox]) -> None:
        super().__init__()
        self._find, self._filters = find, filters
        self._is_wide, self._is_open = True, False
        self._button = push_button("filters", _("&Filter"), self._turn)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the filters where their words need more width."""
        letters = event.size().width() / self.fontMetrics().averageCharWidth()
        if (letters >= _LETTERS_BESIDE) is not self._is_wide:
            self._is_wide = not self._is_wide
            # What narrows the list is not hidden from sight.
            self._is_open = any(box.currentIndex() for box in self._filters)
            self._place()
            self.folded.emit(not self._is_wide)
        super().resizeEvent(event)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._place()

    def _place(self) -> None:
        while self._grid.takeAt(0):
            pass
        self._grid.addWidget(self._find, 0, 0)
        self._grid.addWidget(self._button, 0, 1)
        self._grid.setColumnStretch(0, 3)
        for number, box in enumerate(self._filters, 1):
            if self._is_wide:
                self._grid.addWidget(box, 0, number)
            else:
                self._grid.addWidget(box, number, 0, 1, 2)
            self._grid.setColumnStretch(number, 1 if self._is_wide else 0)
            box.setVisible(self._is_wide or self._is_open)
        self._button.setHidden(self._is_wide)
