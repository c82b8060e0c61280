"""A place in a page whose widgets come and go."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Slot(QWidget):
    """Holds widgets one under the other; empty, it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Put these in the place of what is shown."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                # Hidden at once: it would be seen, and read aloud, until Qt deletes it.
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
        self.setVisible(self._column.count() > 0)
