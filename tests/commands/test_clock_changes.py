"""Clocks that are set forward or back in the night: hours are real ones, whatever they show."""

import pytest

from tests.histories_by_command import Patient

NEW_YORK = {"zone": "America/New_York"}


@pytest.mark.parametrize(
    ("evening", "too_early", "over"),
    [
        ("2024-03-09T20:00:00-05:00", "2024-03-10T08:59:59-04:00", "2024-03-10T09:00:00-04:00"),
        ("2024-11-02T20:00:00-04:00", "2024-11-03T06:59:59-05:00", "2024-11-03T07:00:00-05:00"),
    ],
)
def test_twelve_hours_after_a_little_sleepy_are_twelve(
    maria: Patient, evening: str, too_early: str, over: str
) -> None:
    maria.check(0, at="2024-02-28T20:00:00-05:00", more=NEW_YORK)
    maria.again(0, at=evening, more=NEW_YORK, feeling="slow")
    maria.again(0, at=too_early, more=NEW_YORK)
    maria.again(0, at=over, more=NEW_YORK)
    assert maria.told == ["ok", "stop feeling", "ask felt-unsure", "ok"]
