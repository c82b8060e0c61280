"""Form 6: people are found by name and number however they are typed; the columns stay."""

from typing import Any

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.people.folding import search_key


def up(_migrator: Any, db: RecordsDatabase) -> None:  # noqa: ANN401 - peewee's
    """From form 5."""
    rows = db.execute_sql('SELECT "id", "name", "number" FROM "person"').fetchall()
    # What does not read is left as it is: verifying names it.
    for one, name, number in rows:
        if not isinstance(name, str) or not isinstance(number, str | None):
            continue
        key = search_key(name, number)
        db.execute_sql('UPDATE "person" SET "name_key" = ? WHERE "id" = ?', (key, one))
