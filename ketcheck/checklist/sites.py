"""Which places a check is about: chosen one by one, or the only one that the plan has."""

from collections.abc import Mapping, Sequence

from ketcheck.checklist.details import Details, Plan, Sites, site_key


def chosen_sites(
    plan: Plan | None, answers: Mapping[str, str], details: Details
) -> tuple[str, ...]:
    """The places that the cream is to go on, in words; empty for one without a name.

    While it is not said, or the place is new or unsure, it may be any place of the plan.
    """
    every = plan.site_words if plan else ()
    if answers.get("area") != "told":
        return every
    return named(details.area) or every


def named(sites: Sites | None) -> tuple[str, ...]:
    """The places named, or none."""
    return sites.sites if sites else ()


def on_label(plan: Plan | None, site: str | None) -> tuple[str, ...]:
    """The place in the words of the label; empty for one that it does not name."""
    known = plan.site(site) if plan and site else None
    return (known.words,) if known else ()


def may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two places can be the same; one that was not named can be any."""
    return not one or not other or site_key(one) == site_key(other)


def only_site(plan: Plan | None) -> tuple[str, ...]:
    """The one place of a plan, where it has just one."""
    return plan.site_words if plan and len(plan.sites) == 1 else ()


def in_words(sites: Sequence[str]) -> str:
    """`left foot, right knee and back`."""
    if len(sites) < 2:  # noqa: PLR2004 - one place needs no "and"
        return "".join(sites)
    return f"{', '.join(sites[:-1])} and {sites[-1]}"
