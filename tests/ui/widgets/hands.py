"""Hands at the keyboard and the mouse of a desktop, for what is pressed early, held, or twice."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ketcheck.ui.widgets.input_guard import CALM_SECONDS
from tests.ui.patient import Key, Patient

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
REPEATS = 40
"""A key held for two seconds, at twenty a second."""


class Hands:
    """Hands at the keyboard and the mouse of a desktop, with a clock that only they set."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def wait(self, seconds: float = CALM_SECONDS + 0.01) -> None:
        """Look at the page for so long."""
        QApplication.processEvents()
        self.seconds += seconds

    def press(self, patient: Patient, *keys: Qt.Key) -> None:
        """Press keys and let go of them, each as soon as the page before has come up."""
        for key in keys:
            self.press_down(key)
            patient.wait()

    def press_after_a_look(self, patient: Patient, *keys: Qt.Key) -> None:
        """The same, each once the page was seen."""
        for key in keys:
            self.wait()
            self.press(patient, key)

    def hold(self, patient: Patient, key: Qt.Key) -> None:
        """Hold a key for two seconds, once the page was seen."""
        self.wait()
        self.press_down(key)
        self.go_on_holding(patient, key)

    def hold_on_bare_x(self, patient: Patient, key: Qt.Key) -> None:
        """The same as Qt often tells it: let go and pressed in the same moment, again and again."""
        self.wait()
        self.press_down(key, at=1000)
        for at in range(2000, 2000 + 50 * REPEATS, 50):
            self.wait(0.5)
            self.let_go(key, at=at)
            self.press_down(key, at=at)
        patient.wait()

    def go_on_holding(self, patient: Patient, key: Qt.Key) -> None:
        """Have a key repeated that is down already."""
        for _ in range(REPEATS):
            self.wait(0.05)
            self.press_down(key, is_repeated=True)
        patient.wait()

    def let_go(self, key: Qt.Key, *, at: int) -> None:
        """A key that comes up."""
        event = QKeyEvent(QEvent.Type.KeyRelease, key, NONE)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(QApplication.focusWindow(), event)

    def press_down(self, key: Qt.Key, *, is_repeated: bool = False, at: int = 0) -> None:
        """A key as the desktop hands it over: offered to shortcuts, then pressed."""
        text = {Key.Key_Return: "\r", Key.Key_Tab: "\t"}.get(key) or (
            chr(key) if key < 0x100 else ""
        )
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            window = QApplication.focusWindow()
            assert window is not None
            event = QKeyEvent(kind, key, NONE, text, is_repeated)
            event.setTimestamp(at)
            QCoreApplication.sendEvent(window, event)

    def click(self, patient: Patient, widget: QWidget, *, moved: int = 0) -> None:
        """Press the mouse over a widget and let go, on whatever lies there by then."""
        window, place = place_of(widget)
        self.click_at(window, place + QPoint(moved, 0))
        patient.wait()

    def click_at(self, window: QWindow, place: QPoint) -> None:
        """The same at a place of a window."""
        QTest.mousePress(window, LEFT, NONE, place)
        QTest.mouseRelease(window, LEFT, NONE, place)


def place_of(widget: QWidget) -> tuple[QWindow, QPoint]:
    """Where a widget lies in its window."""
    top = widget.window()
    return top.windowHandle(), widget.mapTo(top, widget.rect().center())
