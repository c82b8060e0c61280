"""What is asked again because something that it was about has changed."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ketcheck.checklist.check import Check

_BY_PLAN: Final = frozenset(
    {"timing", "amount", "area", "skin-since", "skin", "cover", "cover-told", "missed"}
)
_BY_SITES: Final = frozenset({"skin-since", "skin", "cover", "cover-told"})
_BY_USES: Final = frozenset({"timing", "reaction", "missed"})
_BY_MEDICINES: Final = frozenset({"medicines-told"})


def asked_again(before: "Check", after: "Check") -> frozenset[str]:
    """Ids of the answers that were given about another label, place, use or list.

    A look at the left foot says nothing about the right knee.
    """
    changed = frozenset[str]()
    if before.plan is not None and after.plan != before.plan:
        changed |= _BY_PLAN
    if "area" in before.draft.answers and after.sites != before.sites:
        changed |= _BY_SITES
    if _uses(after) != _uses(before):
        changed |= _BY_USES
    if after.draft.medicines != before.draft.medicines:
        changed |= _BY_MEDICINES
    return changed


def _uses(check: "Check") -> object:
    answers, details = check.draft.answers, check.draft.details
    codes = (answers.get("used"), answers.get("before"))
    return codes, details.used, details.before
