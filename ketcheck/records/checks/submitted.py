"""A check given as JSON: what it may hold, and how it is read, strictly."""

import json
from datetime import datetime
from typing import Annotated, Any, Final, Literal, NoReturn

from pydantic import AwareDatetime, BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from ketcheck.checklist.content import Id
from ketcheck.checklist.details import Day, Details, Frozen, Medicine, Plan
from ketcheck.checklist.fault_words import TIME_LIKE, sentences
from ketcheck.checklist.session import TeachBack
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import CheckRefused
from ketcheck.records.model import EARLIEST_BIRTH, Clinician, How, Kind
from ketcheck.records.names import shown

LIMIT: Final = 1_000_000
"""The most bytes that one check may have."""
_MOST_MEDICINES: Final = 200


def _time(value: object) -> object:
    """Only ISO 8601 as text: pydantic would take a number for seconds, without a zone."""
    if not isinstance(value, str):
        return value
    try:
        time = datetime.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("datetime_parsing", _NO_TIME) from error
    if len(value) <= len("2026-11-22") or time.date() < EARLIEST_BIRTH:
        raise PydanticCustomError("datetime_parsing", _NO_TIME)
    return time


_NO_TIME: Final = f"not a time like {TIME_LIKE}"
Time = Annotated[AwareDatetime, BeforeValidator(_time)]


class SubmittedPerson(Frozen):
    """Who the check is of."""

    name: Line
    born: Annotated[Day, Field(ge=EARLIEST_BIRTH)] | None = None
    number: Line | None = None


class SubmittedCheck(Frozen):
    """One check; `finished` left out is now, `started` left out is `finished`.

    `clinician` and what follows it is of a counseling session alone. `how` left out is an interview
    in a session, else alone.
    """

    person: SubmittedPerson
    kind: Literal[Kind.SELF_CHECK, Kind.COUNSELING] = Kind.SELF_CHECK
    how: How | None = None
    answered_by: Line | None = None
    recorded_by: Line | None = None
    helper: Line | None = None
    interpreter: Line | None = None
    signed: Line | None = None
    started: Time | None = None
    finished: Time | None = None
    plan: Plan | None = None
    answers: dict[str, str]
    details: Details = Details()
    medicines: Annotated[tuple[Medicine, ...], Field(max_length=_MOST_MEDICINES)] | None = None
    clinician: Clinician | None = None
    read_back: bool = False
    told: tuple[Id, ...] = ()
    teach_back: dict[str, TeachBack] = {}
    open_questions: Text | None = None
    next_steps: Text | None = None
    put_on_now: bool | None = None
    zone: Line | None = None
    """The zone that `finished` was in, by its IANA name."""
    ended: Literal["early"] | None = None
    amends: str | None = None
    """The full or short id of the record that is corrected, with the reason."""
    reason: Text | None = None

    @property
    def is_session(self) -> bool:
        """Whether it is a counseling session."""
        return self.kind is Kind.COUNSELING


def read_check(raw: bytes) -> SubmittedCheck:
    """The check in one JSON object; CheckRefused says in one sentence what can't be taken."""
    text = decoded(raw)
    data = parse_json(text)
    if not isinstance(data, dict):
        raise CheckRefused("a check is a JSON object: {…}")
    try:
        # From the text, not from `data`: only JSON has its dates and tuples as strict strings.
        return SubmittedCheck.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise CheckRefused(first_fault(error)) from error


def parse_json(text: str) -> Any:  # noqa: ANN401 - any JSON
    """JSON without what readers disagree on: names twice, NaN, depth without end."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = (
            f"not JSON from column {error.colno} on; look for a missing quote, comma or bracket"
        )
        at_end = error.pos >= len(text.rstrip()) - 1
        raise NotJson(message, error.lineno, is_at_end=at_end) from error
    except RecursionError as error:
        raise CheckRefused("nested too deeply") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise CheckRefused("holds a number that is too long") from error


class NotJson(CheckRefused):
    """A text that is not JSON; `line` counts from 1, `is_at_end` tells one that may go on."""

    def __init__(self, message: str, line: int, *, is_at_end: bool) -> None:
        super().__init__(message)
        self.line = line
        self.is_at_end = is_at_end


def decoded(raw: bytes) -> str:
    """UTF-8 text of bounded length; CheckRefused."""
    if len(raw) > LIMIT:
        raise CheckRefused(f"longer than {LIMIT:,} bytes")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise CheckRefused("begins with a hidden mark (a BOM); save it as UTF-8 without BOM")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckRefused(f"not UTF-8 at byte {error.start + 1}; save it as UTF-8") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise CheckRefused(f"{shown(name)}: given twice")
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise CheckRefused(f"{name} is not a JSON number")


def first_fault(error: ValidationError) -> str:
    """The fault that explains most, as `place: what is wrong`."""
    place, words = sentences(error.errors(include_url=False, include_input=False))[0]
    return f"{shown('.'.join(map(str, place))) or 'check'}: {words}"
