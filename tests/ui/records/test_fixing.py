"""A record is fixed: never an OK for now, signed by who fixes it, and no paper of it is leave."""

import pytest
from house import House
from papers import spoken_pictures, words_of

from ketcheck.checklist.level import Level
from ketcheck.ui.flow import Flow
from tests.ui.conftest import Open
from tests.ui.patient import Patient
from tests.ui.records.test_record_view import records


def correct(patient: Patient, question: str, code: str, by: str = "T. Okafor") -> None:
    """Fix the record on screen: one answer, and the signature that is offered."""
    patient.click("correct")
    patient.fill({"reason": "The wrong answer", "recorded_by": by})
    patient.click("continue")
    patient.to_the_review()
    patient.click(f"change-{question}")
    patient.click(f"answer-{code}")
    patient.click("next")
    patient.to_the_review()
    patient.click("save")


def test_a_stop_that_is_corrected_later_is_no_ok_for_now(house: House, open_window: Open) -> None:
    house.save(-48, skin="broken")
    patient = open_window()
    patient.open_record(0)
    correct(patient, "skin", "whole")
    assert patient.result_said == "The check is fixed"
    assert not patient.says_ok
    assert records(house)[0].result.level is Level.OK
    patient.click("close")
    assert not patient.says_ok
    assert patient.sees("start-check")
    assert not patient.sees("used-it")
    patient.open_record(0)
    assert not patient.says_ok


def test_the_name_to_sign_with_is_that_of_who_corrects(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    patient.open_record(0)
    correct(patient, "skin", "broken")
    new, old = records(house)
    assert (new.signed, new.recorded_by, new.answered_by) == (
        "T. Okafor",
        "T. Okafor",
        old.answered_by,
    )


def test_a_correction_of_a_stop_that_was_cleared_says_so(
    house: House, open_window: Open, previewed: list[bytes]
) -> None:
    house.use(-10, house.save(-10.1))
    house.clear(house.save(-3, reaction="bad"), -2)
    patient = open_window()
    patient.open_record(1)
    correct(patient, "amount", "less")
    patient.click("close")
    assert patient.result_said != "STOP. Do not apply."
    assert not patient.sees("record-clearance")
    patient.open_record(0)
    assert not patient.sees("record-clearance")
    patient.click("print-record")
    assert "Dr. Lee" in words_of(previewed[0])
    assert "Every later check will say STOP too" not in words_of(previewed[0])


@pytest.mark.parametrize("is_fixed", [False, True])
def test_the_paper_of_an_ok_that_was_crossed_out_or_fixed_reads_as_no_leave(
    house: House, open_window: Open, previewed: list[bytes], *, is_fixed: bool
) -> None:
    house.use(-8, house.save(-8.1))
    ok = house.save()
    patient = open_window()
    patient.open_record(0)
    patient.click("print-record")
    if is_fixed:
        correct(patient, "cover", "airy")
        patient.click("close")
    else:
        patient.click("strike")
        patient.fill({"reason": "A slip", "whose": "n", "recorded_by": "Maria Alvarez"})
        patient.click("save-strike")
    patient.window.findChild(Flow).record.open(ok.id)
    patient.wait()
    patient.click("print-record")
    before, after = map(words_of, previewed)
    leave = "Put the cream on once, by 14:30."
    assert leave in before
    assert leave not in after
    assert "Good only until" not in after
    assert ("SUPERSEDED" if is_fixed else "ENTERED IN ERROR") in after
    assert spoken_pictures(previewed[0]) == ["OK"]
    assert "OK" not in spoken_pictures(previewed[1])
