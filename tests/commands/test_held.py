"""Held STOPs, as each was lifted, or was not, by the command line."""

import pytest

from tests.answers import FIRST
from tests.histories_by_command import Patient, hour


class TestHeld:
    """What was said decides."""

    @pytest.mark.parametrize("said", ["never", "not-yet"])
    def test_a_no_does_not_clear(self, maria: Patient, said: str) -> None:
        held = maria.check(0, feeling="unwell")
        assert maria.clear(held["id"], 1, said=said)
        maria.again(24)
        assert maria.told[-1] == "stop held"

    def test_a_yes_from_a_day_on_clears_from_that_day(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        options = ("--who", "Dr. Lee", "--role", "nurse", "--said", "may-use-from")
        rest = ("--from", "2024-11-14", "--what", "Rest", "--when", hour(1).isoformat())
        assert maria.run("clear", held["id"], *options, *rest)
        maria.again(39)
        maria.again(40)
        assert maria.told[1:] == ["stop held", "ok"]

    def test_a_second_stop_has_to_be_cleared_too(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        maria.clear(held["id"], 1)
        second = maria.again(24, feeling="unwell")
        maria.again(48)
        maria.clear(second["id"], 49)
        maria.again(72)
        assert [one.split()[0] for one in maria.told] == ["urgent", "urgent", "stop", "ok"]

    def test_one_minute_before_the_stop_clears_nothing(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        assert not maria.clear(held["id"], 0, -59 / 60)
        assert "before the STOP" in maria.err

    def test_a_stop_that_is_not_held_needs_none(self, maria: Patient) -> None:
        stop = maria.check(0, skin="broken")
        assert not maria.clear(stop["id"], 1)
        assert "The next check decides" in maria.err

    def test_a_corrected_yes_counts_from_its_earlier_time(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        maria.clear(held["id"], 1, 30, said="never")
        yes = maria.clear(held["id"], 2)
        maria.again(24)
        assert maria.clear(held["id"], 1, amends=yes["id"])
        maria.again(25)
        assert maria.told == ["urgent feeling", "ok", "stop held"]

    def test_a_correction_of_a_lifted_stop_holds_only_what_is_new(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        maria.clear(held["id"], 1)
        slip = {"person": maria.name, "amends": held["id"], "reason": "a slip", "plan": maria.plan}
        same = maria.record({**slip, "answers": {**FIRST, "feeling": "unwell"}}, now=hour(2))
        maria.again(24)
        more = {**FIRST, "feeling": "unwell", "skin": "broken"}
        maria.record({**slip, "amends": same["id"], "answers": more}, now=hour(25))
        maria.again(26, skin_since="unsure")
        assert maria.told == [
            "urgent feeling",
            "urgent feeling",
            "ok",
            "urgent feeling skin",
            "stop held skin-since",
        ]

    def test_a_correction_keeps_it_held(self, maria: Patient) -> None:
        held = maria.check(0, feeling="unwell")
        given = {"person": maria.name, "amends": held["id"], "reason": "a slip"}
        maria.record({**given, "answers": FIRST, "plan": maria.plan}, now=hour(1))
        maria.again(24)
        assert maria.told == ["urgent feeling", "stop held", "stop held"]
