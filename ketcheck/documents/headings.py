"""What every paper says of its checklist, of its person, and of times."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from ketcheck.checklist.content import Checklist, Group
from ketcheck.checklist.wording import day_words, in_full
from ketcheck.documents.printable import line
from ketcheck.records.model import Moment, Person

Data = dict[str, Any]


def headings(checklist: Checklist) -> Data:
    """What each paper says of its checklist."""
    return {
        "language": checklist.language.split("-")[0],
        "title": checklist.title,
        "disclaimer": checklist.disclaimer,
        "draft": checklist.draft_notice,
        "levels": {words.level.value: words.short for words in checklist.levels},
        "contacts": [contact.model_dump() for contact in checklist.contacts],
    }


def numbered_title(group: Group) -> str:
    """`4 No tight cover`; what comes before the tips has no number."""
    return f"{group.tip} {group.title}" if group.tip else group.title


def person_data(person: Person) -> Data:
    """Name and the other identifiers, each of them on one line."""
    return {
        "name": line(person.name),
        "born": day(person.born),
        "number": line(person.number) if person.number else None,
    }


def seal_code(seal: str) -> str:
    """`5a1f-88c2-0b1d-77e0`: the first 64 bits, which a person can compare and nobody can hit."""
    return "-".join(seal[at : at + 4] for at in range(0, 16, 4))


def day(value: date | None) -> str | None:
    """`22 Nov 2026`."""
    return day_words(value) if value else None


def stamp(at: datetime) -> str:
    """`22 Nov 2026, 14:00`."""
    return in_full(at)


def zone_name(moment: Moment) -> str:
    """`UTC-05:00, America/New_York`, with a true minus sign; the offset alone where that is all."""
    offset = str(offset_of(moment.at))
    zone = offset if moment.zone.endswith(offset) else f"{offset}, {moment.zone}"
    return zone.replace("UTC-", "UTC\N{MINUS SIGN}")


def stamp_with_zone(moment: Moment) -> str:
    """`22 Nov 2026, 14:00 (UTC-05:00, America/New_York)`."""
    return f"{stamp(moment.at)} ({zone_name(moment)})"


def offset_of(at: datetime) -> timezone:
    """The offset that a time was written down with."""
    return timezone(at.utcoffset() or timedelta())
