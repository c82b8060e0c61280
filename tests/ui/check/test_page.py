"""A disk that is full while answers are given: said on the page, and nothing is lost unasked."""

from typing import Never

import pytest

from ketcheck.errors import DiskFull
from ketcheck.records.store import Store
from tests.ui.patient import ENTER, ESC, Patient

FULL = "The disk is full, so nothing was saved. Make room, then try again."
NOT_KEPT = ("ask", f"Your answers are not kept yet. {FULL}")


def disk_full(*_: object, **__: object) -> Never:
    raise DiskFull(FULL)


@pytest.fixture
def cramped(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> Patient:
    """Someone in a check, whose disk is full until `monkeypatch.undo`."""
    patient.press(ENTER)
    monkeypatch.setattr(Store, "keep_draft", disk_full)
    return patient


def test_it_is_said_and_the_check_goes_on(cramped: Patient) -> None:
    cramped.click("answer-yes")
    assert cramped.notices == [NOT_KEPT]
    cramped.press(ENTER)
    assert cramped.asked == "feeling"
    assert cramped.notices == [NOT_KEPT]


def test_it_is_not_said_once_there_is_room_again(
    cramped: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    cramped.press("1")
    monkeypatch.undo()
    cramped.press("1")
    assert cramped.asked == "label"
    assert cramped.notices == []
    draft = cramped.house.store.kept_draft(cramped.house.person.id)
    assert draft
    assert draft.draft.answers == {"prescribed": "yes", "feeling": "fine"}


def test_closing_asks_first(cramped: Patient) -> None:
    cramped.press("1")
    with cramped.answering("message-no") as said:
        cramped.press(ESC)
    assert said == [f"If you close now, your answers are lost. {FULL}"]
    assert cramped.asked == "feeling"
    with cramped.answering("message-no"):
        assert not cramped.window.close()
    assert cramped.asked == "feeling"
    with cramped.answering("message-yes"):
        cramped.press(ESC)
    assert cramped.sees("start-check")


def test_closing_keeps_what_there_is_room_for_by_now(
    cramped: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    cramped.press("1")
    monkeypatch.undo()
    cramped.press(ESC)
    cramped.click("resume")
    assert cramped.asked == "feeling"
