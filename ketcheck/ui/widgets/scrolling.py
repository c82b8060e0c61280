"""A column that scrolls as soon as its wrapped text needs more height than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ketcheck.ui.appearance.theme import MARGIN, set_kind

_SPACE = 16


class ScrollingColumn(QScrollArea):
    """Widgets one under the other, never cut, at any text size."""

    def __init__(self, kind: str = "page") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self._inside = _Inside()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_kind(inside, kind)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(MARGIN, 28, MARGIN, 28)
        self.column.setSpacing(12)
        self.setWidget(inside)
        self._side: int | None = None

    def say_first(self, *words: str) -> None:
        """Have these said where the keyboard comes in from outside, before the field it comes to.

        For a page that begins in its first field: its heading never has the keyboard.
        """
        self._inside.setProperty("is_fields", True)  # noqa: FBT003 - a property of Qt
        self._inside.setAccessibleName(" ".join(one for one in words if one))

    def keep_sides(self, side: int) -> None:
        """Leave that much free at either side, also where the scroll bar takes some of it."""
        self._side = side
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make up for the scroll bar."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._side is None:
            return
        margins = self.column.contentsMargins()
        bar = self.width() - self.viewport().width()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (bar, 0) if is_mirrored else (0, bar)
        margins.setLeft(max(0, self._side - left))
        margins.setRight(max(0, self._side - right))
        self.column.setContentsMargins(margins)


def bring_into_view(widget: QWidget) -> None:
    """Scroll each column that holds a widget until it shows."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, ScrollingColumn):
            parent.ensureWidgetVisible(widget, 0, _SPACE)
        parent = parent.parentWidget()


class Upright(QWidget):
    """Needs the height of its words at the width that it has, and no width of its own.

    Qt would ask for the height at the least width, which presses all else together.
    """

    def minimumSizeHint(self) -> QSize:
        """Ask for no width, and for the height at the width that there is."""
        return QSize(0, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Ask for the least height at that width."""
        layout = self.layout()
        if layout is None:
            return -1
        # Without wrapped words in it a layout has no height for a width: Qt would press it flat.
        if not layout.hasHeightForWidth():
            return layout.totalMinimumSize().height()
        # Qt would take the preferred height, and scroll where the least one fits.
        return layout.totalMinimumHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout above that another width needs another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class _Inside(Upright):
    """What scrolls is as wide as what it is seen through."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("is_fields", False)  # noqa: FBT003 - a property of Qt

    def minimumSizeHint(self) -> QSize:
        viewport = self.parentWidget()
        return QSize(0, self.heightForWidth(viewport.width() if viewport else self.width()))
