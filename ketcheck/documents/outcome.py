"""The box on a sheet that says what came out: what to do, or what the answer was then.

Paper outlives its OK. Only a result that is good as the sheet is set stands in the present, with
the time that it ends; whatever is over, struck, corrected or from paper is told in the past.
"""

from datetime import datetime, timedelta
from typing import Any

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import day_words, spoken
from ketcheck.documents.headings import offset_of
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.documents.standing import Standing
from ketcheck.records.model import Record

Data = dict[str, Any]


def outcome(record: Record, checklist: Checklist, standing: Standing) -> Data:
    """The outcome in words, with the level whose mark goes beside it."""
    level = record.result.level
    return {
        "level": level.value,
        "past": standing.is_past,
        **(_then if standing.is_past else _now)(record, checklist, standing),
        "held": standing.is_held,
    }


def _now(record: Record, checklist: Checklist, standing: Standing) -> Data:
    until = standing.result.until
    return {
        "title": checklist.words_for(record.result.level).title,
        "then": None,
        "next_step": record.result.next_step,
        "good_until": None,
        **(_good_until(until, record) if until else {}),
    }


def _good_until(until: datetime, record: Record) -> Data:
    # The offset of then, not the zone: half an hour later the clocks may have been changed,
    # and a reader compares this with the time printed beside it.
    local = until.astimezone(offset_of(record.finished.at))
    own = sheet_words()["record"]
    time, day = f"{local:%H:%M}", day_words(local.date())
    return {
        # The checklist's own words count from now, and paper is read later.
        "next_step": own["apply-by"].format(time=time),
        "good_until": own["good-until"].format(time=time, day=day),
    }


def _then(record: Record, checklist: Checklist, standing: Standing) -> Data:
    own = sheet_words()["record"]["past"]
    title = checklist.words_for(record.result.level).title
    is_ok = record.result.level is Level.OK
    if is_ok:
        heading, then = own[_heading(record, standing)], _ok_then(record, checklist, standing)
    elif standing.result.state is State.SUPERSEDED:
        heading, then = own["title"].format(title=title), own["superseded"]
    else:
        heading, then = own[standing.result.state.value], own["answer"].format(title=title)
    newer = not is_ok and standing.result.state is State.SUPERSEDED
    return {
        "title": heading,
        "then": then,
        "next_step": own["newer" if newer else "void"],
        "good_until": None,
    }


def _heading(record: Record, standing: Standing) -> str:
    if record.is_education and standing.result.state is State.NO_LEAVE:
        return "education"
    return standing.result.state.value


def _ok_then(record: Record, checklist: Checklist, standing: Standing) -> str:
    """What an OK was, and what became of it."""
    own = sheet_words()["record"]["past"]
    if record.is_education:
        return str(own["no-ok"])
    until = record.finished.at + timedelta(minutes=checklist.settings.ok_minutes)
    title, end = checklist.words_for(Level.OK).title, spoken(until, record.finished.at)
    parts = [own["ok-answer"].format(title=title, until=end)]
    match standing.result.state:
        case State.USED if standing.result.used:
            parts.append(own["used-at"].format(at=spoken(standing.result.used, record.finished.at)))
        case State.ENDED:
            parts.append(own["not-used"])
        case State.NO_LEAVE:
            return f"{own['answer'].format(title=f'{title}.')} {own['never-ok']}"
    return " ".join([*parts, own["is-over"]])
