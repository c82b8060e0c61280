"""What a label may say of times; what is beyond it was typed wrongly, or misread."""

from collections.abc import Iterator
from typing import Final

from ketcheck.checklist.details import Plan, Site

LEAST_HOURS: Final = 1
MOST_TIMES: Final = 12


def plan_faults(plan: Plan) -> Iterator[str]:
    """Each fault as `field: sentence`; a label that is on file already is not looked at."""
    holders: list[tuple[str, Plan | Site]] = [("", plan)]
    holders += ((f"sites.{one.words}.", one) for one in plan.sites)
    for place, holder in holders:
        if holder.hours_between is not None and holder.hours_between < LEAST_HOURS:
            yield f"{place}hours_between: must be from 1 to 168 hours"
        if isinstance(holder.times_a_day, int) and holder.times_a_day > MOST_TIMES:
            yield f"{place}times_a_day: must be from 1 to 12"
        if holder.most_a_day is not None and holder.most_a_day > MOST_TIMES:
            yield f"{place}most_a_day: must be from 1 to 12"
    keys = [site.key for site in plan.sites]
    if len(set(keys)) < len(keys):
        yield "sites: names a place twice"
