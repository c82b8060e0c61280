"""What those share who lead from screen to screen: the window, the desk, and failures told."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject

from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import told

P = ParamSpec("P")
S = TypeVar("S", bound="Stage")


class Stage(QObject):
    """Shows screens in the window, one at a time, and does what they ask for."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk


def told_act(act: "Callable[Concatenate[S, P], None]") -> "Callable[Concatenate[S, P], None]":
    """An act whose failure is told in a message; the screen stays as it is."""

    @wraps(act)
    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        with told(self._window):
            act(self, *args, **kwargs)

    return wrapper
