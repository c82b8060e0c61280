"""The offset of a check and the zone of the computer may differ; both judge alike (A11)."""

from datetime import datetime, timedelta, timezone

import pytest

from tests.histories_by_command import Patient, hour

OFFSETS = (-11.0, -5.0, 0.0, 5.75, 14.0)


def there(moment: datetime, offset: float) -> datetime:
    return moment.astimezone(timezone(timedelta(hours=offset)))


@pytest.mark.parametrize("computer", OFFSETS)
@pytest.mark.parametrize("told", OFFSETS)
def test_an_ok_is_the_same_wherever_it_is_told_and_looked_at(
    maria: Patient, told: float, computer: float
) -> None:
    def now(hours: float, minutes: float = 0) -> None:
        maria.clock = there(hour(hours, minutes), computer)

    def check(hours: float, minutes: float = 0) -> str:
        maria.check(0, at=there(hour(hours, minutes), told).isoformat())
        return maria.told[-1]

    def standing() -> str:
        return str(maria.run("show", ok["id"], "--json")["standing"])

    now(0)
    assert check(0) == "ok"
    ok = maria.last
    now(0, 29)
    assert standing() == "valid"
    now(0, 30)
    assert standing() == "over"

    when = there(hour(0, 10), told).isoformat()
    used = maria.run("use", "Maria Alvarez", "--when", when)
    assert used["next_use"] == "2024-11-12T19:10:00Z"
    assert standing() == "used"
    now(6, 9)
    assert check(6, 9) == "stop too-soon"
    now(6, 10)
    assert check(6, 10) == "ok"
