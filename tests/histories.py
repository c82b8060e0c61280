"""Whole checks of people with a given history, and what the cross-checks find in them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from support import FILLED, FINE, LATER, NOW, PLAN, give, new_check

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Filled
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.uses import Use

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
SECOND = timedelta(seconds=1)


def later(**facts: object) -> Known:
    """A person with records, whose last check was ok and who used the cream long enough ago."""
    return LATER.model_copy(update=facts)


def uses(*times: datetime, sure: bool = True) -> tuple[Use, ...]:
    """Uses at those times, wherever."""
    return tuple(Use(at=time, sure=sure) for time in times)


def used(
    *times: datetime, plan: Plan = PLAN, newest: datetime | None = None, sure: bool = True
) -> Check:
    """A whole check of a person with those uses, newest first."""
    newest = newest or (times[0] if times else NOW - timedelta(days=20))
    return whole(later(uses=uses(*times, sure=sure), newest=newest, plan=plan, checks=()))


def whole(known: Known, filled: Mapping[Detail, Filled] | None = None, **answers: str) -> Check:
    """A finished check, ok but for the answers given."""
    named = {key.replace("_", "-"): code for key, code in answers.items()}
    check = give(new_check(known), FINE | named, {**FILLED, **(filled or {})})
    assert not check.missing
    return check


def found(check: Check, now: datetime = NOW) -> dict[str, dict[str, str]]:
    """What each cross-check that applies names."""
    return {finding.id: dict(finding.fields) for finding in findings(check.at(now))}


def plan(**times: object) -> Plan:
    """A label with those times."""
    return Plan.model_validate({"amount": "a pea-size amount", **times})
