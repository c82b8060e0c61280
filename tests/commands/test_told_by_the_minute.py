"""People tell a time by the minute, and an OK has seconds: 10:08 may be after 10:08:40."""

from tests.histories_by_command import Patient, hour, uses

OK = 40 / 60
"""The minutes after eight of an OK that the clock shows as eight."""


def test_a_use_told_by_the_minute_of_its_ok_is_not_against_an_older_stop(
    maria: Patient,
) -> None:
    maria.check(-24, skin="broken")
    healed = maria.again(0, OK, skin_since="healed")
    maria.check(7, used="yes", details=uses(hour(0)))
    assert maria.told == ["stop skin", "ok", "ok"]
    assert not maria.is_leave_at(healed["id"], hour(0, 2))


def test_a_use_in_the_minute_before_it_was_against_the_stop(maria: Patient) -> None:
    maria.check(-24, skin="broken")
    maria.again(0, OK, skin_since="healed")
    maria.check(7, used="yes", details=uses(hour(0, -1)))
    assert maria.told[-1] == "ask used-against"


def test_a_use_told_by_the_minute_of_the_first_check_is_taken(maria: Patient) -> None:
    maria.check(0, OK)
    maria.clock = hour(0, 5)
    assert maria.use(0)["next_use"] == "2024-11-12T19:00:00Z", maria.err
    maria.clock = None
    maria.check(7)
    assert maria.told == ["ok", "ok"]


def test_a_use_of_that_minute_told_in_the_second_check_is_taken(maria: Patient) -> None:
    maria.check(0, OK)
    maria.check(7, used="yes", details=uses(hour(0)))
    assert maria.told == ["ok", "ok"], maria.err


def test_the_latest_that_it_can_have_been_may_be_that_minute(maria: Patient) -> None:
    maria.check(0, OK)
    latest = {"used": {"latest": hour(0).isoformat()}}
    maria.check(7, used="unsure", details=latest)
    assert maria.told == ["ok", "ask used"], maria.err
