"""A signature: the typed name always, and what was drawn, as lines of points."""

from enum import StrEnum
from itertools import pairwise
from math import dist
from typing import Annotated, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line

WIDTH: Final = 1000
HEIGHT: Final = 300
"""The field that points are given in, whatever size it had on the screen."""
_LEAST_LENGTH: Final = 100
"""A tenth of the field: shorter is a slip of the pen, not a name."""
MOST_STROKES: Final = 500
MOST_POINTS: Final = 5000

Point = tuple[
    Annotated[int, Field(ge=0, le=WIDTH)],
    Annotated[int, Field(ge=0, le=HEIGHT)],
]
Stroke = Annotated[tuple[Point, ...], Field(min_length=1)]


class Signer(StrEnum):
    """Whose signature it is."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


class Absent(StrEnum):
    """Why a patient's signature is not there."""

    DECLINED = "declined"
    UNABLE = "unable"
    BY_PHONE = "by-phone"

    @property
    def words(self) -> str:
        """The same as it stands on screens and sheets."""
        return _ABSENT_WORDS[self]


_ABSENT_WORDS: Final = {
    Absent.DECLINED: "Declined to sign",
    Absent.UNABLE: "Not able to sign",
    Absent.BY_PHONE: "By phone, not signed",
}


class Signature(Frozen):
    """One person's; without strokes the typed name alone stands for it.

    Where the patient did not sign, `absent` says so, with the reason.
    """

    by: Signer
    name: Line
    absent: Absent | None = None
    reason: Line | None = None
    strokes: Annotated[tuple[Stroke, ...], Field(max_length=MOST_STROKES)] = ()

    @model_validator(mode="after")
    def _is_absent_with_a_reason(self) -> Self:
        if (self.absent is None) is not (self.reason is None):
            raise PydanticCustomError("signature_absent", "say why there is no signature")
        if self.absent and (self.strokes or self.by is Signer.CLINICIAN):
            raise PydanticCustomError("signature_absent", "only the patient's may be missing")
        return self

    @model_validator(mode="after")
    def _is_no_dot(self) -> Self:
        if self.strokes and not is_drawn(self.strokes):
            raise PydanticCustomError(
                "signature_empty", "this drawing is too small to be a signature"
            )
        if sum(map(len, self.strokes)) > MOST_POINTS:
            raise PydanticCustomError("signature_long", "this drawing has too many points")
        return self


def is_drawn(strokes: tuple[tuple[tuple[int, int], ...], ...]) -> bool:
    """Whether the lines are long enough, taken together, to be a signature."""
    length = sum(dist(one, other) for stroke in strokes for one, other in pairwise(stroke))
    return length >= _LEAST_LENGTH
