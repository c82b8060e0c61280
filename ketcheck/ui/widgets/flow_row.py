"""Widgets one after the other as words in a line; what has no room goes on in the next line."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

_ROOM = 2


class FlowRow(QWidget):
    """Begins at the reading side; each widget keeps the width of its own words."""

    def __init__(self, widgets: Iterable[QWidget] = (), *, gap: int = 8) -> None:
        super().__init__()
        self._flow = _Flow(gap)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_widgets(widgets)

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Put these in the place of what is shown; empty, it takes no room."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._flow.addWidget(widget)
        is_empty = self._flow.count() == 0
        # Without a parent yet, it would be a window of its own.
        if is_empty or self.parentWidget():
            self.setHidden(is_empty)


class _Flow(QLayout):
    """The places of the widgets, line by line."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Take another widget at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at that place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the one at that place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it is as wide as there is room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that it goes on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), is_try=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put each in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, is_try=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        widths = [self._width(item) + self.spacing() for item in self._items]
        return QSize(sum(widths), max((one.sizeHint().height() for one in self._items), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest: a word is never cut."""
        smallest = QSize(1, 0)
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _width(self, item: QLayoutItem) -> int:
        widget = item.widget()
        if isinstance(widget, QLabel):
            # A label that wraps asks for a square; here it is to be one line where there is room.
            return widget.fontMetrics().horizontalAdvance(widget.text()) + _ROOM
        return item.sizeHint().width()

    def _lay_out(self, rect: QRect, *, is_try: bool) -> int:
        """The height that is needed; the widgets of a line stand in its middle."""
        top = rect.top()
        for line in self._lines(rect.width()):
            heights = [self._height(item, rect.width()) for item in line]
            left = rect.left()
            for item, height in zip(line, heights, strict=True):
                width = min(self._width(item), rect.width())
                if not is_try:
                    place = QRect(left, top + (max(heights) - height) // 2, width, height)
                    parent = self.parentWidget()
                    way = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
                    item.setGeometry(QStyle.visualRect(way, rect, place))
                left += width + self.spacing()
            top += max(heights) + self.spacing() // 2
        return max(0, top - self.spacing() // 2 - rect.top())

    def _lines(self, room: int) -> Iterable[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        used = 0
        for item in self._items:
            width = self._width(item)
            if line and used + width > room:
                yield line
                line, used = [], 0
            line.append(item)
            used += width + self.spacing()
        if line:
            yield line

    def _height(self, item: QLayoutItem, room: int) -> int:
        width = min(self._width(item), room)
        if item.hasHeightForWidth():
            return item.heightForWidth(width)
        return item.sizeHint().height()
