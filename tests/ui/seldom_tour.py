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
    yield from _holding_who_was_erased(nurse)


def _holding_who_was_erased(nurse: Patient) -> Iterator[tuple[str, Patient]]:
    nurse.choose_in_menu(Item.BACK_UP)
    nurse.click("make-copy")
    nurse.wait_for("make-copy")
    nurse.click("erase-person")
    nurse.see("asked_by").setCurrentIndex(1)  # type: ignore[attr-defined]
    name = nurse.house.person.name
    nurse.fill({"recorded_by": "T. Okafor", "reason": "They asked for it", "confirm": name})
    nurse.click("erase")
    nurse.wait_for("renew-copies")
    yield "older backups of who was erased", nurse
