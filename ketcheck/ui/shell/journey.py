"""A screen of several pages, one after the other: left as one, and never without being asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Journey(QWidget):
    """What the window and the pages know of it; the wizard is the one there is."""

    page_changed = Signal()
    """Another page is shown."""
    whole_window_wanted = Signal(bool)
    """Nothing of the program's own is to stand round the page, or it may again."""

    fills_window = False
    """Whether the page that is shown takes the whole window."""

    def next(self) -> None:
        """Take what the page holds and go on."""
        raise NotImplementedError

    def back(self) -> None:
        """Go back to the page before."""
        raise NotImplementedError

    def reject(self) -> None:
        """Leave without losing anything; stay where that can't be done."""
        raise NotImplementedError
