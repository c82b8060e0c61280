"""What is filled in with an answer."""

import math
from datetime import date

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError
from strategies import plans
from support import INSTRUCTION, MEDICINE, PLAN, REACTION

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty, Instruction, Medicine, Plan, Reaction
from ketcheck.checklist.draft import Draft


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
    assert Instruction.model_validate(facts).is_whole
    del facts[lacking]
    half = Instruction.model_validate(facts)
    assert not half.is_whole
    assert Draft(instruction=half).filled(Detail.INSTRUCTION) is None


@pytest.mark.parametrize("text", ["1700006400", "2026-11", "22.11.2026", "2026-11-22T08:00"])
def test_a_date_is_taken_only_as_iso_8601_writes_it(text: str) -> None:
    with pytest.raises(ValidationError):
        Instruction.model_validate({"who": "Dr. Lee", "when": text})


@pytest.mark.parametrize("detail", [PLAN, MEDICINE, REACTION, INSTRUCTION])
def test_a_detail_survives_being_kept(detail: BaseModel) -> None:
    assert type(detail).model_validate_json(detail.model_dump_json()) == detail


def test_an_unknown_field_is_refused_without_repeating_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        Medicine.model_validate({"name": "trazodone", "doze": "secret"})

    assert "secret" not in str(caught.value)
