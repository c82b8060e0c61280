"""When answers are too old to finish a check with."""

import pytest
from house import House, at

from ketcheck.records.checks.ageing import is_stale


@pytest.mark.parametrize(
    ("hours", "stale"), [(0, False), (2, False), (2.001, True), (-0.001, True), (48, True)]
)
def test_a_check_is_stale_after_two_hours_and_when_the_clock_goes_back(
    house: House,
    hours: float,
    stale: bool,  # noqa: FBT001 - a row of a table
) -> None:
    assert is_stale(at(), at(hours), house.checklist) is stale
