"""Choosing a file or a folder of the user's."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """A folder; None where none was chosen."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def choose_file(parent: QWidget, title: str, start: Path, pattern: str) -> Path | None:
    """A file that is there; None where none was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), pattern)
    return Path(name) if name else None
