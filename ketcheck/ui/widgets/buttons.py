"""Push buttons with the names that they are found and said by."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ketcheck.ui.appearance.theme import set_kind


def push_button(
    name: str, text: str, pressed: Callable[[], object], *, kind: str = ""
) -> QPushButton:
    """A button that does one thing; `&` in its text marks the Alt key."""
    button = QPushButton()
    button.setObjectName(name)
    set_words(button, text)
    if kind:
        set_kind(button, kind)
    # The signal says whether the button is down; nobody wants to know.
    button.clicked.connect(lambda _=False: pressed())
    return button


def set_words(button: QPushButton, text: str) -> None:
    """Let a button show and say other words."""
    button.setText(text)
    button.setAccessibleName(text.replace("&", ""))
