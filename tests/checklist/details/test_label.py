"""The label and plan: what can be on one, and how it is kept."""

import math
from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError
from strategies import plans

from ketcheck.checklist.details import Contact, CoverLeave, Plan, Site
from ketcheck.checklist.limits import plan_faults


def plan(**times: object) -> Plan:
    return Plan.model_validate({"amount": "a pea-size amount", **times})


@pytest.mark.parametrize(
    ("times", "uses_a_day"),
    [
        ({}, None),
        ({"times_a_day": "when needed"}, None),
        ({"hours_between": 6}, None),
        ({"times_a_day": 3}, 3),
        ({"times_a_day": "when needed", "most_a_day": 4}, 4),
        ({"times_a_day": 3, "most_a_day": 4}, 3),
        ({"times_a_day": 4, "most_a_day": 3}, 3),
    ],
)
def test_the_lower_limit_of_a_day_counts(times: dict[str, object], uses_a_day: int | None) -> None:
    assert plan(**times).uses_a_day == uses_a_day


@given(plans)
def test_a_label_is_timed_by_hours_or_by_uses_a_day(label: Plan) -> None:
    assert label.is_timed is bool(label.hours_between or label.uses_a_day)


def test_nothing_of_a_plan_is_filled_in_by_default() -> None:
    assert plan().model_dump(exclude={"amount"}, exclude_defaults=True) == {}


@pytest.mark.parametrize(
    "times",
    [
        {"times_a_day": 0},
        {"times_a_day": 25},
        {"times_a_day": 2.5},
        {"times_a_day": "now and then"},
        {"most_a_day": -1},
        {"hours_between": 0},
        {"hours_between": -6},
        {"hours_between": 169},
        {"hours_between": math.nan},
        {"hours_between": math.inf},
        {"amount": " "},
        {"sites": ("",)},
        {"strenght": "10 %"},
    ],
)
def test_a_plan_that_can_not_be_is_refused(times: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        plan(**times)


@pytest.mark.parametrize(
    ("times", "fault"),
    [
        ({"hours_between": 0.5}, "hours_between: must be from 1 to 168 hours"),
        ({"times_a_day": 13}, "times_a_day: must be from 1 to 12"),
        ({"most_a_day": 13}, "most_a_day: must be from 1 to 12"),
        ({"sites": ("left foot", "Left  foot.")}, "sites: names a place twice"),
        (
            {"sites": ({"words": "toe", "hours_between": 0.9},)},
            "sites.toe.hours_between: must be from 1 to 168 hours",
        ),
        ({"sites": ({"words": "toe", "most_a_day": 13},)}, "sites.toe.most_a_day: must be from"),
    ],
)
def test_a_label_of_today_has_times_that_a_label_can_have(
    times: dict[str, object], fault: str
) -> None:
    assert next(plan_faults(plan(**times))).startswith(fault)


@pytest.mark.parametrize(
    "times", [{"hours_between": 1}, {"hours_between": 168}, {"times_a_day": 12, "most_a_day": 12}]
)
def test_the_bounds_of_a_label_are_taken(times: dict[str, object]) -> None:
    assert list(plan_faults(plan(**times))) == []


def test_a_place_with_nothing_but_words_is_its_words() -> None:
    label = plan(sites=("left foot", {"words": "toe", "hours_between": 8}))
    kept = label.model_dump(mode="json")["sites"]

    assert kept == ["left foot", {"words": "toe", "hours_between": 8.0}]
    assert Plan.model_validate_json(label.model_dump_json()) == label
    assert label.site("TOE.") == Site(words="toe", hours_between=8)
    assert label.site("knee") is None


def test_a_label_of_content_1_is_read_into_the_new_shape() -> None:
    cover = {"who": "Dr. Lee", "when": "2026-11-01", "place": "left foot", "until": "2026-12-01"}
    label = plan(prescriber="Dr. Lee", call="555-0134", cover=cover)

    assert label.prescriber == Contact(name="Dr. Lee", phone="555-0134")
    assert label.cover is not None
    assert label.cover.sites == ("left foot",)
    assert plan(call="555-0134").prescriber == Contact(phone="555-0134")
    assert plan(prescriber="Dr. Lee").prescriber == Contact(name="Dr. Lee")


def test_a_leave_names_places_as_people_write_them() -> None:
    day = date(2026, 11, 1)
    leave = CoverLeave(who="L", when=day, sites=("Left foot",), until=day)

    assert leave.names(("left  FOOT.",))
    assert not leave.names(("left foot", "knee"))
