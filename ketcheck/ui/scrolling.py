"""A column that scrolls as soon as its wrapped text needs more height than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ketcheck.ui.theme import MARGIN, set_kind


class ScrollingColumn(QScrollArea):
    """Widgets one under the other, never cut, at any text size."""

    def __init__(self, kind: str = "page") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Inside()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_kind(inside, kind)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(MARGIN, 28, MARGIN, 28)
        self.column.setSpacing(12)
        self.setWidget(inside)


class _Inside(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Need the height of the words at the width that there is, and no width of its own."""
        viewport, layout = self.parentWidget(), self.layout()
        if viewport is None or layout is None:
            return super().minimumSizeHint()
        return QSize(0, layout.totalMinimumHeightForWidth(viewport.width()))
