"""The form of the tables: which one a file has, and how an older one is given ours."""

from pathlib import Path
from typing import Final

from playhouse.migrations import Runner  # type: ignore[import-untyped]

from ketcheck import __version__
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.tables import SCHEMA, Schema

SCRIPTS: Final = Path(__file__).with_name("migrations")


def upgrade(db: RecordsDatabase) -> None:
    """Run the scripts that this file has not had, in one transaction: all of them, or none.

    The runner's own transaction around each script becomes a savepoint in ours.
    """
    with db.writing():
        _runner(db).up()
        Schema.update(version=SCHEMA, program=__version__).execute(db)


def note_all(db: RecordsDatabase) -> None:
    """Note in tables just made, inside their transaction, that no script is to be run on them."""
    _runner(db).fake()


def _runner(db: RecordsDatabase) -> Runner:
    return Runner(db, str(SCRIPTS), table_name="migrated")
