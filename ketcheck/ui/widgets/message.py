"""Messages in a box: one sentence as plain text, and buttons that say the act."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import set_kind


def tell(parent: QWidget | None, text: str) -> None:
    """Say one thing and wait until it is read."""
    box = _box(parent, text)
    button = box.addButton(_("&Close"), QMessageBox.ButtonRole.AcceptRole)
    button.setObjectName("message-close")
    box.exec()


def ask(parent: QWidget, text: str, *, yes: str, no: str) -> bool:
    """Ask for a decision; Esc is the one that loses nothing."""
    box = _box(parent, text)
    accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    accept.setObjectName("message-yes")
    refuse.setObjectName("message-no")
    set_kind(refuse, "primary")
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is accept


@contextmanager
def told(parent: QWidget) -> Iterator[None]:
    """Tell what fails inside; the screen stays as it is."""
    try:
        yield
    except KetcheckError as error:
        tell(parent, str(error))


def _box(parent: QWidget | None, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("ketcheck")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
