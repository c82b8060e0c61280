"""What is filled in with an answer."""

import math
from datetime import date

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError
from strategies import plans
from support import INSTRUCTION, MEDICINE, PLAN, REACTION

from ketcheck.checklist.details import (
    DETAIL_NAMES,
    Certainty,
    Contact,
    CoverLeave,
    CoverTold,
    Details,
    Medicine,
    Plan,
    Reaction,
    Site,
    Vouched,
)
from ketcheck.checklist.draft import Draft
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


def test_what_is_not_said_of_a_medicine_is_not_sure() -> None:
    medicine = Medicine(name="trazodone")

    assert (medicine.sleepy, medicine.told) == (Certainty.UNSURE, Certainty.UNSURE)
    assert medicine.is_sleepy_and_untold


@pytest.mark.parametrize(
    ("sleepy", "told", "flagged"),
    [
        ("yes", "no", True),
        ("yes", "unsure", True),
        ("yes", "yes", False),
        ("unsure", "no", True),
        ("unsure", "unsure", True),
        ("unsure", "yes", False),
        ("no", "no", False),
        ("no", "unsure", False),
        ("no", "yes", False),
    ],
)
def test_sleepy_and_untold(*, sleepy: str, told: str, flagged: bool) -> None:
    medicine = Medicine.model_validate({"name": "trazodone", "sleepy": sleepy, "told": told})

    assert medicine.is_sleepy_and_untold is flagged


@pytest.mark.parametrize("worst", [-1, 11, 3.5, "bad"])
def test_how_bad_is_0_to_10(worst: object) -> None:
    with pytest.raises(ValidationError):
        Reaction.model_validate({"site": "left foot", "worst": worst})


@pytest.mark.parametrize("worst", [0, 10])
def test_0_and_10_are_taken(worst: int) -> None:
    assert Reaction(site="left foot", worst=worst).worst == worst


@pytest.mark.parametrize("lacking", ["who", "when"])
def test_an_instruction_counts_only_with_who_and_when(lacking: str) -> None:
    facts = {"who": "Dr. Lee", "when": date(2026, 11, 1)}
    for model in (Vouched, CoverTold):
        assert model.model_validate(facts).is_whole
        half = {name: one for name, one in facts.items() if name != lacking}
        assert not model.model_validate(half).is_whole


@pytest.mark.parametrize("text", ["1700006400", "2026-11", "22.11.2026", "2026-11-22T08:00"])
def test_a_date_is_taken_only_as_iso_8601_writes_it(text: str) -> None:
    with pytest.raises(ValidationError):
        Vouched.model_validate({"who": "Dr. Lee", "when": text})


@pytest.mark.parametrize("detail", [PLAN, MEDICINE, REACTION, INSTRUCTION])
def test_a_detail_survives_being_kept(detail: BaseModel) -> None:
    assert type(detail).model_validate_json(detail.model_dump_json()) == detail


def test_an_unknown_field_is_refused_without_repeating_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        Medicine.model_validate({"name": "trazodone", "doze": "secret"})

    assert "secret" not in str(caught.value)


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


def test_a_draft_of_content_1_keeps_its_two_details() -> None:
    old = {
        "answers": {"skin": "whole"},
        "reaction": {"site": "left foot"},
        "instruction": {"who": "Dr. Lee", "when": "2026-11-01"},
    }
    draft = Draft.model_validate(old)

    assert draft.details.reaction_detail == Reaction(site="left foot")
    assert draft.details.cover_told == CoverTold(who="Dr. Lee", when=date(2026, 11, 1))


def test_details_are_kept_by_the_ids_of_their_questions() -> None:
    details = Details(reaction_detail=REACTION)

    assert "reaction-detail" in details.model_dump()
    assert Details.model_validate_json(details.model_dump_json()) == details
    assert DETAIL_NAMES["skin-since"] == "skin_since"


@pytest.mark.parametrize("told", Certainty)
def test_only_yes_means_that_they_were_told(told: Certainty) -> None:
    assert Medicine(name="trazodone", told=told).is_untold is (told is not Certainty.YES)
