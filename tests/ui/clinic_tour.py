"""The screens of a clinic, one after the other, as a nurse comes by them."""

from collections.abc import Iterator

from PySide6.QtWidgets import QListWidget

from ketcheck.records.model import Clinician
from ketcheck.records.store import Store
from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import BORN, Open
from tests.ui.patient import ENTER, ESC, Patient


def clinic_stops(store: Store, open_window: Open) -> Iterator[tuple[str, Patient]]:
    """Each stop by name; Bartholomew and Maria are on file."""
    set_used_by(store, UsedBy.CLINIC)
    nurse = open_window()
    yield "list of people", nurse
    nurse.write("nobody")
    yield "nobody found", nurse
    nurse.click("new-person")
    nurse.press(ENTER)
    yield "new person with a fault", nurse
    nurse.fill({"name": "M. Alvarez", "born": BORN.isoformat()})
    nurse.click("save-person")
    yield "somebody who may be on file", nurse
    nurse.press(ESC, ESC)
    yield from _clinicians(nurse)
    yield from _person(nurse)


def _clinicians(nurse: Patient) -> Iterator[tuple[str, Patient]]:
    nurse.click("clinicians")
    yield "nobody counsels yet", nurse
    nurse.click("add-clinician")
    nurse.fill({"name": "Dr. Oluwaseun Okafor"})
    nurse.click("save-clinician")
    yield "profile without a role", nurse
    nurse.fill({"role": "RN", "workplace": "Hillside Pain Clinic", "phone": "555-0100"})
    nurse.click("save-clinician")
    directory = nurse.house.store.directory
    directory.keep_clinician(Clinician(name="Dr. Lee", role="prescriber"), archived=True)
    nurse.press(ESC)
    nurse.click("clinicians")
    nurse.click("show-archived")
    nurse.see("clinicians-list", QListWidget).setCurrentRow(1)
    yield "an archived clinician", nurse
    nurse.see("clinicians-list", QListWidget).setCurrentRow(0)
    yield "who counsels", nurse
    nurse.click("i-am")


def _person(nurse: Patient) -> Iterator[tuple[str, Patient]]:
    nurse.open_person("bart")
    yield "home in a clinic", nurse
    nurse.choose_in_menu(Item.SETTINGS)
    yield "more in a clinic", nurse
    nurse.click("archive-person")
    yield "home of an archived person", nurse
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("change-person")
    yield "identity form", nurse
    nurse.press(ESC)
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("merge-person")
    yield "choice of the other entry", nurse
    nurse.open_person("maria")
    nurse.click("answer-second")
    yield "two entries side by side", nurse
    nurse.click("cancel")
    nurse.click("start-check")
    yield "check in a clinic", nurse
