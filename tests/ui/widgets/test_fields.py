"""What a field says of a fault, in plain words."""

import pytest
from pydantic import ValidationError

from ketcheck.checklist.details import Plan
from ketcheck.records.checks.submitted import SubmittedPerson
from ketcheck.records.model import Person
from ketcheck.ui.widgets.fields import sentence_for


def said(model: type, **values: object) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)  # type: ignore[attr-defined]
    return sentence_for(caught.value.errors(include_url=False)[-1])


@pytest.mark.parametrize("model", [SubmittedPerson, Person])
def test_a_date_that_is_too_early_is_told_as_a_date(model: type) -> None:
    assert said(model, name="Ana", born="1800-01-01") == "Type a date from 1900-01-01 on."


def test_a_line_break_is_told_as_one() -> None:
    assert said(Plan, amount="two\nlines") == "Holds a line break; type it on one line."


def test_what_has_no_sentence_of_its_own_is_plain_too() -> None:
    assert said(Plan, amount="a", times_a_day="often") == "Write “when needed”."
    assert said(Plan, amount="a", colour="red").startswith("Unknown field")
