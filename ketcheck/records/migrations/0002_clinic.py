"""Form 2: people can be archived and merged, and there are clinicians."""

from typing import Final

from peewee import BooleanField, CharField, Model, UUIDField
from playhouse.migrate import SchemaMigrator  # type: ignore[import-untyped]

from ketcheck.records.database import RecordsDatabase

# The migrator makes no index of some rows alone.
_OF_SOME_ROWS: Final = (
    ("personrow_merged_into", "person", "merged_into"),
    ("entry_amends", "entry", "amends"),
    ("entry_clears", "entry", "clears"),
)


class Clinician(Model):
    """The table as form 2 has it, whatever later forms make of it."""

    id = UUIDField(primary_key=True)
    name = CharField()
    role = CharField()
    number = CharField(null=True)
    workplace = CharField(null=True)
    phone = CharField(null=True)
    archived = BooleanField(default=False)

    class Meta:
        """Named for what it holds."""

        table_name = "clinician"


def up(migrator: SchemaMigrator, db: RecordsDatabase) -> None:
    """From form 1."""
    migrator.migrate(
        migrator.add_column("person", "archived", BooleanField(default=False)),
        migrator.add_column("person", "merged_into", UUIDField(null=True)),
    )
    # 0.1.0 first made the two of `entry` in words that SQLite does not use them by.
    for name, table, column in _OF_SOME_ROWS:
        db.execute_sql(f'DROP INDEX IF EXISTS "{name}"')
        db.execute_sql(
            f'CREATE INDEX "{name}" ON "{table}" ("{column}") WHERE ("{column}" IS NOT NULL)'
        )
    with db.bind_ctx([Clinician]):
        db.create_tables([Clinician], safe=False)
