"""A label and plan as labelled facts, and as text."""

from collections.abc import Iterator

from ketcheck.checklist.details import WHEN_NEEDED, Contact, Plan, Site
from ketcheck.checklist.wording import day_words
from ketcheck.documents.sheet_words import sheet_words

Facts = list[tuple[str, str]]
"""What each is called, and what it says."""


def plan_facts(plan: Plan) -> Facts:
    """Each fact of a label in its own words; the leave for a cover stands apart."""
    own = sheet_words()["plan"]
    values = {
        "amount": plan.amount,
        "times_a_day": str(plan.times_a_day) if plan.times_a_day else None,
        "hours_between": f"{plan.hours_between:g}" if plan.hours_between else None,
        "most_a_day": str(plan.most_a_day) if plan.most_a_day else None,
        "sites": ", ".join(plan.site_words),
        "each_site": own["by-place"] if plan.each_site else None,
        "strength": plan.strength,
        "prescriber": _contact(plan.prescriber),
        "pharmacy": plan.pharmacy,
        "extras": ", ".join(one.replace("-", " ") for one in plan.extras),
        "changed": _changed(plan),
    }
    return [(own[name], value) for name, value in values.items() if value]


def site_facts(plan: Plan) -> list[str]:
    """Each place that has an amount or times of its own."""
    own = sheet_words()["plan"]
    found = ((site.words, ", ".join(_of_site(site))) for site in plan.sites)
    return [own["at-site"].format(site=words, facts=facts) for words, facts in found if facts]


def _of_site(site: Site) -> Iterator[str]:
    own = sheet_words()["plan"]
    if site.amount:
        yield site.amount
    if site.times_a_day == WHEN_NEEDED:
        yield WHEN_NEEDED
    elif site.times_a_day:
        name = "site-once" if site.times_a_day == 1 else "site-times"
        yield own[name].format(times=site.times_a_day)
    if site.hours_between:
        yield own["site-hours"].format(hours=f"{site.hours_between:g}")
    if site.most_a_day:
        yield own["site-most"].format(most=site.most_a_day)


def _contact(contact: Contact | None) -> str | None:
    if contact is None:
        return None
    return ", ".join(filter(None, (contact.name, contact.phone)))


def _changed(plan: Plan) -> str | None:
    if plan.changed is None:
        return None
    day = day_words(plan.changed.when) if plan.changed.when else None
    return ", ".join(filter(None, (plan.changed.who, day)))
