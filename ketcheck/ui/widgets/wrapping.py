"""Widgets beside each other that go on in the next line, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class WrappingRow(QLayout):
    """Lines of widgets, each as wide as it wants to be and no wider than the row."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give the item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that the lines are counted by the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the lines at a width."""
        return self._placed(QRect(0, 0, width, 0), is_test=True)

    def sizeHint(self) -> QSize:
        """Ask for all in one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() + self.spacing() for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Need the height of one line, and no width: an item is never wider than the row."""
        return QSize(0, self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their lines."""
        super().setGeometry(rect)
        self._placed(rect, is_test=False)

    def _placed(self, rect: QRect, *, is_test: bool) -> int:
        """Place the items line by line; the height that all the lines need."""
        at, line = QPoint(0, 0), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item in self._items:
            size = _fitting(item, rect.width())
            if at.x() and at.x() + size.width() > rect.width():
                at, line = QPoint(0, at.y() + line + self.spacing()), 0
            if not is_test:
                place = QRect(rect.topLeft() + at, size)
                item.setGeometry(QStyle.visualRect(direction, rect, place))
            at, line = at + QPoint(size.width() + self.spacing(), 0), max(line, size.height())
        return at.y() + line


def _fitting(item: QLayoutItem, width: int) -> QSize:
    """What an item wants, or the height at which its words wrap in that width."""
    wanted = item.sizeHint()
    if wanted.width() <= width:
        return wanted
    height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
    return QSize(width, height)
