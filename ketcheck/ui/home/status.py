"""What home says first: the one thing that counts most now, by rank.

It only puts in order what the ledger and the standing of the records say; it judges nothing anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.errors import KetcheckError, RecordDamaged
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.next_use import ledger_at, says_wait_alone
from ketcheck.records.model import KeptDraft, Person, Record
from ketcheck.records.recording import matches
from ketcheck.ui.results.drawing import drawn
from ketcheck.ui.results.result_panel import Drawn
from ketcheck.ui.shell.desk import Desk

T = TypeVar("T")
_UNSURE = marked("This record does not match its answers. Do not rely on it. Start a new check.")


class Rank(StrEnum):
    """What the card of home is about, the most important first."""

    URGENT = "urgent"
    HELD = "held"
    """A STOP that only a doctor or nurse ends."""
    UNKNOWN = "unknown"
    """Records are damaged or lost, so that nobody can tell what stands."""
    STOP = "stop"
    DRAFT = "draft"
    ASK = "ask"
    USED_IT = "used-it"
    """An OK ran out, and nobody said if it was used."""
    OK = "ok"
    WAIT = "wait"
    DUE = "due"
    START = "start"
    """Nothing tells when the next use may be."""


@dataclass(frozen=True)
class Status:
    """How things stand for a person at a time."""

    rank: Rank
    known: Known | None = None
    """None where it can't be told."""
    record: Record | None = None
    """The newest check, or the one that holds."""
    drawn: Drawn | None = None
    """How the result of that record stands."""
    draft: KeptDraft | None = None
    due: datetime | None = None
    """When the label allows the next use, in UTC."""
    more_held: int = 0
    faults: tuple[str, ...] = ()
    """What can't be read, in words."""
    has_broken_draft: bool = False

    @property
    def is_held(self) -> bool:
        """Whether only a doctor or nurse ends what stands."""
        return bool(self.record and self.record.result.held)

    def changes_at(self, now: datetime) -> datetime | None:
        """When time alone makes another of it, in UTC."""
        until = self.drawn.standing.until if self.drawn else None
        ahead = [one for one in (until, self.due) if one and one > now.astimezone(UTC)]
        return min(ahead, default=None)


def status_of(desk: Desk, person: Person) -> Status:
    """What counts most for a person now."""
    known, faults = _tried(lambda: desk.store.known(person.id))
    held = _held(desk, person, known, faults)
    record = _newest(desk, person, faults)
    draft, draft_faults = _tried(lambda: desk.store.kept_draft(person.id))
    due = ledger_at(desk.checklist, known, desk.now).next_use if known else None
    status = Status(
        Rank.START,
        known,
        record,
        draft=draft,
        due=due,
        faults=(*faults, *draft_faults),
        has_broken_draft=bool(draft_faults),
    )
    return _ranked(desk, status, held)


def _ranked(desk: Desk, status: Status, held: list[Record]) -> Status:
    """The same with its rank; what is held counts before what is newest."""
    if held:
        # The newest is what happened last; those before it come up once it is cleared.
        first = max(held, key=lambda one: (_is_urgent(one), one.finished.utc))
        rank = Rank.URGENT if _is_urgent(first) else Rank.HELD
        more = len(held) - 1
        return replace(status, rank=rank, record=first, drawn=drawn(desk, first), more_held=more)
    shown = drawn(desk, status.record) if status.record else None
    status = replace(status, drawn=shown)
    against = _against(status, desk.now)
    if against is Rank.URGENT or (status.draft and holds_urgent(desk, status.draft)):
        return replace(status, rank=Rank.URGENT)
    if status.known is None:
        return replace(status, rank=Rank.UNKNOWN)
    if against is Rank.STOP:
        return replace(status, rank=Rank.STOP)
    if status.draft or status.has_broken_draft:
        return replace(status, rank=Rank.DRAFT)
    return replace(status, rank=against or _by_time(status, desk.now))


def _against(status: Status, now: datetime) -> Rank | None:
    """What stands against applying, out of the newest check."""
    standing = status.drawn.standing if status.drawn else None
    if standing is None or standing.state is not State.IN_FORCE or status.record is None:
        return None
    if says_wait_alone(status.record) and _is_waited_for(status, now):
        return None
    ranks = {Level.URGENT: Rank.URGENT, Level.STOP: Rank.STOP, Level.ASK: Rank.ASK}
    return ranks[standing.level]


def _is_waited_for(status: Status, now: datetime) -> bool:
    """Whether the wait that a check told of is over; without a time, with its day."""
    if status.record is None:
        return False
    finished = status.record.finished.at.astimezone(now.tzinfo)
    if status.due and status.due > finished.astimezone(UTC):
        return status.due <= now.astimezone(UTC)
    return finished.date() < now.date()


def _by_time(status: Status, now: datetime) -> Rank:
    state = status.drawn.standing.state if status.drawn else None
    if state is State.VALID:
        return Rank.OK
    if state is State.OVER and _may_be_used(status.record, now):
        return Rank.USED_IT
    if status.due is None:
        return Rank.START
    return Rank.WAIT if status.due > now.astimezone(UTC) else Rank.DUE


def _may_be_used(record: Record | None, now: datetime) -> bool:
    """Whether its OK ran out; one of a clock that was ahead is still to come."""
    return bool(record and record.gives_leave and record.finished.utc <= now.astimezone(UTC))


def holds_urgent(desk: Desk, draft: KeptDraft) -> bool:
    """Whether an answer of an unfinished check means: get help now. It is never deleted."""
    try:
        checklist = desk.store.checklist_of(draft.checklist)
    except KetcheckError:
        checklist = desk.checklist
    for question_id, code in draft.draft.answers.items():
        question = checklist.question(question_id)
        found = [one for one in question.answers if one.code == code] if question else []
        if any(one.level is Level.URGENT for one in found):
            return True
    return False


def _is_urgent(record: Record) -> bool:
    return record.result.level is Level.URGENT


def _held(desk: Desk, person: Person, known: Known | None, faults: list[str]) -> list[Record]:
    """The records that hold a STOP; looked for apart where nothing else can be told."""
    if known and not known.holds(desk.now):
        return []
    held, why = _tried(lambda: desk.store.held(person.id))
    faults += [one for one in why if one not in faults]
    return held or []


def _newest(desk: Desk, person: Person, faults: list[str]) -> Record | None:
    row = desk.store.newest(person.id)
    if row is None:
        return None
    entry, why = _tried(lambda: desk.store.entry(row.id))
    if isinstance(entry, Record):
        is_sound, unread = _tried(lambda: matches(entry, desk.checklist_of(entry)))
        if is_sound:
            return entry
        why = unread or [_(_UNSURE)]
    faults += [one for one in why if one not in faults]
    return None


def _tried(read: Callable[[], T]) -> tuple[T | None, list[str]]:
    """What was read, or why it can't be."""
    try:
        return read(), []
    except (RecordDamaged, KetcheckError) as error:
        return None, [str(error)]
