"""What stands on the sheet of what was said about a STOP, and the lines that tell it elsewhere."""

from typing import Any

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import day_words
from ketcheck.documents.headings import (
    headings,
    person_data,
    seal_code,
    stamp,
    stamp_with_zone,
    zone_name,
)
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.documents.standing import SaidOfStop
from ketcheck.records.model import ENTERED_LATER_AFTER, Clearance, Record, Verdict
from ketcheck.records.short_id import short_id

Data = dict[str, Any]


def verdict_words(clearance: Clearance) -> str:
    """What was said, in the words of the sheets."""
    words: str = sheet_words()["clearance"][clearance.verdict.value]
    day = day_words(clearance.first_day) if clearance.first_day else ""
    return words.format(day=day)


def said_line(said: SaidOfStop) -> Data:
    """What was said about a STOP, as it stands on the sheet of a check."""
    clearance, own = said.clearance, sheet_words()["clearance"]
    state = own["line-struck"] if said.struck else None
    if said.corrected_by:
        state = own["line-superseded"].format(id=short_id(said.corrected_by))
    return {
        "short_id": clearance.short_id,
        "clears": short_id(clearance.clears),
        "who": clearance.who,
        "role": own["roles"].get(clearance.role, clearance.role),
        "by": own["ways"][clearance.by.value] if clearance.by else None,
        "cleared": stamp_with_zone(clearance.cleared),
        "verdict": verdict_words(clearance).rstrip("."),
        "said": clearance.said,
        "recorded_by": clearance.recorded_by,
        "state": state,
    }


def clearance_data(said: SaidOfStop, stopped: Record, checklist: Checklist) -> Data:
    """Everything that the template prints of a clearance; `stopped` is the record with the STOP."""
    clearance = said.clearance
    return {
        **headings(checklist),
        "kind": clearance.kind.value,
        "title": sheet_words()["clearance"]["title"],
        "person": person_data(clearance.person),
        "mark": said.mark.value,
        "short_id": clearance.short_id,
        "seal": seal_code(said.seal) if said.seal else None,
        "finished": stamp(clearance.cleared.at),
        "zone": zone_name(clearance.cleared),
        "entered_later": _entered_later(clearance),
        "entered_from_paper": None,
        "outcome": _outcome(said),
        "said": said_line(said),
        "saved": stamp_with_zone(clearance.saved),
        "program": clearance.program,
        "session": None,
        "stop": {
            "short_id": stopped.short_id,
            "when": stamp_with_zone(stopped.finished),
            "reasons": [one.text for one in stopped.result.reasons if one.level >= Level.STOP],
            "struck": said.stop_is_struck,
        },
        "remarks": list(_remarks(said)),
    }


def _entered_later(clearance: Clearance) -> str | None:
    is_late = clearance.saved.utc - clearance.cleared.utc > ENTERED_LATER_AFTER
    return stamp_with_zone(clearance.saved) if is_late else None


def _outcome(said: SaidOfStop) -> Data:
    """The verdict; one that counts no more is told in the past, and none is an OK."""
    own, verdict = sheet_words()["clearance"], said.clearance.verdict
    words = verdict_words(said.clearance)
    may_use = verdict in {Verdict.MAY_USE, Verdict.MAY_USE_FROM}
    facts = {"level": Level.STOP.value, "marked": not may_use, "past": not said.counts}
    if said.counts:
        step = own["check-first" if may_use else "stays"]
        return {**facts, "title": words, "then": None, "next_step": step}
    # Large, what was said would be read as leave by whoever sees no more than that, and so would
    # "no longer counts" beside a STOP that is in force.
    then = own["then"].format(verdict=words.rstrip(".") + ".")
    title = own["still" if said.still_held else "over"]
    return {**facts, "title": title, "then": then, "next_step": None}


def _remarks(said: SaidOfStop) -> list[Data]:
    own, struck, amends = sheet_words()["clearance"], said.struck, said.clearance.amends
    found: list[Data] = []
    if struck:
        name = "struck-by" if struck.recorded_by else "struck"
        on = stamp_with_zone(struck.saved)
        text = own[name].format(by=struck.recorded_by, on=on)
        found.append({"text": text, "more": struck.reason})
    if said.corrected_by:
        found.append({"text": own["superseded"].format(id=short_id(said.corrected_by))})
    elif said.newer and not struck:
        found.append({"text": own["newer"].format(id=said.newer.short_id)})
    if amends:
        found.append({"text": own["amends"].format(id=short_id(amends))})
    return [{"more": None, **one} for one in found]
