"""A passphrase belongs to a clinician: who unlocks the window is at work, and nobody else."""

import pytest
from house import House
from PySide6.QtWidgets import QComboBox, QPushButton

from ketcheck.records.model import Clinician
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient

pytestmark = pytest.mark.usefixtures("_quick")
TO, JK = "four words in a row", "another four words here"


@pytest.fixture
def nurses(clinic: House, open_window: Open) -> Patient:
    """Two of a clinic, each with a passphrase; nobody is at work yet."""
    for name in ("Theresa Okafor", "Jan Kowalski"):
        clinic.store.directory.keep_clinician(Clinician(name=name, role="RN"))
    clinic.store.vault.add_passphrase("TO", TO)
    clinic.store.vault.add_passphrase("Jan Kowalski", JK)
    return open_window()


def unlock(nurse: Patient, user: str, passphrase: str) -> None:
    nurse.click("lock")
    box = nurse.see("user", QComboBox)
    box.setCurrentIndex(box.findData(user))
    nurse.fill({"passphrase": passphrase})
    nurse.press(ENTER)


def at_work(nurse: Patient) -> str:
    """Who counsels, as the header says it."""
    return nurse.see("clinician", QPushButton).text()


def test_who_unlocks_is_at_work(nurses: Patient) -> None:
    nurses.open_person("maria")
    unlock(nurses, "TO", TO)
    assert "Theresa Okafor" in at_work(nurses)
    unlock(nurses, "Jan Kowalski", JK)
    assert "Jan Kowalski" in at_work(nurses)


def test_a_session_of_somebody_else_is_not_continued_without_a_word(nurses: Patient) -> None:
    nurses.open_person("maria")
    unlock(nurses, "TO", TO)
    nurses.click("start-session")
    nurses.click("next")
    with nurses.answering("message-close") as said:
        unlock(nurses, "Jan Kowalski", JK)
    assert said == ["Theresa Okafor started the open session. We kept it for Theresa Okafor."]
    assert "Jan Kowalski" in at_work(nurses)
    with nurses.answering("message-no") as said:
        nurses.click("resume")
    assert said == [
        "Theresa Okafor began this session. It goes on in the name of Theresa Okafor. Continue it?"
    ]
    assert nurses.sees("resume")
    unlock(nurses, "TO", TO)
    nurses.click("resume")
    assert not nurses.sees("resume")


def test_a_form_offers_the_name_of_who_unlocked(clinic: House, nurses: Patient) -> None:
    clinic.save(-8)
    nurses.open_person("maria")
    unlock(nurses, "TO", TO)
    nurses.open_record(0)
    nurses.click("strike")
    assert nurses.see("recorded_by").text() == "Theresa Okafor"  # type: ignore[attr-defined]
    unlock(nurses, "Jan Kowalski", JK)
    assert nurses.see("recorded_by").text() == "Jan Kowalski"  # type: ignore[attr-defined]


def test_a_check_under_way_is_signed_by_who_unlocked_last(clinic: House, nurses: Patient) -> None:
    clinic.save(-8)
    nurses.open_person("maria")
    unlock(nurses, "TO", TO)
    nurses.click("start-check")
    while not nurses.sees("review"):
        nurses.press("1")
    assert nurses.see("signed").text() == "Theresa Okafor"  # type: ignore[attr-defined]
    unlock(nurses, "Jan Kowalski", JK)
    assert nurses.see("signed").text() == "Jan Kowalski"  # type: ignore[attr-defined]
    nurses.click("save")
    record = nurses.newest_record()
    assert (record.recorded_by, record.answered_by) == ("Jan Kowalski", "Maria Alvarez")
