"""What is known of a person before a check: the ledger, folded up as of then."""

from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from pydantic import AwareDatetime

from ketcheck.checklist.details import Day, Frozen, Medicine, Plan, site_key
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level

SKIN, REACTION, FEELING = "skin", "reaction", "feeling"
FELT_UNSURE, TODAY, TO_ASK, PRESCRIBED = "felt-unsure", "today", "to-ask", "prescribed"
MEDICINES, MAYBE_USED, LABEL_LOOSENED = "medicines", "maybe-used", "label-loosened"
HEALED_AFTER: Final = timedelta(hours=24)
MISTAKE_WITHIN: Final = timedelta(minutes=60)


class OpenDoubt(Frozen):
    """Something that stays open until it is answered, or until its time is over.

    `said` is the code of the answer that told of it last; `until` is when time closes it. A held
    one has the day `free_from` which it was cleared.
    """

    id: str
    since: AwareDatetime
    day: Day
    """The civil day of `since`, where that was."""
    record: UUID | None = None
    sites: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    said: str | None = None
    until: AwareDatetime | None = None
    held: bool = False
    free_from: Day | None = None

    @property
    def site(self) -> str:
        """The place of a skin doubt; empty where the place has no name."""
        return self.sites[0] if self.sites else ""


class Checked(Frozen):
    """An earlier check; `ended` is when its leave was ended by "I didn't use it"."""

    at: AwareDatetime
    level: Level
    ended: AwareDatetime | None = None


class ReactionTold(Frozen):
    """That the skin reacted a little, as a record told; without a place where it was not named."""

    at: AwareDatetime
    code: str
    site: str | None = None


class Permitted(Frozen):
    """That somebody said the cream may be used in spite of what was to be asked."""

    at: AwareDatetime
    reasons: tuple[str, ...]


class Known(Frozen):
    """The facts that decide which questions are asked and which cross-checks apply.

    Of a person without records every field keeps its default. `stricter` is a label that counts
    beside `plan`, while nobody is named who allowed the change to it. `newest` is when the newest
    check was finished, `uses_since` when one last answered about uses. `uses` and `checks` are
    newest first, `reactions` those of the last 14 days.
    """

    edition: Literal[2] = 2
    prescribed: bool = False
    plan: Plan | None = None
    stricter: Plan | None = None
    newest: AwareDatetime | None = None
    uses_since: AwareDatetime | None = None
    uses: tuple[Use, ...] = ()
    checks: tuple[Checked, ...] = ()
    reactions: tuple[ReactionTold, ...] = ()
    doubts: tuple[OpenDoubt, ...] = ()
    permitted: Permitted | None = None
    medicines: tuple[Medicine, ...] = ()
    medicines_asked: bool = False
    extras_asked: dict[str, AwareDatetime] = {}
    """When each monthly question was answered last."""
    held_by: tuple[str, ...] = ()
    """Short ids of the records that hold a STOP."""
    lost: bool = False
    """Whether records of this person may be lost, so that a use may be as well."""

    @property
    def is_first_check(self) -> bool:
        """Whether no check of this person is on record."""
        return self.newest is None

    def clock_is_back(self, now: datetime) -> bool:
        """Whether the clock is earlier than the newest check: then no interval counts as passed."""
        return self.newest is not None and now.astimezone(UTC) < self.newest.astimezone(UTC)

    def has_passed(self, since: datetime, span: timedelta, now: datetime) -> bool:
        """Whether that much time is over, which it is at exactly that."""
        gone = now.astimezone(UTC) - since.astimezone(UTC)
        return gone >= span and not self.clock_is_back(now)

    def open_at(self, now: datetime) -> tuple[OpenDoubt, ...]:
        """The doubts that are still open at a time."""
        return tuple(one for one in self.doubts if self._is_open(one, now))

    def doubt(self, doubt_id: str, now: datetime) -> OpenDoubt | None:
        """The open doubt of that id, or None."""
        return next((one for one in self.open_at(now) if one.id == doubt_id), None)

    def holds(self, now: datetime) -> tuple[OpenDoubt, ...]:
        """The held STOPs that nobody has cleared by then."""
        return tuple(one for one in self.open_at(now) if one.held)

    def skin_doubts(
        self, sites: tuple[str, ...], plan: Plan | None = None
    ) -> tuple[OpenDoubt, ...]:
        """The skin doubts of those places; a place without a name may be any.

        So may one that `plan`, a label that is new in this check, has another name for.
        """
        keys = {site_key(one) for one in sites} or {""}
        keys |= self.plan.renamed_in(plan) if self.plan and plan else set()
        return tuple(
            one
            for one in self.doubts
            if one.id == SKIN and ("" in keys or not one.sites or site_key(one.site) in keys)
        )

    def _is_open(self, one: OpenDoubt, now: datetime) -> bool:
        if one.until is not None and not self.clock_is_back(now):
            return now.astimezone(UTC) < one.until.astimezone(UTC)
        return one.free_from is None or _day_of(now) < one.free_from


def _day_of(now: datetime) -> date:
    return now.date()
