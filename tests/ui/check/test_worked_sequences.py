"""The worked sequences of the design, each as a patient lives it at the window over days.

The command line has the same ones; here each check but the first is made of what is shown, pressed
and typed. What comes of a STOP that is held or corrected is tried beside its forms.
"""

from collections.abc import Mapping

import pytest
from house import House, at
from support import FILLED, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Plan
from ketcheck.checklist.level import Level
from ketcheck.records.model import Moment, Record
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.patient import Patient, SetClock

Typed = Mapping[str, Mapping[str, str]]
"""What is typed into the fields of a page."""

SAID = {
    Level.OK: "OK to apply once",
    Level.ASK: "Ask first. Do not apply yet.",
    Level.STOP: "STOP. Do not apply.",
    Level.URGENT: "STOP. Get help now.",
}
FIRST_AT = -6
"""The first check is at eight in the morning."""


def hour(hours: float, minutes: float = 0) -> Moment:
    """So long after the first check."""
    return at(FIRST_AT + hours + minutes / 60)


def typed(hours: float, minutes: float = 0) -> str:
    """The same as a patient types it."""
    return f"{hour(hours, minutes).at:%Y-%m-%d %H:%M}"


class Life:
    """A patient who opens the program whenever the cream is due; `told` is what came of it."""

    def __init__(self, house: House, open_window: Open, clock: SetClock) -> None:
        self.house, self._open, self._clock = house, open_window, clock
        self.plan = PLAN
        self.told: list[str] = []

    def opens(self, hours: float, minutes: float = 0) -> Patient:
        """Open the program at that time."""
        self._clock.moment = hour(hours, minutes)
        return self._open()

    def first(self) -> None:
        """The first check, all well: other tests go through one."""
        plan = {**FILLED, Detail.PLAN: self.plan}
        self.house.save(FIRST_AT, filled=plan)
        self.told.append("ok")

    def first_with(self, medicine: str) -> None:
        """A first check by the window, with a medicine that nobody was told of."""
        patient = self.opens(0)
        patient.click("start-check")
        typed = {
            "label-plan": {"amount": "a pea", "times_a_day": "3", "hours_between": "6"},
            "medicines-medicines": {"name": medicine, "sleepy": "n", "told": "n"},
        }
        self._ends(patient, typed, {"medicines": "list", "medicines_told": "all"})

    def checks(
        self, hours: float, minutes: float = 0, typed: Typed | None = None, **answers: str
    ) -> Patient:
        """A later check, all well but for the answers given."""
        patient = self.opens(hours, minutes)
        patient.click("start-check")
        self._ends(patient, typed or {}, answers)
        return patient

    def _ends(self, patient: Patient, typed: Typed, answers: Mapping[str, str]) -> None:
        patient.to_the_review(typed, **answers)
        assert not patient.says_ok
        patient.click("save")
        record = self.newest
        reasons = sorted(one.id for one in record.result.reasons)
        self.told.append(" ".join([record.result.level.value, *reasons]))
        assert patient.result_said == SAID[record.result.level]
        assert patient.says_ok == (record.result.level is Level.OK)
        patient.click("close")
        assert patient.says_ok == (record.result.level is Level.OK)

    def puts_it_on(self, hours: float, minutes: float = 0) -> None:
        """Put the cream on while the OK is good, and say so."""
        self.opens(hours, minutes).click("used-it")

    @property
    def newest(self) -> Record:
        """The newest check."""
        row = self.house.store.newest(self.house.person.id)
        assert row
        record = self.house.store.entry(row.id)
        assert isinstance(record, Record)
        return record


@pytest.fixture
def life(house: House, open_window: Open, clock: SetClock) -> Life:
    return Life(house, open_window, clock)


def test_time_counts_from_the_use_and_not_from_the_check(life: Life) -> None:
    life.first()
    life.puts_it_on(0, 10)
    life.checks(6, 5)
    life.checks(6, 10)
    assert life.told == ["ok", "stop too-soon", "ok"]


def test_cream_put_on_after_a_stop_is_told_and_counts(life: Life) -> None:
    life.first()
    life.puts_it_on(0, 10)
    life.checks(3)
    life.checks(7, 0, {"used-uses": {"at": typed(3, 5)}}, used="yes")
    assert life.told == ["ok", "stop too-soon", "stop too-soon used-against"]


def test_a_use_that_nobody_is_sure_of_is_not_forgotten(life: Life) -> None:
    life.first()
    life.checks(0, 30, {"used-latest-use": {}}, used="unsure")
    life.checks(1)
    assert life.told == ["ok", "ask maybe-too-soon used", "ask maybe-too-soon"]


def test_skin_is_not_healed_after_three_minutes(life: Life) -> None:
    life.first()
    life.checks(5, skin="broken")
    life.checks(5, 3, skin_since="healed")
    assert life.told == ["ok", "stop skin", "ask skin-since"]


def test_a_wrong_answer_is_put_right_within_the_hour_and_the_record_says_so(life: Life) -> None:
    life.first()
    life.checks(5, skin="broken")
    patient = life.checks(5, 3, skin_since="mistake")
    assert life.told == ["ok", "stop skin", "ok"]
    patient.open_record(0)
    assert "It was never like that. I picked the wrong answer" in patient.words


@pytest.mark.parametrize("code", ["slow", "unsure"])
def test_who_felt_unsure_waits_though_fine_after_three_minutes(life: Life, code: str) -> None:
    life.first()
    life.checks(5, feeling=code)
    life.checks(5, 3)
    assert life.told == ["ok", "stop feeling", "ask felt-unsure"]


def test_a_use_after_the_ok_had_ended_counts_and_is_shown_as_late(life: Life) -> None:
    life.first()
    patient = life.checks(6, 0, {"used-uses": {"at": typed(5, 30)}}, used="yes")
    assert life.told == ["ok", "stop too-soon"]
    patient.open_record(0)
    assert "left foot. This was late: the OK had ended." in patient.words


def test_a_drink_told_again_is_the_same_drink(life: Life) -> None:
    drunk = {"today-since": {"at": typed(6)}}
    life.first()
    life.puts_it_on(0, 10)
    life.checks(7, 0, drunk, today="alcohol")
    life.checks(15, 0, drunk, today="alcohol")
    assert life.told == ["ok", "ask today", "ok"]


def test_a_reaction_told_again_is_the_same_reaction(life: Life) -> None:
    mild = {"reaction-detail": {"site": "left foot", "worst": "3"}}
    life.first()
    life.puts_it_on(0, 10)
    life.checks(7, 0, mild, reaction="gone").click("not-used")
    life.checks(7, 20, mild, reaction="gone")
    assert life.told == ["ok", "ok", "ok"]


def test_a_reaction_that_was_bad_is_asked_about_though_it_is_gone(life: Life) -> None:
    life.first()
    life.puts_it_on(0, 10)
    life.checks(7, 0, {"reaction-detail": {"worst": "10"}}, reaction="gone")
    assert life.told == ["ok", "ask reaction-was-bad"]


def test_a_long_gap_is_asked_about_until_somebody_says_one_may(life: Life) -> None:
    days = 9 * 24
    said = {"permit-vouched": {"who": "Dr. Lee", "when": f"{hour(days).at:%Y-%m-%d}"}}
    life.first()
    life.puts_it_on(0, 10)
    life.checks(days)
    life.checks(days, 1, permit="not-asked")
    life.checks(days, 2, said, permit="may")
    assert life.told == ["ok", "ask long-gap", "ask long-gap permit", "ok"]


def test_a_label_without_times_gives_no_second_use_at_once(life: Life) -> None:
    life.plan = Plan(amount="a pea-size amount", times_a_day="when needed", sites=("left foot",))
    life.first()
    life.puts_it_on(0, 1)
    life.checks(0, 2, timing="due")
    assert life.told == ["ok", "ask bare-label"]


def test_no_answer_hides_a_medicine_that_was_not_told(life: Life) -> None:
    life.first_with("oxycodone")
    assert life.told == ["ask not-told"]


def test_a_medicine_stays_open_until_it_is_told(life: Life) -> None:
    life.first_with("warfarin")
    life.checks(7, told_since="no")
    life.checks(7, 5, told_since="all").click("not-used")
    life.checks(7, 6)
    assert life.told == ["ask not-told", "ask not-told told-since", "ok", "ok"]


def test_three_uses_before_midnight_leave_none_after_it(life: Life) -> None:
    life.plan = PLAN.model_copy(update={"hours_between": None})
    life.first()
    life.opens(0, 1).click("not-used")
    for number in (4, 8, 12):
        life.checks(number)
        life.puts_it_on(number)
    patient = life.checks(16, 3)
    assert life.told == ["ok", "ok", "ok", "ok", "stop too-soon"]
    assert "Next use: after 08:00" in patient.words


def test_a_looser_label_that_nobody_named_changes_nothing(life: Life) -> None:
    life.first()
    life.puts_it_on(0, 10)
    patient = life.opens(2)
    patient.choose_in_menu(Item.LABEL)
    patient.fill({"hours_between": "1"})
    patient.click("save-plan")
    patient.click("save-label")
    assert "Next use: after 14:10" in patient.words
    life.checks(2, 10)
    assert life.told == ["ok", "stop label-loosened too-soon"]


def test_a_stop_that_was_crossed_out_takes_no_use_and_no_doubt_along(life: Life) -> None:
    life.first()
    life.puts_it_on(0, 10)
    life.checks(5, skin="broken")
    patient = life.opens(5, 10)
    patient.open_record(0)
    patient.click("strike")
    patient.fill({"reason": "A slip", "whose": "n", "recorded_by": "Maria Alvarez"})
    patient.click("save-strike")
    life.checks(5, 20, skin_since="healed")
    life.checks(7, skin_since="healed")
    assert life.told == [
        "ok",
        "stop skin too-soon",
        "stop skin-since too-soon",
        "ask skin-since",
    ]


def test_a_form_from_paper_moves_what_is_asked_since(life: Life) -> None:
    life.first()
    patient = life.opens(4)
    patient.click("not-used")
    patient.choose_in_menu(Item.PAPER_FORM)
    patient.fill({"at": typed(2), "entered_by": "Ana Alvarez"})
    patient.click("continue")
    patient.to_the_review()
    patient.click("save")
    assert not patient.says_ok
    patient.click("close")
    assert not patient.says_ok
    patient = life.opens(4, 5)
    patient.click("start-check")
    patient.press("1")
    assert patient.asked == "used"
    assert "10:00" in patient.words
