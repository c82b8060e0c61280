"""A screen of ways to somewhere else: a button each, with a line of what it is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words


@dataclass(frozen=True)
class Way:
    """One button: its object name, its words, what it is for, and what it does."""

    name: str
    words: str
    purpose: str
    act: Callable[[], object]


class WaysScreen(Screen):
    """Ways under the heading of what they are about."""

    is_place = True

    def __init__(self, title: str, sections: Sequence[tuple[str, Sequence[Way]]]) -> None:
        super().__init__()
        self.body.addWidget(Heading(title, scale=1.5))
        for heading, ways in sections:
            if heading:
                self.body.addSpacing(12)
                self.body.addWidget(Heading(heading))
            for way in ways:
                self.body.addLayout(_column(way))
        self.body.addStretch(1)
        self.add_button("close", _("&Close"), self.closed.emit, kind="primary")


def _column(way: Way) -> QVBoxLayout:
    """The button over what it is for."""
    button = push_button(way.name, way.words, way.act)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    if way.purpose:
        button.setAccessibleDescription(way.purpose)
        column.addWidget(Words(way.purpose, kind="muted"))
    column.addSpacing(8)
    return column
