"""Choosing a file or a folder of the user's."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

_LETTERS, _LETTERS_OF_FOLDERS, _LINES = 90, 18, 26


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """A folder; None where none was chosen."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def choose_file(parent: QWidget, title: str, start: Path, pattern: str) -> Path | None:
    """A file that is there; None where none was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), pattern)
    return Path(name) if name else None


def make_roomy(dialog: QFileDialog) -> None:
    """Leave room for the words at any text size, where the desktop has no dialog of its own."""
    parts = dialog.findChild(QSplitter)
    if parts is None:
        return
    letter, line = dialog.fontMetrics().averageCharWidth(), dialog.fontMetrics().lineSpacing()
    dialog.setViewMode(QFileDialog.ViewMode.List)
    room = dialog.screen().availableSize()
    dialog.resize(QSize(letter * _LETTERS, line * _LINES).boundedTo(room))
    folders = min(letter * _LETTERS_OF_FOLDERS, dialog.width() // 3)
    parts.setSizes([folders, dialog.width() - folders])
