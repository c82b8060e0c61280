"""A drop-down that neither the wheel changes unasked nor its list cuts."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

_MOST_SEEN = 12
"""As many as there are months; a longer list scrolls."""


class ChoiceBox(QComboBox):
    """One of a few, each of them whole in the list that drops down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own for a drop-down leaves no room round the words.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(_MOST_SEEN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls around it: turned over a closed box, it would choose one."""
        event.ignore()
