"""A medicine, and whether its answers are told as safe."""

import pytest

from ketcheck.checklist.details import Certainty, Medicine


def test_what_is_not_said_of_a_medicine_is_not_sure() -> None:
    medicine = Medicine(name="trazodone")

    assert (medicine.sleepy, medicine.told) == (Certainty.UNSURE, Certainty.UNSURE)
    assert medicine.is_sleepy_and_untold


@pytest.mark.parametrize(
    ("sleepy", "told", "flagged"),
    [
        ("yes", "no", True),
        ("yes", "unsure", True),
        ("yes", "yes", False),
        ("unsure", "no", True),
        ("unsure", "unsure", True),
        ("unsure", "yes", False),
        ("no", "no", False),
        ("no", "unsure", False),
        ("no", "yes", False),
    ],
)
def test_sleepy_and_untold(*, sleepy: str, told: str, flagged: bool) -> None:
    medicine = Medicine.model_validate({"name": "trazodone", "sleepy": sleepy, "told": told})

    assert medicine.is_sleepy_and_untold is flagged


@pytest.mark.parametrize("told", Certainty)
def test_only_yes_means_that_they_were_told(told: Certainty) -> None:
    assert Medicine(name="trazodone", told=told).is_untold is (told is not Certainty.YES)
