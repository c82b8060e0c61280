"""The base of what is kept, and how a day is written."""

import pytest
from pydantic import ValidationError

from ketcheck.checklist.details import Medicine, Vouched


@pytest.mark.parametrize(
    "text", ["1700006400", "2026-11", "22.11.2026", "2026-11-22T08:00", "20261122", "2026-W47-7"]
)
def test_a_date_is_taken_only_as_iso_8601_writes_it(text: str) -> None:
    with pytest.raises(ValidationError):
        Vouched.model_validate({"who": "Dr. Lee", "when": text})


def test_an_unknown_field_is_refused_without_repeating_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        Medicine.model_validate({"name": "trazodone", "doze": "secret"})

    assert "secret" not in str(caught.value)
