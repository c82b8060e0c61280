"""What is copied out of the window is marked as not to be remembered, and taken back at a lock.

Clipboard histories of desktops leave such text out: KDE's since Plasma 4, Windows' since version
10, and on macOS those that keep to nspasteboard.org.
"""

import secrets
from hashlib import blake2b
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
        self._salt = secrets.token_bytes(16)
        self._copied: dict[QClipboard.Mode, bytes] = {}
        """What was copied last, as a sum: the text itself is not kept here."""

    def take_back(self) -> None:
        """Empty the clipboard and the selection where they hold what was copied here."""
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._is_ours(mode) or self._is_kept_by_another(mode):
                self._clipboard.clear(mode)
        self._copied.clear()

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return mode is QClipboard.Mode.Selection and self._clipboard.ownsSelection()

    def _is_kept_by_another(self, mode: QClipboard.Mode) -> bool:
        """Whether a program that looks after the clipboard has taken over the same text."""
        copied = self._copied.get(mode)
        return copied is not None and copied == self._sum(self._clipboard.text(mode))

    def _sum(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._salt).digest()

    def _mark(self, mode: QClipboard.Mode) -> None:
        if not self._is_ours(mode):
            return
        copied = self._clipboard.mimeData(mode)
        if copied is None or not copied.hasText() or copied.hasFormat(next(iter(_MARKS))):
            return
        self._copied[mode] = self._sum(copied.text())
        marked = QMimeData()
        marked.setText(copied.text())
        for name, value in _MARKS.items():
            marked.setData(name, value)
        self._clipboard.setMimeData(marked, mode)
