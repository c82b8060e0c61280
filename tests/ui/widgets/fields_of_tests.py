"""A field on screen, for tests of fields."""

from datetime import date
from typing import TypeVar

from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.fields import Field

TODAY = date(2026, 11, 22)
F = TypeVar("F", bound=Field)


def shown(qtbot: QtBot, field: F) -> F:
    """The field, in a window of its own."""
    qtbot.addWidget(field)
    field.show()
    return field
