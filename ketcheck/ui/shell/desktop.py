"""What the desktop changes while the program runs: dark or light, and the size of its words."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class DesktopLook(QObject):
    """Says that the desktop's look may have changed; `window` is told of what its screen does."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.changed)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._watch)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Note that the desktop has another theme, and so another font."""
        if event.type() is QEvent.Type.ThemeChange:
            self.changed.emit()
        return False

    def _watch(self, screen: QScreen) -> None:
        screen.logicalDotsPerInchChanged.connect(self.changed)
