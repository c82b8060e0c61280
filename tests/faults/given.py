"""Checks as the command line takes them."""

import json

from tests.answers import FIRST


def check(
    answers: dict[str, str],
    *,
    name: str = "Maria Alvarez",
    hours_between: float | None = None,
    **more: object,
) -> bytes:
    """One check as JSON on a line; the first one brings its plan."""
    given: dict[str, object] = {"person": {"name": name}, "answers": answers, **more}
    if "label" in answers:
        given["plan"] = {"amount": "a pea-size amount", "hours_between": hours_between}
    return json.dumps(given).encode() + b"\n"


def checks(first: int, count: int) -> bytes:
    """First checks of so many people, one a line."""
    return b"".join(check(FIRST, name=f"Person {number}") for number in range(first, first + count))
