"""Full-text search over the list: SQLite's FTS5, kept apart since it is not portable."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final
from unicodedata import combining, normalize
from uuid import UUID

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import AnyEntry, Record
from ketcheck.records.sealed.index import LAST_SEQ

# Contentless: the words are in the sealed entries. The row id is `Entry.place`, so that matches
# come newest first without sorting.
_CREATE: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(person, words, content='', columnsize=0, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_PREFIXES: Final = (2, 3)


_VOCABULARY: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING "
    "fts5vocab('main', 'search', 'instance')"
)
_SPELLED_OUT: Final = 40


def create(db: RecordsDatabase) -> None:
    """Make the index."""
    db.execute_sql(_CREATE)


def note(db: RecordsDatabase, entry: AnyEntry, place: int, why: str) -> None:
    """Put an entry into the index."""
    db.execute_sql(
        "INSERT INTO search(rowid, person, words) VALUES (?, ?, ?)",
        (place, entry.person.id.hex, " ".join(_words(entry, why))),
    )


def begin_forgetting(db: RecordsDatabase) -> None:
    """From here on what is forgotten is taken out of the file at once, not when it is merged."""
    db.execute_sql("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")


def forget(db: RecordsDatabase, entry: AnyEntry, place: int, why: str) -> None:
    """Take an entry out of the index; it has to be given as it was noted."""
    db.execute_sql(
        "INSERT INTO search(search, rowid, person, words) VALUES ('delete', ?, ?, ?)",
        (place, entry.person.id.hex, " ".join(_words(entry, why))),
    )


def is_left(db: RecordsDatabase, seqs: AbstractSet[int]) -> bool:
    """Whether a word of one of those entries is still in the index; all of it is read."""
    db.execute_sql(_VOCABULARY)
    rows = db.execute_sql("SELECT DISTINCT doc FROM temp.vocabulary")
    return any(place & LAST_SEQ in seqs for (place,) in rows)


def clear(db: RecordsDatabase) -> None:
    """Empty the index."""
    db.execute_sql("INSERT INTO search(search) VALUES ('delete-all')")


def places(
    db: RecordsDatabase, text: str, ids: Sequence[UUID], before: int | None, limit: int
) -> list[int]:
    """Places of the entries that hold each word, or a word that begins so, newest first."""
    query = matching(db, text, ids)
    if query is None:
        return []
    rows = db.execute_sql(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
        (query, before if before is not None else _LAST, limit),
    )
    return [row[0] for row in rows]


_LAST: Final = 2**63 - 1


def _words(entry: AnyEntry, why: str) -> list[str]:
    words = [entry.short_id, entry.person.name, entry.person.number or "", why]
    if isinstance(entry, Record):
        words += [medicine.name for medicine in entry.medicines]
        words += entry.plan.site_words if entry.plan else ()
        reaction = entry.details.reaction_detail
        words += [reaction.site] if reaction and reaction.site else []
    return words


def matching(db: RecordsDatabase, text: str, ids: Sequence[UUID]) -> str | None:
    """Each word quoted, so that nothing in it is an operator; None where a word is nowhere."""
    words = [
        word for word in text.replace('"', " ").replace("\0", " ").split() if _has_letter(word)
    ]
    spelled = [_spelled(db, word) for word in words]
    if not all(spelled) or not words:
        return None
    query = "words : (" + " AND ".join(f"({one})" for one in spelled) + ")"
    people = " OR ".join(f'"{one.hex}"' for one in ids)
    return f"{query} AND person : ({people})" if people else query


def _spelled(db: RecordsDatabase, word: str) -> str:
    """The word and those that begin so, as a query; empty where no entry holds any.

    For a beginning alone FTS5 first gathers every entry of every such word. Spelled out, the newest
    are found at once; what is left to grow is the step past a word that stands in nearly all.
    """
    # The index has the beginnings of two and three letters as they are.
    plain = "".join(one for one in normalize("NFKD", word) if not combining(one)).lower()
    if not (plain.isascii() and plain.isalnum() and len(plain) > _PREFIXES[-1]):
        return f'"{word}" *'
    found = _beginning_with(db, plain)
    if len(found) > _SPELLED_OUT:
        return f'"{word}" *'
    return " OR ".join(f'"{one}"' for one in found)


def _beginning_with(db: RecordsDatabase, start: str) -> list[str]:
    """The words of the index that begin so, up to one more than are spelled out."""
    db.execute_sql(_VOCABULARY)
    found: list[str] = []
    least = start
    while len(found) <= _SPELLED_OUT:
        # One step at a time: asked for more, FTS5 would give a row for each entry of a word.
        rows = db.execute_sql("SELECT term FROM temp.vocabulary WHERE term >= ? LIMIT 1", (least,))
        word = next((row[0] for row in rows), "")
        if not word.startswith(start):
            break
        found.append(word)
        least = f"{word}\x01"
    return found


def _has_letter(word: str) -> bool:
    return any(letter.isalnum() for letter in word)
