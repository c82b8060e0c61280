"""What the records of a copy are made of: refused before any query that somebody else thought out.

A view may compute without end, a trigger or a rule of a table run with each change and each check.
So the tables have to be those of this program or of a released one, to the letter, before anything
but their list is read.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from peewee import fn

from ketcheck.errors import BackupRefused
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.names import shown
from ketcheck.records.tables import SCHEMA, TABLES, Schema

Made = list[tuple[str, str, str]]
"""Each table and index, by kind, name, and the words that it was made by."""

RELEASED: Final[Mapping[int, frozenset[str]]] = {
    1: frozenset(
        {
            # 0.1.0, as it made two of its indexes first, and then.
            "ab8f84e56696c149a1c2c7891aad719d298e5ab3dff022684303eb26c7d7077b",
            "331fe1e23914d005a6cc2c8415f1008c1cb7610d3a69af816fbb23b0db081f98",
        }
    ),
    # 0.2.0
    4: frozenset({"51de5d0d8241a3b3f5c81d049d7d2056cdcd19e461eecd1937febe60cc3a2af6"}),
    # 0.3.0, with what its facts say of time as it was first, and then.
    6: frozenset({"b7b48d1eebe4ad26f2f37bdebfd6754dc81edb61cc8adc7f03b82c548f1a5f34"}),
    7: frozenset({"b7b48d1eebe4ad26f2f37bdebfd6754dc81edb61cc8adc7f03b82c548f1a5f34"}),
}
"""The digests of the older forms that were released: those are given ours."""
_FIELD_LIMIT: Final = 1_000_000
"""Bytes of the largest field that is read; a hundred of them are in memory at once."""
_FACTS_A_PLACE: Final = 100
"""More than any entry tells to later checks."""
_UNSOUND: Final = "This backup is damaged, so nothing was restored. Use another backup."


def unsound(detail: str = "") -> BackupRefused:
    """What is said of a copy that does not hold."""
    return BackupRefused(f"{_UNSOUND} ({detail})" if detail else _UNSOUND)


def known_form(theirs: RecordsDatabase, ours: RecordsDatabase) -> tuple[int, str]:
    """The form of the tables and the program that gave it to them.

    BackupRefused where it is newer, or was given to them by no program at all.
    """
    made, own = made_of(theirs), made_of(ours)
    name = Schema._meta.table_name  # noqa: SLF001 - peewee documents it
    if [row for row in made if row[1] == name] != [row for row in own if row[1] == name]:
        raise unsound()
    version, program = _told_of(theirs)
    if version > SCHEMA:
        message = f"This backup is of a newer ketcheck ({program}). Install that one first."
        raise BackupRefused(message)
    is_known = made == own if version == SCHEMA else digest_of(made) in RELEASED.get(version, ())
    if not is_known:
        raise unsound()
    return version, program


def made_of(db: RecordsDatabase) -> Made:
    """What a record file is made of, in order; no table of it is read."""
    rows = db.execute_sql("SELECT type, name, sql FROM sqlite_master")
    return sorted((kind, name, words or "") for kind, name, words in rows)


def digest_of(made: Made) -> str:
    """SHA-256 of a form, hexadecimal."""
    return sha256(json.dumps(made).encode()).hexdigest()


def refuse_excess(db: RecordsDatabase) -> None:
    """What has a field that fills the memory, or a place so far out that none gets there."""
    for name in set(db.get_tables()) & {table._meta.table_name for table in TABLES}:  # noqa: SLF001
        # LENGTH would end at the first NUL.
        columns = (f'MAX(OCTET_LENGTH("{column.name}"))' for column in db.get_columns(name))
        longest = db.execute_sql(f'SELECT {", ".join(columns)} FROM "{name}"')  # noqa: S608 - ours
        if any((length or 0) > _FIELD_LIMIT for length in longest.fetchone()):
            raise unsound()
    _refuse_gaps(db)


def _told_of(db: RecordsDatabase) -> tuple[int, str]:
    is_short = fn.OCTET_LENGTH(Schema.program) <= _FIELD_LIMIT
    for version, program in Schema.select().where(is_short).tuples().execute(db):
        return version, shown(program)
    raise unsound()


def _refuse_gaps(db: RecordsDatabase) -> None:
    """Places are without gaps in a sound sequence; a place far out would be walked to for ever."""
    count, last = db.execute_sql("SELECT COUNT(*), MAX(seq) FROM sealed").fetchone()
    (listed,) = db.execute_sql("SELECT MAX(seq) FROM entry").fetchone()
    (told,) = db.execute_sql("SELECT MAX(id) FROM fact").fetchone()
    if (last or 0) != count or (listed or 0) > count or (told or 0) > _FACTS_A_PLACE * count:
        raise unsound()
