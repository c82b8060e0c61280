"""One page at a time, in the room that there is."""

from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Asks for no height by its width: each page scrolls where it has too little.

    Qt would ask for that of the highest page, also of one that is not shown, and press the header
    and the buttons together.
    """

    def hasHeightForWidth(self) -> bool:
        """Say that the height is the same at any width."""
        return False
