"""Whole checks of people with a given history, and what the cross-checks find in them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from support import FILLED, FINE, LATER, NOW, PLAN, give, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check, Filled
from ketcheck.checklist.known import Known

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
SECOND = timedelta(seconds=1)


def later(**facts: object) -> Known:
    """A person with records, whose last check was not ok and who used the cream long enough ago."""
    return LATER.model_copy(update={"last_ok": None, **facts})


def used(*uses: datetime, plan: Plan = PLAN, newest: datetime | None = None) -> Check:
    """A whole check of a person with those uses, newest first."""
    newest = newest or (uses[0] if uses else NOW - timedelta(days=20))
    return whole(later(uses=uses, newest=newest, plan=plan))


def whole(known: Known, filled: Mapping[Detail, Filled] | None = None, **answers: str) -> Check:
    named = {key.replace("_", "-"): code for key, code in answers.items()}
    check = give(new_check(known), FINE | named, {**FILLED, **(filled or {})})
    assert not check.missing
    return check


def found(check: Check, now: datetime = NOW) -> dict[str, dict[str, str]]:
    return {finding.id: finding.fields for finding in findings(check, now)}


def plan(**times: object) -> Plan:
    return Plan.model_validate({"amount": "a pea-size amount", **times})
