"""Whether the skin reacted again, or badly (Tip 3)."""

from datetime import timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.sites import may_be_one, on_label

_AGAIN_WITHIN: Final = timedelta(days=14)
_BAD_FROM: Final = 7
_DAYS: Final = 3


def reaction_again(check: Check) -> bool:
    """Whether a reaction that is gone now was told of an earlier use too, in the last 14 days.

    The same reaction told again is no second one: a use lies between two of them.
    """
    if check.draft.answers.get("reaction") != "gone":
        return False
    told = check.draft.details.reaction_detail
    site = next(iter(on_label(check.plan, told.site if told else None)), None)
    return any(
        may_be_one(site, earlier.site)
        for earlier in check.known.reactions
        if not check.known.has_passed(earlier.at, _AGAIN_WITHIN, check.now)
        and any(use.may_be_after(earlier.at) for use in check.uses)
    )


def reaction_was_bad(check: Check) -> bool:
    """Whether a reaction that is gone now was bad, or began more than three days ago."""
    told = check.draft.details.reaction_detail
    if check.draft.answers.get("reaction") != "gone" or told is None:
        return False
    is_old = told.since is not None and (check.now.date() - told.since).days > _DAYS
    return is_old or (told.worst is not None and told.worst >= _BAD_FROM)
