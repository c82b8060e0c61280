"""OK in real use: what version 0.2 let through, each as somebody did it."""

from datetime import datetime, timedelta, timezone

import pytest

from tests.histories_by_command import PLAN, Json, Patient, hour, uses

TIPS = tuple(f"tip-{number}" for number in range(1, 7))
NOT_YET = {tip: {"outcome": "not-yet"} for tip in TIPS}
UNDERSTOOD = {tip: {"said": "So.", "outcome": "understood"} for tip in TIPS}


class TestUses:
    """The time of a use is that of the use, and ends the OK."""

    def test_a_use_ends_the_ok_and_says_when_the_next_may_be(self, maria: Patient) -> None:
        maria.clock = hour(0)
        ok = maria.check(0)
        assert maria.is_leave_at(ok["id"], hour(0, 9))
        assert not maria.is_leave_at(ok["id"], hour(0, 30))
        maria.clock = hour(0, 20)
        used = maria.use(0, 10)
        assert used["next_use"] == "2024-11-12T19:10:00Z"
        assert not maria.is_leave_at(ok["id"], hour(0, 21))

    def test_a_use_struck_later_may_have_been_one(self, maria: Patient) -> None:
        maria.check(0)
        used = maria.use(0, 10)
        assert maria.strike(used["id"], 0, 30)
        maria.check(1)
        assert maria.told[-1] == "ask maybe-too-soon"

    @pytest.mark.parametrize(
        ("hours", "why"), [(-721, "more than 30 days ago"), (9, "in the future")]
    )
    def test_a_use_that_can_not_be_is_refused(self, maria: Patient, hours: float, why: str) -> None:
        maria.clock = hour(8)
        maria.check(0)
        assert not maria.use(hours)
        assert why in maria.err

    def test_a_use_of_before_the_first_check_ends_its_ok(self, maria: Patient) -> None:
        maria.clock = hour(0, 5)
        ok = maria.check(0)
        assert maria.is_leave_at(ok["id"], hour(0, 5))
        assert maria.use(0, -30)
        assert not maria.is_leave_at(ok["id"], hour(0, 6))

    def test_a_use_told_of_before_the_first_check_is_refused(self, maria: Patient) -> None:
        maria.check(0)
        maria.again(1)
        maria.check(2, used="yes", details=uses(hour(-1)))
        assert maria.told[-1] == "refused"
        assert "before the first check" in maria.err


class TestLookedAtLater:
    """An OK is for now: nothing that came since, and no other day, brings it back."""

    def test_yesterdays_is_none_at_the_same_time_of_day(self, maria: Patient) -> None:
        maria.clock = hour(0)
        ok = maria.check(0)
        assert maria.is_leave_at(ok["id"], hour(0, 10))
        assert not maria.is_leave_at(ok["id"], hour(24, 10))
        assert not maria.is_leave_at(ok["id"], hour(24, -5))

    def test_a_newer_stop_that_was_struck_brings_it_not_back(self, maria: Patient) -> None:
        maria.clock = hour(0)
        ok = maria.check(0)
        maria.clock = hour(0, 12)
        stop = maria.again(0, 10, skin="broken")
        assert maria.strike(stop["id"], 0, 12)
        assert not maria.is_leave_at(ok["id"], hour(0, 13))
        assert maria.run("show", ok["id"], "--json")["standing"] == "superseded"

    def test_a_label_made_stricter_ends_it(self, maria: Patient) -> None:
        maria.clock = hour(0)
        ok = maria.check(0)
        maria.clock = hour(0, 5)
        maria.again(0, 5, more={"plan": {**PLAN, "times_a_day": 1}}, skin="unsure")
        assert not maria.is_leave_at(ok["id"], hour(0, 6))


def test_an_urgent_answer_alone_is_a_record_that_holds(maria: Patient) -> None:
    maria.clock = hour(0)
    ok = maria.check(0)
    maria.clock = hour(0, 5)
    when = hour(0, 5).isoformat()
    alone = {"person": maria.name, "finished": when, "answers": {"feeling": "unwell"}}
    assert not maria.record(alone)
    assert "not finished" in maria.err
    assert maria.record({**alone, "ended": "early"})
    assert not maria.is_leave_at(ok["id"], hour(0, 6))
    maria.clock = None
    maria.again(24)
    assert maria.told == ["ok", "refused", "urgent feeling", "stop held"]


def test_red_skin_is_not_healthy_ten_seconds_later(maria: Patient) -> None:
    maria.check(0)
    maria.again(5, skin="irritated")
    maria.again(5, 10 / 60, skin_since="healed")
    assert maria.told == ["ok", "stop skin", "ask skin-since"]


def test_what_a_late_paper_form_tells_was_not_told_of_before_it(maria: Patient) -> None:
    """At ten a doctor knew of the aspirin; the form of nine, entered at noon, has warfarin too."""
    aspirin, warfarin = (
        {"name": name, "sleepy": "no", "told": "no"} for name in ("aspirin", "warfarin")
    )
    listed = {"medicines": "list", "medicines_told": "some"}
    maria.check(0, more={"medicines": [aspirin]}, **listed)
    maria.again(2, told_since="all")
    form = {"how": "from-paper", "recorded_by": "N", "medicines": [aspirin, warfarin]}
    rest = {"told_since": "no", "medicines_changed": "untold", **listed}
    maria.again(1, more=form, now=hour(4), **rest)
    maria.again(9, told_since="no")
    assert maria.told[1] == "ok"
    assert maria.told[-1] == "ask told-since"
    (doubt,) = maria.last["open"]
    assert doubt["medicines"] == ["warfarin"]


class TestLabel:
    LOOSE = {**PLAN, "times_a_day": 12, "hours_between": 1}

    def test_a_looser_one_waits_for_who_said_so(self, maria: Patient) -> None:
        maria.check(0)
        maria.use(0, 10)
        maria.check(1, 30, more={"plan": self.LOOSE})
        assert maria.told[-1] == "stop label-loosened too-soon"
        assert maria.last["next_use"] == "2024-11-12T19:10:00Z"
        maria.check(7)
        assert maria.told[-1] == "ask label-loosened"

    def test_a_stricter_one_holds_at_once(self, maria: Patient) -> None:
        maria.check(0)
        maria.use(0, 10)
        maria.check(7, more={"plan": {**PLAN, "hours_between": 8}})
        assert maria.told[-1] == "stop too-soon"
        assert maria.last["next_use"] == "2024-11-12T21:10:00Z"

    @pytest.mark.parametrize(
        ("changed", "is_looser"),
        [
            ({"hours_between": 5}, True),
            ({"hours_between": None}, True),
            ({"times_a_day": 4}, True),
            ({"times_a_day": "when needed"}, True),
            ({"sites": ["left foot", "right knee"]}, True),
            ({"sites": ["right knee"]}, True),
            ({"strength": "10 %"}, False),
            ({"hours_between": 7}, False),
            ({"most_a_day": 2, "times_a_day": 2}, False),
            ({"prescriber": {"name": "Dr. Lee", "phone": "555-0134"}}, False),
        ],
    )
    def test_what_allows_more(self, maria: Patient, changed: Json, *, is_looser: bool) -> None:
        maria.check(0)
        plan = {name: one for name, one in {**PLAN, **changed}.items() if one is not None}
        places = {"area": {"sites": plan["sites"]}} if len(plan["sites"]) > 1 else None
        without = () if plan.get("times_a_day") != "when needed" else ("missed",)
        maria.again(9, more={"plan": plan}, details=places, without=without)
        assert maria.told[-1] == ("ask label-loosened" if is_looser else "ok")

    def test_another_name_of_the_place_makes_its_skin_not_whole(self, maria: Patient) -> None:
        heel = {**PLAN, "sites": ["left heel"], "changed": {"who": "Dr. Lee", "when": "2024-11-12"}}
        maria.check(0)
        maria.again(2, skin="broken")
        maria.again(3, more={"plan": heel})
        assert maria.told[-1] == "refused"
        assert "no answer to skin-since" in maria.err
        maria.again(3, more={"plan": heel}, skin_since="healed")
        assert maria.told[-1] == "ask skin-since"
        maria.again(4, skin_since="healed")
        assert maria.told[-1] == "ask skin-since"
        (reason,) = (one for one in maria.last["reasons"] if one["id"] == "skin-since")
        assert "on your usual spot" in reason["text"]


class TestDays:
    """A day limit over midnight, and in other zones."""

    THREE = {name: one for name, one in PLAN.items() if name != "hours_between"}

    def _three_uses(self, maria: Patient) -> None:
        maria.plan = self.THREE
        maria.check(0)
        for hours in (4, 8, 12):
            maria.use(hours)

    def test_no_fourth_use_within_twenty_hours(self, maria: Patient) -> None:
        self._three_uses(maria)
        for hours in (16, 20, 23.9, 24):
            maria.check(hours)
        assert maria.told == ["ok", *["stop too-soon"] * 3, "ok"]

    @pytest.mark.parametrize("offset", [9, -10, 0])
    def test_another_zone_begins_no_new_day(self, maria: Patient, offset: int) -> None:
        self._three_uses(maria)
        there = hour(16, 3).astimezone(timezone(timedelta(hours=offset)))
        maria.check(0, at=there.isoformat())
        assert maria.told[-1] == "stop too-soon"

    def test_the_civil_day_is_that_of_the_zone_named(self, maria: Patient) -> None:
        """Two uses after midnight in New York; at 23:30 there it is the next day in Berlin."""
        maria.plan = {"amount": "a dab", "times_a_day": 2, "hours_between": 1, "sites": ["foot"]}
        maria.check(0, at="2024-11-12T00:00:00-05:00", more={"zone": "America/New_York"})
        maria.use(-7.9)
        maria.use(-6)
        maria.check(0, at="2024-11-12T23:30:00-05:00", more={"zone": "America/New_York"})
        assert maria.told[-1] == "stop too-soon"
        maria.check(0, at="2024-11-13T05:30:01+01:00", more={"zone": "Europe/Berlin"})
        assert maria.told[-1] == "ok"

    @pytest.mark.parametrize(
        ("at", "zone"),
        [
            ("2024-03-10T02:30:00-05:00", "America/New_York"),
            ("2024-11-03T01:30:00-06:00", "America/New_York"),
            ("2024-11-12T08:00:00-05:00", "Europe/Berlin"),
            ("2024-11-12T08:00:00-05:00", "Mars/Olympus"),
        ],
    )
    def test_a_time_that_its_zone_does_not_have_is_refused(
        self, maria: Patient, at: str, zone: str
    ) -> None:
        maria.check(0, at=at, more={"zone": zone})
        assert maria.told == ["refused"]
        assert "zone:" in maria.err

    @pytest.mark.parametrize("offset", ["-04:00", "-05:00"])
    def test_a_time_that_the_clock_shows_twice_is_told_apart(
        self, maria: Patient, offset: str
    ) -> None:
        maria.check(0, at="2024-11-02T12:00:00-04:00", more={"zone": "America/New_York"})
        maria.again(0, at=f"2024-11-03T01:30:00{offset}", more={"zone": "America/New_York"})
        assert maria.told == ["ok", "ok"]

    @pytest.mark.parametrize("at", ["2024-11-03T01:30:00", "2024-11-03", "01:30"])
    @pytest.mark.parametrize("form", [{}, {"how": "from-paper", "recorded_by": "T. Okafor"}])
    def test_a_time_that_may_be_two_is_refused(self, maria: Patient, at: str, form: Json) -> None:
        maria.check(0, at=at, more=form)
        assert maria.told == ["refused"]


class TestSessions:
    SESSION: Json = {"kind": "counseling", "clinician": {"name": "T. Okafor", "role": "RN"}}

    def test_nothing_understood_is_no_ok(self, maria: Patient) -> None:
        session = {**self.SESSION, "put_on_now": True, "teach_back": NOT_YET}
        maria.check(0, more=session)
        assert maria.told == ["ask read-back " + " ".join(TIPS)]
        assert {one["id"] for one in maria.last["open"]} == set(TIPS)

    def test_a_plan_that_was_not_read_back_is_no_ok(self, maria: Patient) -> None:
        session = {**self.SESSION, "put_on_now": True, "teach_back": UNDERSTOOD}
        maria.check(0, more=session)
        maria.check(7, more={**session, "read_back": True}, without=("reaction",))
        assert maria.told == ["ask read-back", "ok"]

    def test_education_only_gives_no_leave(self, maria: Patient) -> None:
        session = {**self.SESSION, "put_on_now": False, "teach_back": UNDERSTOOD}
        asked_about_now = ("feeling", "before", "amount", "area", "skin", "cover", "today")
        maria.clock = hour(0, 1)
        taught = maria.check(0, more={**session, "read_back": True}, without=asked_about_now)
        assert maria.told == ["ok"]
        assert not maria.is_leave_at(taught["id"], hour(0, 1))


class TestCover:
    TWO = {**PLAN, "sites": ["left foot", "right shin"]}
    TIGHT = {"cover": "tight", "cover_told": "yes"}

    @pytest.mark.parametrize(
        ("covered", "level"), [("left foot", "ok"), ("right shin", "ask cover-leave")]
    )
    def test_leave_for_one_place_is_none_for_another(
        self, maria: Patient, covered: str, level: str
    ) -> None:
        day, until = "2024-11-01", "2024-12-01"
        leave = {"who": "Dr. Lee", "when": day, "sites": ["left foot"], "until": until}
        maria.plan = {**self.TWO, "cover": leave}
        both = {"area": {"sites": self.TWO["sites"]}, "cover": {"sites": [covered]}}
        maria.check(0, details=both, **self.TIGHT)
        assert maria.told == [level]

    def test_where_no_place_is_named_all_are_covered(self, maria: Patient) -> None:
        told = {"who": "Dr. Lee", "when": "2024-11-01", "sites": ["left foot"]}
        maria.plan = self.TWO
        both = {"area": {"sites": self.TWO["sites"]}, "cover-told": told}
        maria.check(0, details=both, **self.TIGHT)
        assert maria.told == ["ask cover-leave"]


class TestClock:
    """A clock that was ten years ahead for one check."""

    def test_the_wrong_record_can_be_struck(self, maria: Patient) -> None:
        maria.check(0)
        maria.clock = hour(24 * 3650)
        wrong = maria.again(24 * 3650 - 1)
        maria.clock = hour(24, 5)
        behind = maria.again(24)
        assert maria.told[-1] == "ask clock-back"
        shown = maria.run("show", behind["id"], "--json")
        assert "cross it out" in shown["result"]["next_step"]
        maria.strike(wrong["id"], 24, 1)
        ok = maria.again(24, 2)
        assert maria.told[-1] == "ok"
        assert maria.is_leave_at(ok["id"], hour(24, 6))

    def test_what_it_asked_for_is_answered_once_it_is_struck(self, maria: Patient) -> None:
        maria.check(0)
        maria.use(0, 10)
        maria.clock = hour(24 * 3650)
        wrong = maria.check(24 * 3650 - 1)
        assert maria.told[-1] == "ask long-gap"
        maria.clock = hour(24, 5)
        maria.strike(wrong["id"], 24, 1)
        may = {"permit": {"who": "Dr. Lee", "when": hour(24).date().isoformat()}}
        maria.check(24, 2, permit="may", details=may)
        maria.check(24, 3)
        assert maria.told[-2:] == ["ok", "ok"]

    def test_an_earlier_time_than_the_newest_record_is_an_entry_for_then(
        self, maria: Patient
    ) -> None:
        maria.clock = hour(10)
        maria.check(0)
        maria.again(9)
        entered = maria.again(5)
        assert maria.told == ["ok"] * 3
        assert not maria.is_leave_at(entered["id"], hour(5, 1))


def test_an_answer_older_than_half_an_hour_is_given_again(maria: Patient) -> None:
    maria.check(0)
    maria.again(1, more={"started": hour(0, 29).isoformat()})
    assert maria.told[-1] == "refused"
    assert "30 minutes" in maria.err
    at = datetime.fromisoformat("2024-11-12T09:00:00-05:00")
    maria.again(1, more={"started": (at - timedelta(minutes=30)).isoformat()})
    assert maria.told[-1] == "ok"


def test_a_monthly_doubt_is_asked_about_until_it_is_clear(maria: Patient) -> None:
    maria.plan = {**PLAN, "extras": ["urine"]}
    maria.check(0, urine="unsure")
    maria.again(0, 1, urine="yes")
    maria.again(0, 2, urine="no")
    maria.again(1)
    assert maria.told == ["ask urine", "ask urine", "ok", "ok"]
