"""However a name is typed, who is on file is found, and a STOP that is held of them is seen."""

import pytest
from house import House
from PySide6.QtWidgets import QLabel, QTableView

from tests.ui.conftest import BORN, Open
from tests.ui.patient import Patient

SPELLINGS = pytest.mark.parametrize(
    ("on_file", "typed"),
    [
        ("Pat O'Brien", "Pat O\u2019Brien"),
        ("Pat O\u2019Brien", "pat obrien"),
        ("Pat O'Brien", "O'Brien, Pat"),
        ("Jos\u00e9 \u00c1lvarez", "Jose\u0301 A\u0301lvarez"),
        ("Jos\u00e9 \u00c1lvarez", "jose alvarez"),
    ],
)


def held_at(clinic: House, open_window: Open, on_file: str) -> Patient:
    """A clinic with somebody of that name, of whom a STOP is held."""
    person = clinic.store.directory.add(on_file, BORN)
    clinic.save(-24, person=person, feeling="unwell")
    return open_window()


@SPELLINGS
def test_who_is_on_file_is_no_new_person_and_the_stop_holds(
    clinic: House, open_window: Open, on_file: str, typed: str
) -> None:
    nurse = held_at(clinic, open_window, on_file)
    nurse.click("new-person")
    nurse.fill({"name": typed, "born": "1956-03-14"})
    nurse.click("save-person")
    assert "this person is on file" in nurse.words
    assert not nurse.sees("another")
    nurse.click("same-1")
    assert nurse.see("person", QLabel).text().startswith(on_file)
    assert nurse.result_said == "STOP. Get help now."
    assert not nurse.sees("start-check")
    assert len(clinic.store.people()) == 3


@SPELLINGS
def test_they_are_found_however_they_are_typed(
    clinic: House, open_window: Open, on_file: str, typed: str
) -> None:
    nurse = held_at(clinic, open_window, on_file)
    nurse.write(typed)
    model = nurse.see("people", QTableView).model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [on_file]
