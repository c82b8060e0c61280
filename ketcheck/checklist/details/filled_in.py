"""What is filled in with an answer: uses, places, a reaction, who told to cover the skin."""

from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field

from ketcheck.checklist.details.frozen import Day, Frozen
from ketcheck.checklist.details.vouched import Vouched
from ketcheck.checklist.text import Line, Text


class Reaction(Frozen):
    """What the skin did after the last use (Tip 3 s2); `worst` is 0 to 10."""

    site: Line | None = None
    since: Day | None = None
    worst: Annotated[int, Field(ge=0, le=10)] | None = None
    did: Text | None = None


class CoverTold(Vouched):
    """Who told the person to cover the skin, when, and where (Tip 4 s2)."""

    sites: tuple[Line, ...] = ()


class Sites(Frozen):
    """Places that were named."""

    sites: tuple[Line, ...] = ()


class UseTold(Frozen):
    """A use that was told of: when, and where; no places means that nobody said."""

    at: AwareDatetime
    sites: tuple[Line, ...] = ()


class LastUse(Frozen):
    """The last use before the first check; `latest` is the latest that it can have been."""

    last: AwareDatetime | None = None
    latest: AwareDatetime | None = None


class Uses(Frozen):
    """The uses since the last check; `latest` is the latest that an unsure one can have been."""

    uses: Annotated[tuple[UseTold, ...], Field(max_length=50)] = ()
    latest: AwareDatetime | None = None


class Since(Frozen):
    """When something was taken last."""

    at: AwareDatetime | None = None


class Details(Frozen):
    """What was filled in with answers, by question; as JSON under the ids of the questions."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    prescribed: Vouched | None = None
    before: LastUse | None = None
    used: Uses | None = None
    area: Sites | None = None
    skin_since: Annotated[Vouched | None, Field(alias="skin-since")] = None
    skin: Sites | None = None
    permit: Vouched | None = None
    reaction_detail: Annotated[Reaction | None, Field(alias="reaction-detail")] = None
    cover: Sites | None = None
    cover_told: Annotated[CoverTold | None, Field(alias="cover-told")] = None
    today: Since | None = None


DETAIL_NAMES = {field.alias or name: name for name, field in Details.model_fields.items()}
"""The name of the field in `Details`, by the id of the question."""
