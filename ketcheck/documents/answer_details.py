"""What was filled in with each answer of a record, in plain words."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from ketcheck.checklist.details import (
    CoverLeave,
    CoverTold,
    LastUse,
    Reaction,
    Sites,
    Uses,
    Vouched,
)
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import day_words, in_full
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Record


def details_of(
    question_id: str,
    record: Record,
    leave: CoverLeave | None = None,
    late: Collection[datetime] = (),
) -> list[str]:
    """The lines under an answer; `leave` is the permission on file that it relies on.

    `late` are the times of uses told of that came after an unused OK had ended.
    """
    if question_id == "used":
        return list(_used(record, late))
    return list(_lines(question_id, record, leave))


def leave_words(leave: CoverLeave) -> str:
    """Who allowed an airtight dressing, when, where, and until when."""
    words: str = sheet_words()["plan"]["leave-words"]
    return words.format(
        who=leave.who,
        when=day_words(leave.when),
        places=in_words(leave.sites),
        until=day_words(leave.until),
    )


def said_by(said: Vouched) -> str | None:
    """Who said so and when, as far as it is known."""
    own = sheet_words()["detail"]
    if said.who and said.when:
        return str(own["said-by"].format(who=said.who, day=day_words(said.when)))
    if said.who:
        return str(own["said-by-alone"].format(who=said.who))
    return str(own["said-on"].format(day=day_words(said.when))) if said.when else None


def _lines(question_id: str, record: Record, leave: CoverLeave | None) -> Iterator[str]:
    lines = _LINES.get(question_id)
    if lines:
        yield from lines(record)
    if leave:
        yield sheet_words()["detail"]["leave-used"].format(leave=leave_words(leave))


def _said(said: Vouched | None) -> Iterator[str]:
    words = said_by(said) if said else None
    if words:
        yield words


def _named(sites: Sites | CoverTold | None) -> Iterator[str]:
    if sites and sites.sites:
        yield sheet_words()["detail"]["places"].format(places=in_words(sites.sites))


def _cover(told: CoverTold | None) -> Iterator[str]:
    if told:
        yield " ".join((*_said(told), *_named(told)))


def _last_use(before: LastUse | None, record: Record) -> Iterator[str]:
    own = sheet_words()["detail"]
    if before and before.last:
        yield own["last-use"].format(when=_when(before.last, record))
    if before and before.latest:
        yield own["latest-use"].format(when=_when(before.latest, record))


def _uses(used: Uses | None, record: Record, late: Collection[datetime]) -> Iterator[str]:
    own = sheet_words()["detail"]
    for use in used.uses if used else ():
        name = "use-late" if use.at in late else "use"
        yield own[name].format(use=_use(use.at, use.sites, record))
    if used and used.latest:
        yield own["latest-use"].format(when=_when(used.latest, record))


def _used(record: Record, late: Collection[datetime]) -> Iterator[str]:
    yield from _uses(record.details.used, record, late)
    yield from _shown(record)


def _shown(record: Record) -> Iterator[str]:
    """The uses on record that the question showed: “only the uses shown” means these."""
    known, own = record.known, sheet_words()["detail"]
    if not isinstance(known, Known) or known.uses_since is None:
        return
    shown = [use for use in known.uses if use.at >= known.uses_since]
    if not shown:
        yield own["no-use-shown"]
    for use in reversed(shown):
        name = "use-shown" if use.sure else "maybe-shown"
        yield own[name].format(use=_use(use.at, use.sites, record))


def _use(at: datetime, sites: Sequence[str], record: Record) -> str:
    return ", ".join(filter(None, (_when(at, record), in_words(sites))))


def _reaction(reaction: Reaction | None) -> Iterator[str]:
    own: dict[str, Any] = sheet_words()["detail"]
    if reaction is None:
        return
    facts = (
        reaction.site,
        own["since"].format(day=day_words(reaction.since)) if reaction.since else None,
        own["worst"].format(worst=reaction.worst) if reaction.worst is not None else None,
    )
    told = ", ".join(fact for fact in facts if fact)
    if told:
        yield told
    if reaction.did:
        yield own["did"].format(did=reaction.did)


def _taken(record: Record) -> Iterator[str]:
    today = record.details.today
    if today and today.at:
        yield sheet_words()["detail"]["last-time"].format(when=_when(today.at, record))


def _when(at: datetime, record: Record) -> str:
    """A time with its day, as the clock showed it where the check was."""
    return in_full(at.astimezone(in_zone(record.finished).tzinfo))


_LINES: Final[dict[str, Callable[[Record], Iterator[str]]]] = {
    "prescribed": lambda record: _said(record.details.prescribed),
    "before": lambda record: _last_use(record.details.before, record),
    "skin-since": lambda record: _said(record.details.skin_since),
    "skin": lambda record: _named(record.details.skin),
    "permit": lambda record: _said(record.details.permit),
    "reaction-detail": lambda record: _reaction(record.details.reaction_detail),
    "cover": lambda record: _named(record.details.cover),
    "cover-told": lambda record: _cover(record.details.cover_told),
    "today": _taken,
}
