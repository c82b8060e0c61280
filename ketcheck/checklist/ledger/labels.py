"""Changes of the label: which one allows more, and what counts until somebody vouches for it."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

from ketcheck.checklist.details import Plan, Site, Vouched
from ketcheck.checklist.ledger.uses import Limits, limits_of, stricter_of

T = TypeVar("T")


def effective_limits(plan: Plan, stricter: Plan | None, site: str | None = None) -> Limits:
    """The limits that count for a place: of both labels where a change is not vouched for."""
    labels = [plan, *([stricter] if stricter else [])]
    return stricter_of(_of(label, site) for label in labels)


def counts_apart(plan: Plan, stricter: Plan | None) -> bool:
    """Whether uses count for each place by itself: where all labels that count say so."""
    return plan.each_site and (stricter is None or stricter.each_site)


def _of(plan: Plan, site: str | None) -> Limits:
    if site is not None:
        return limits_of(plan, plan.site(site))
    # Nobody said where: the strictest of the places counts.
    return stricter_of([limits_of(plan), *(limits_of(plan, one) for one in plan.sites)])


def loosens(before: Plan, after: Plan) -> bool:
    """Whether a label allows more than the one before: less time, more uses, places, or strength.

    What the label before told and the new one leaves out allows more as well.
    """
    return (
        _allows_more_time(limits_of(before), limits_of(after))
        or _has_new_places(before, after)
        or any(_loosens_at(before, after, site) for site in after.sites)
        or (after.each_site and not before.each_site and len(after.sites) > 1)
        or _is_stronger(before.strength, after.strength)
    )


def follow(
    plan: Plan | None, stricter: Plan | None, new: Plan, vouched: Vouched | None
) -> tuple[Plan, Plan | None]:
    """The label after a change, and the stricter one that counts beside it until it is vouched for.

    The old values again close what was open, as who and when do. Of several changes that nobody
    was named for each counts, where it is the stricter.
    """
    if plan is None or (vouched and vouched.is_whole):
        return new, None
    if new.says_the_same(plan):
        # Nothing was changed, and what counts beside it stays as it was told.
        return new, stricter
    if stricter and new.says_the_same(stricter):
        return new, None
    binding = strictest(stricter, plan) if stricter else plan
    if not loosens(binding, new):
        return new, None
    return new, strictest(binding, new) if stricter else binding


def strictest(binding: Plan, other: Plan) -> Plan:
    """The binding label, with the limits of the other where those are stricter."""
    both = stricter_of([limits_of(binding), limits_of(other)])
    sites = tuple(_strictest_at(binding, other, site) for site in binding.sites)
    return binding.model_copy(
        update={
            "hours_between": _hours(both),
            "most_a_day": both.a_day,
            "sites": sites,
            "each_site": binding.each_site and other.each_site,
        }
    )


def _strictest_at(binding: Plan, other: Plan, site: Site) -> Site:
    there = stricter_of([limits_of(binding, site), limits_of(other, other.site(site.words))])
    return site.model_copy(update={"hours_between": _hours(there), "most_a_day": there.a_day})


def _hours(limits: Limits) -> float | None:
    return limits.spacing / timedelta(hours=1) if limits.spacing else None


def _loosens_at(before: Plan, after: Plan, site: Site) -> bool:
    old = before.site(site.words)
    return old is not None and _allows_more_time(limits_of(before, old), limits_of(after, site))


def _allows_more_time(before: Limits, after: Limits) -> bool:
    return _is_less(before.spacing, after.spacing, lambda old, new: new < old) or _is_less(
        before.a_day, after.a_day, lambda old, new: new > old
    )


def _is_less(before: T | None, after: T | None, allows_more: Callable[[T, T], bool]) -> bool:
    if before is None:
        return False
    return after is None or allows_more(before, after)


def _has_new_places(before: Plan, after: Plan) -> bool:
    old, new = _keys(before.sites), _keys(after.sites)
    # A label without places names one without a name: a first name for it allows no more.
    if not old:
        return len(new) > 1
    return not new or not new <= old


def _keys(sites: Iterable[Site]) -> set[str]:
    return {site.key for site in sites}


def _is_stronger(before: str | None, after: str | None) -> bool:
    """Whether the strength is larger, or may be: of two texts only numbers can be compared."""
    if before is None or before == after:
        return False
    if after is None:
        return True
    old, new = _number(before), _number(after)
    return old is None or new is None or new > old


def _number(text: str) -> float | None:
    digits = "".join(letter if letter.isdigit() or letter in ".," else " " for letter in text)
    try:
        return float(digits.split()[0].replace(",", "."))
    except (IndexError, ValueError):
        return None
