"""Form 4: of two plans of a person, as two computers have them, it can be told which is newer."""

from peewee import BigIntegerField
from playhouse.migrate import SchemaMigrator  # type: ignore[import-untyped]

from ketcheck.records.database import RecordsDatabase


def up(migrator: SchemaMigrator, _db: RecordsDatabase) -> None:
    """From form 3."""
    migrator.migrate(migrator.add_column("plan", "changed", BigIntegerField(null=True)))
