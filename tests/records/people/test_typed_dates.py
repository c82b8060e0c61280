"""Dates are read as people type them."""

from datetime import date

import pytest

from ketcheck.records.people.typed_dates import dates_in

PI = {date(1956, 3, 14)}


@pytest.mark.parametrize(
    ("text", "days", "rest"),
    [
        ("1956-03-14", [PI], ""),
        ("1956/3/14", [PI], ""),
        ("3/14/1956", [PI], ""),
        ("14.3.1956", [PI], ""),
        ("14. 3. 1956", [PI], ""),
        ("14-03-1956", [PI], ""),
        ("14 March 1956", [PI], ""),
        ("March 14, 1956 alv", [PI], "alv"),
        ("alv 14-Mar-1956", [PI], "alv"),
        ("3/4/1956", [{date(1956, 3, 4), date(1956, 4, 3)}], ""),
        ("31/31/1956", [], "31/31/1956"),
        ("1956-03", [], "1956-03"),
        ("17-4", [], "17-4"),
        ("March", [], "March"),
    ],
)
def test_a_date_is_found_in_what_is_typed(text: str, days: list[set[date]], rest: str) -> None:
    found, left = dates_in(text)
    assert (found, left.strip()) == (days, rest)
