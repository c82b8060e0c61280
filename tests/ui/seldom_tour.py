"""Screens that are seldom wanted, after the tour: what walks every screen comes by them too."""

from collections.abc import Iterator

from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.patient import ESC, Patient


def seldom_stops(open_window: Open) -> Iterator[tuple[str, Patient]]:
    """Each stop by name; the tour left a clinic with Maria on file."""
    nurse = open_window()
    nurse.click("this-computer")
    yield "this computer", nurse
    nurse.press(ESC)
    nurse.open_person("maria")
    nurse.choose_in_menu(Item.PRINT)
    nurse.click("print-several")
    yield "print several", nurse
    nurse.press(ESC)
    for name in ("change-extras", "report"):
        nurse.choose_in_menu(Item.SETTINGS)
        nurse.click(name)
        yield name, nurse
        nurse.press(ESC)
