"""Phone numbers as people type them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from ketcheck.checklist.phone import LONGEST, Phone

PHONE: TypeAdapter[str] = TypeAdapter(Phone)


@pytest.mark.parametrize(
    "typed",
    [
        "911",
        "15",
        "555-0134",
        "(206) 555-0134 ext. 12",
        "+49 30 / 1234-5",
        "1-800-POISON-1 2",
        "١١٢",
    ],
)
def test_it_is_kept_as_typed(typed: str) -> None:
    assert PHONE.validate_python(f"  {typed} ") == typed


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "at least 1 character"),
        ("call Jane", "in digits, like 555-0134"),
        ("5", "in digits"),
        ("a1b2@example.org", "an email address"),
        ("1" * (LONGEST + 1), "too long for one"),
        ("911\u202e", "turns letters around"),
    ],
)
def test_what_nobody_can_dial_is_refused(typed: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        PHONE.validate_python(typed)
