"""A field for what nobody else may see: dots, no suggestions, nothing for a screen reader."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.fields import LineField

_HINTS: Final = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(LineField):
    """One line of which each letter counts, blanks too; it can be shown to check it."""

    takes_out = False

    def __init__(self, name: str, label: str, hint: str = "", *, can_show: bool = True) -> None:
        super().__init__(name, label, hint)
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.setInputMethodHints(_HINTS)
        if can_show:
            show = QCheckBox(_("Show what I type"))
            show.setObjectName(f"show-{name}")
            show.toggled.connect(self._show)
            self.column.insertWidget(self.column.count() - 1, show)

    @property
    def typed(self) -> str:
        """The text as it was typed."""
        return self.editor.text()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        mode = QLineEdit.EchoMode
        self.editor.setEchoMode(mode.Normal if shown else mode.Password)
