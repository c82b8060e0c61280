"""The times in a submitted check: none still to come, none before the other, none too long ago."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ketcheck.checklist.details import Details, Vouched
from ketcheck.errors import CheckRefused
from ketcheck.records.checks.submitted import SubmittedCheck
from ketcheck.records.model import EARLIER_AFTER, How, Moment


def refuse_times(submitted: SubmittedCheck, now: Moment) -> None:
    """CheckRefused names the first time or day that can't be."""
    finished = submitted.finished or now.at
    if finished > now.utc:
        raise CheckRefused("finished: this time is still to come")
    started = submitted.started
    if started and started > finished:
        raise CheckRefused("started: later than finished")
    if started and _went_stale(submitted, finished.astimezone(UTC) - started.astimezone(UTC)):
        raise CheckRefused(
            "started: more than 30 minutes before finished; what is asked about now has to be "
            "answered again"
        )
    for place, day in _days(submitted):
        if day > finished.date():
            raise CheckRefused(f"{place}: later than the check itself")
    for place, time in _times(submitted.details):
        if time > finished:
            raise CheckRefused(f"{place}: later than the check itself")


def _went_stale(submitted: SubmittedCheck, age: timedelta) -> bool:
    is_self_check = not submitted.is_session and not submitted.amends
    return is_self_check and submitted.how is not How.FROM_PAPER and age > EARLIER_AFTER


def _times(details: Details) -> Iterator[tuple[str, datetime]]:
    before, used, today = details.before, details.used, details.today
    named = {
        "details.before.last": before and before.last,
        "details.before.latest": before and before.latest,
        "details.used.latest": used and used.latest,
        "details.today.at": today and today.at,
    }
    yield from ((place, time) for place, time in named.items() if time)
    for number, use in enumerate(used.uses if used else ()):
        yield f"details.used.uses.{number}.at", use.at


def _days(submitted: SubmittedCheck) -> Iterator[tuple[str, date]]:
    plan, details = submitted.plan, submitted.details
    if plan and plan.cover:
        yield "plan.cover.when", plan.cover.when
    vouched: dict[str, Vouched | None] = {
        "plan.changed.when": plan.changed if plan else None,
        "details.prescribed.when": details.prescribed,
        "details.permit.when": details.permit,
        "details.skin-since.when": details.skin_since,
        "details.cover-told.when": details.cover_told,
    }
    yield from ((place, one.when) for place, one in vouched.items() if one and one.when)
    if submitted.person.born:
        yield "person.born", submitted.person.born
    if details.reaction_detail and details.reaction_detail.since:
        yield "details.reaction-detail.since", details.reaction_detail.since
    for number, medicine in enumerate(submitted.medicines or ()):
        if medicine.changed:
            yield f"medicines.{number}.changed", medicine.changed
