"""A list of entries as somebody wants it: filtered, found by words and days, and in any order.

Pages are read by what the last row of the page above holds: so a page deep down takes no longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ketcheck.checklist.level import Level
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Kind
from ketcheck.records.people import identity
from ketcheck.records.sealed import listing, search
from ketcheck.records.sealed.index import LAST_SEQ, place_at
from ketcheck.records.sealed.rows import Row

_AROUND: Final = timedelta(hours=15)
"""No zone is further from UTC: the day that is shown is the one where the record was made."""


class OrderBy(StrEnum):
    """What a list can be sorted by."""

    WHEN = "when"
    RESULT = "result"
    WHY = "why"
    KIND = "kind"
    RECORD = "record"


_KEYS: Final = {
    OrderBy.RESULT: (
        "CASE e.level WHEN 'ok' THEN 1 WHEN 'ask' THEN 2 WHEN 'stop' THEN 3 "
        "WHEN 'urgent' THEN 4 ELSE 0 END"
    ),
    OrderBy.WHY: "e.why COLLATE NOCASE",
    OrderBy.KIND: "e.kind",
    OrderBy.RECORD: "e.short_id",
}


@dataclass(frozen=True)
class Wanted:
    """Which entries are listed, and how; what is empty leaves nothing out."""

    words: str = ""
    days: tuple[tuple[date, date], ...] = ()
    """First and last day, as the days are shown; any of them."""
    times: tuple[str, ...] = ()
    """Times of day, as they are shown."""
    levels: frozenset[Level] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    since: date | None = None
    order: OrderBy = OrderBy.WHEN
    is_ascending: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is all entries, newest first."""
        return self == Wanted()


@dataclass
class _Query:
    """The parts of a SELECT, and what goes into them in that order."""

    tables: str = "entry AS e"
    where: list[str] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)

    def add(self, condition: str, *given: object) -> None:
        self.where.append(condition)
        self.given += given


def listed(
    db: RecordsDatabase, person_id: UUID, wanted: Wanted, after: Row | None, limit: int
) -> list[Row]:
    """Up to `limit` rows that follow the row `after`."""
    if wanted.is_plain:
        # By an index alone: a damaged row hides none of its neighbors.
        return listing.page(db, person_id, "", after.seq if after else None, limit)
    ids = identity.ids_of(db, person_id)
    query = _Query()
    if wanted.words.strip():
        matching = search.matching(db, wanted.words, ids)
        if matching is None:
            return []
        query.tables = "search AS s CROSS JOIN entry AS e ON e.place = s.rowid"
        query.add("s.search MATCH ?", matching)
    else:
        query.add(f"e.person_id IN ({_marks(ids)})", *(one.hex for one in ids))
    _filter(query, wanted)
    return listing.rows_at(db, _places(db, query, wanted, after, limit))


def _filter(query: _Query, wanted: Wanted) -> None:
    if wanted.levels:
        levels = sorted(level.value for level in wanted.levels)
        query.add(f"e.level IN ({_marks(levels)})", *levels)
    if wanted.kinds:
        kinds = sorted(kind.value for kind in wanted.kinds)
        query.add(f"e.kind IN ({_marks(kinds)})", *kinds)
    if wanted.times:
        query.add(f"substr(e.finished, 12, 5) IN ({_marks(wanted.times)})", *wanted.times)
    spans = [*wanted.days]
    if wanted.since:
        query.add("e.place >= ?", _start_of(wanted.since))
        query.add("substr(e.finished, 1, 10) >= ?", wanted.since.isoformat())
    if spans:
        _add_days(query, spans)


def _add_days(query: _Query, spans: Sequence[tuple[date, date]]) -> None:
    """The days as they are shown; the places around them let an index find those quickly."""
    lowest = min(_start_of(first) for first, _ in spans)
    highest = max(_end_of(last) for _, last in spans)
    query.add("e.place BETWEEN ? AND ?", lowest, highest)
    days = " OR ".join(["substr(e.finished, 1, 10) BETWEEN ? AND ?"] * len(spans))
    query.add(f"({days})", *(day.isoformat() for span in spans for day in span))


def _start_of(day: date) -> int:
    return place_at(datetime.combine(day, time(), UTC) - _AROUND)


def _end_of(day: date) -> int:
    return place_at(datetime.combine(day, time(23, 59, 59), UTC) + _AROUND) | LAST_SEQ


def _places(
    db: RecordsDatabase, query: _Query, wanted: Wanted, after: Row | None, limit: int
) -> list[int]:
    """The places in their order, from a key of the last row on."""
    sign, way = (">", "ASC") if wanted.is_ascending else ("<", "DESC")
    key = _KEYS.get(wanted.order)
    # The index of words is walked in its own order: so it stops with the page.
    place = "s.rowid" if query.tables.startswith("search") and key is None else "e.place"
    if after:
        _follow(db, query, after, key, place, sign)
    ordered = f"{place} {way}" if key is None else f"{key} {way}, e.place DESC"
    sql = (
        f"SELECT e.place FROM {query.tables} WHERE {' AND '.join(query.where)} "  # noqa: S608 - of constants; what was typed is given apart
        f"ORDER BY {ordered} LIMIT ?"
    )
    return [row[0] for row in db.execute_sql(sql, (*query.given, limit))]


def _follow(  # noqa: PLR0913, PLR0917 - the parts of one condition
    db: RecordsDatabase, query: _Query, after: Row, key: str | None, place: str, sign: str
) -> None:
    """Begin after a row: by its place, and before that by what the list is sorted by."""
    last = "SELECT place FROM entry WHERE seq = ?"
    if key is None:
        query.add(f"{place} {sign} ({last})", after.seq)
        return
    own = f"SELECT {key} FROM entry AS e WHERE e.seq = ?"  # noqa: S608 - of constants
    value = next(iter(db.execute_sql(own, (after.seq,))), (None,))[0]
    # Within what is equal the newest come first, whichever way the list is turned.
    follows = f"({key} {sign} ? OR ({key} = ? AND e.place < ({last})))"
    query.add(follows, value, value, after.seq)


def _marks(values: Sequence[object] | frozenset[str]) -> str:
    return ", ".join("?" * len(values))
