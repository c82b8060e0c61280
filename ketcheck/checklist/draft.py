"""The answers so far, and what was filled in with them."""

from typing import Final

from pydantic import model_validator

from ketcheck.checklist.details import (
    CoverTold,
    Details,
    Frozen,
    LastUse,
    Medicine,
    Plan,
    Reaction,
    Since,
    Sites,
    Uses,
    Vouched,
)

Filled = (
    Plan | Reaction | CoverTold | Vouched | Sites | LastUse | Uses | Since | tuple[Medicine, ...]
)


class Draft(Frozen, defer_build=True):
    """Answer codes by question id, and what was filled in with them.

    `plan` is a label filled in here, or a change of the one on file.
    """

    answers: dict[str, str] = {}
    details: Details = Details()
    plan: Plan | None = None
    medicines: tuple[Medicine, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_content_1(cls, value: object) -> object:
        """Content 1 had two details, each in a field of its own."""
        return details_of_content_1(value)


def details_of_content_1(value: object) -> object:
    """A draft or record of content 1, as a dict, with its two details where they stand now."""
    if not isinstance(value, dict) or not value.keys() & _OF_CONTENT_1.keys():
        return value
    kept = {name: one for name, one in value.items() if name not in _OF_CONTENT_1}
    details = {place: value.get(name) for name, place in _OF_CONTENT_1.items()}
    return {**kept, "details": {place: one for place, one in details.items() if one is not None}}


_OF_CONTENT_1: Final = {"reaction": "reaction-detail", "instruction": "cover-told"}
