"""What every screen beside the wizard shares: a scrolling body over a bar of buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.ui.appearance.margins import BUTTON_HEIGHT, foot_margin, side_margin
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import focus_heading
from ketcheck.ui.widgets.scrolling import ScrollingColumn


class Screen(QWidget):
    """A body that scrolls, and a bar: quiet buttons first, the one primary button last."""

    closed = Signal()
    is_place = False
    """Whether nothing is half done here, so that the menu may lead to somewhere else."""
    is_full_width = False
    """Whether it uses all the width of a wide window."""
    is_first = False
    """Whether this is where the program begins, and where the menu's Home leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = ScrollingColumn()
        self.body = self.area.column
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        self._layout = layout
        self._bar: QHBoxLayout | None = None

    def begin(self) -> None:
        """Put the keyboard on the heading, once the screen is shown."""
        focus_heading(self)

    def add_button(
        self, name: str, text: str, pressed: Callable[[], object], *, kind: str = "quiet"
    ) -> QPushButton:
        """Put a button at the end of the bar."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        set_kind(button, kind)
        button.setMinimumHeight(BUTTON_HEIGHT)
        # The signal says whether the button is down; nobody wants to know.
        button.clicked.connect(lambda _=False: pressed())
        bar = self._bar or self._make_bar()
        if kind == "primary" and bar.count() == 0:
            bar.addStretch(1)
        bar.addWidget(button)
        if bar.count() == 1:
            bar.addStretch(1)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the primary button on Enter, leave on Esc; a key that is held does neither."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._press_primary()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in the middle of a wide window, and leave a low one more room for the page."""
        super().resizeEvent(event)
        side = side_margin(self, full=self.is_full_width)
        self.area.keep_sides(side)
        if self._bar:
            foot = foot_margin(self.window())
            self._bar.setContentsMargins(side, foot, side, foot)

    def _press_primary(self) -> None:
        for button in self.findChildren(QPushButton):
            focused = button.hasFocus()
            if focused or (button.property("kind") == "primary" and not self._focused_button()):
                button.click()
                return

    def _focused_button(self) -> bool:
        return isinstance(self.focusWidget(), QPushButton)

    def _make_bar(self) -> QHBoxLayout:
        frame = QFrame()
        set_kind(frame, "foot")
        self._bar = QHBoxLayout(frame)
        self._bar.setSpacing(12)
        self._layout.addWidget(frame)
        return self._bar
