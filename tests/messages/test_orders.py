"""The locale of the process decides what comes first in a date."""

import pytest

from ketcheck.messages.orders import Order, order_here


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({"LANG": "en_US.UTF-8"}, Order.MONTH_FIRST),
        ({"LANG": "en_GB.UTF-8"}, Order.DAY_FIRST),
        ({"LANG": "de_DE@euro"}, Order.DAY_FIRST),
        ({"LANG": "en_CA.UTF-8"}, Order.YEAR_FIRST),
        ({"LANG": "ja_JP"}, Order.YEAR_FIRST),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, Order.DAY_FIRST),
        ({"LANG": "en_US.UTF-8", "LC_TIME": ""}, Order.MONTH_FIRST),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, None),
        ({"LANG": "es_US.UTF-8"}, None),
        ({"LANG": "es_419"}, None),
        ({"LANG": "en"}, None),
        ({}, None),
    ],
)
def test_order_of_the_country(environment: dict[str, str], order: Order | None) -> None:
    assert order_here(environment) is order


def test_the_parts_stand_in_order() -> None:
    assert Order.MONTH_FIRST.parts == ("month", "day", "year")
