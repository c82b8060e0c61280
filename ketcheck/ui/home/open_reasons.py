"""What still stands against the cream, and what a new label ended, in lines of the card of home."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.next_use import ENDS_WITH_TIME, TOO_SOON
from ketcheck.records.model import Kind, Person, Record
from ketcheck.ui.home.status import Status
from ketcheck.ui.shell.desk import Desk

_LOOKED_AT = 5
"""How many of the newest entries may hold the change of a label."""


def reasons_said(record: Record, due: datetime | None, now: datetime) -> Iterator[str]:
    """Every reason of a result, the worst first; what time alone ends comes after its equals.

    Where help is needed now, what to do comes before all of them.
    `due` is when the next use may be by the label and the uses of now: they may have changed.
    """
    ordered = sorted(
        record.result.reasons, key=lambda one: (-one.level.severity, one.id in ENDS_WITH_TIME)
    )
    why = (_next_use_now(one, due, now) or one.text for one in ordered)
    # What to do about each of the worst; a time to wait for must not hide what lasts longer.
    worst = [one for one in ordered if one.level is record.result.level]
    lasting = [one for one in worst if one.id not in ENDS_WITH_TIME]
    steps = (one.next_step for one in lasting or worst if not _next_use_now(one, due, now))
    is_urgent = record.result.level is Level.URGENT
    yield from (*steps, *why) if is_urgent else (*why, *steps)


def _next_use_now(reason: Reason, due: datetime | None, now: datetime) -> str | None:
    """When the next use may be, in place of a reason that names another time for it.

    The other reasons name no such time: what they say, and what to do, holds as it stands.
    """
    if reason.id != TOO_SOON or due is None or due <= now.astimezone(UTC):
        return None
    time = spoken(next_full_minute(due), now)
    # The reason itself names the last use too: at the same time of day, where a day lies between.
    if time in reason.next_step:
        return None
    return _("Next use, by your label: after {time}.").format(time=time)


def still_open(desk: Desk, status: Status) -> Iterator[str]:
    """What earlier checks left open, which the newest one does not tell."""
    if status.known is None:
        return
    told = status.record.id if status.record else None
    left = [one for one in status.known.open_at(desk.now) if not one.held and one.record != told]
    named = (desk.checklist.doubt(doubt_id) for doubt_id in dict.fromkeys(one.id for one in left))
    words = [doubt.words for doubt in named if doubt]
    if words:
        facts = "; ".join(words)
        yield _("Still open: {facts}. Don't use the cream until a check says OK.").format(
            facts=facts
        )


def label_changed(desk: Desk, person: Person, status: Status) -> Iterator[str]:
    """Why an OK that was good until the label changed is good no more."""
    record, shown = status.record, status.drawn
    if record is None or shown is None or shown.standing.state is not State.SUPERSEDED:
        return
    if not record.gives_leave:
        return
    was_good = timedelta(minutes=shown.ok_minutes)
    for row in desk.store.page(person_id=person.id, limit=_LOOKED_AT):
        gone = row.finished - record.finished.at
        if row.kind is Kind.LABEL and timedelta() <= gone < was_good:
            yield _("Your label changed, so that OK no longer counts. Start a new check.")
            return
