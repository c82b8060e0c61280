"""What is filled in with an answer."""

from datetime import date

import pytest
from pydantic import BaseModel, ValidationError
from support import INSTRUCTION, MEDICINE, PLAN, REACTION

from ketcheck.checklist.details import (
    DETAIL_NAMES,
    CoverTold,
    Details,
    Reaction,
    Vouched,
)
from ketcheck.checklist.draft import Draft


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


@pytest.mark.parametrize("detail", [PLAN, MEDICINE, REACTION, INSTRUCTION])
def test_a_detail_survives_being_kept(detail: BaseModel) -> None:
    assert type(detail).model_validate_json(detail.model_dump_json()) == detail


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
