"""What is copied out of the window is marked as not to be remembered.

Clipboard histories of desktops leave such text out: KDE's since Plasma 4, Windows' since version
10, and on macOS those that keep to nspasteboard.org.
"""

from typing import Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

_MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "application/x-nspasteboard-concealed-type": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}


class SensitiveClipboard(QObject):
    """Marks each copy that this program makes, until it is deleted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._mark)

    def _mark(self, mode: QClipboard.Mode) -> None:
        ours = {
            QClipboard.Mode.Clipboard: self._clipboard.ownsClipboard,
            QClipboard.Mode.Selection: self._clipboard.ownsSelection,
        }.get(mode)
        if ours is None or not ours():
            return
        copied = self._clipboard.mimeData(mode)
        if copied is None or not copied.hasText() or copied.hasFormat(next(iter(_MARKS))):
            return
        marked = QMimeData()
        marked.setText(copied.text())
        for name, value in _MARKS.items():
            marked.setData(name, value)
        self._clipboard.setMimeData(marked, mode)
