"""A place in a page whose widgets come and go."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ketcheck.ui.widgets.tab_order import tab_in_place

_LETTERS_BESIDE = 56


class Slot(QWidget):
    """Holds widgets one under the other, or beside each other; empty, it takes no room."""

    def __init__(
        self, *, beside: bool = False, spacing: int = 12, letters: int = _LETTERS_BESIDE
    ) -> None:
        """Put them beside each other where there is room for so many letters."""
        super().__init__()
        self._beside = beside
        self._letters = letters
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.hide()

    def show_widgets(self, widgets: Iterable[QWidget], shares: Sequence[int] = ()) -> None:
        """Put these in the place of what is shown; `shares` divides the width beside each other."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                # Hidden at once: it would be seen, and read aloud, until Qt deletes it.
                widget.hide()
                widget.deleteLater()
        shown = list(widgets)
        for widget in shown:
            self._column.addWidget(widget)
        for place, share in enumerate(shares):
            self._column.setStretch(place, share)
        self.setVisible(self._column.count() > 0)
        tab_in_place(self, shown)
        self._arrange()

    @property
    def has_any(self) -> bool:
        """Whether anything is in it."""
        return self._column.count() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets beside each other where there is room for their words."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        room = self.width() > self.fontMetrics().averageCharWidth() * self._letters
        direction = QBoxLayout.Direction
        self._column.setDirection(
            direction.LeftToRight if self._beside and room else direction.TopToBottom
        )
