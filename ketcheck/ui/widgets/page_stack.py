"""One page at a time, in the room that there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Asks for what the page needs that shows, and for no height by its width: pages scroll.

    Qt would ask for what the largest page needs, shown or not, and press the header and the
    buttons together.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        """Say that the height is the same at any width."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Ask for the least size of the page that shows."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()
