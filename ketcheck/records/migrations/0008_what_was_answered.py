"""Form 8: what closes a doubt about medicines, or to ask somebody, says what it was about."""

from contextlib import suppress
from typing import Any

from ketcheck.errors import RecordDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.sealed import entries, facts

_CLOSING = ("permitted", "medicines-told")


def up(_migrator: Any, db: RecordsDatabase) -> None:  # noqa: ANN401 - peewee's
    """From form 7."""
    told = db.execute_sql(
        'SELECT DISTINCT "seq", "place" FROM "fact" WHERE "name" IN (?, ?) ORDER BY "seq"', _CLOSING
    ).fetchall()
    for seq, place in told:
        body = entries.sound_body(db, seq)
        # A damaged record stays in the list, with what is known of it.
        with suppress(RecordDamaged):
            entry = entries.parse(body) if body is not None else None
            for row in facts.rows_of(entry, seq, place) if entry else ():
                if row["name"] in _CLOSING:
                    _tell_anew(db, row)


def _tell_anew(db: RecordsDatabase, row: dict[str, object]) -> None:
    db.execute_sql(
        'UPDATE "fact" SET "body" = ? WHERE "seq" = ? AND "name" = ?',
        (row["body"], row["seq"], row["name"]),
    )
