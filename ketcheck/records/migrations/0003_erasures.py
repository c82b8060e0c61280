"""Form 3: what was erased is known again where a copy brings it back."""

from peewee import BigIntegerField, CharField, Model
from playhouse.migrate import SchemaMigrator  # type: ignore[import-untyped]

from ketcheck.records.database import RecordsDatabase


class Erased(Model):
    """The table as form 3 has it, whatever later forms make of it."""

    digest = CharField(primary_key=True)
    seq = BigIntegerField()

    class Meta:
        """Named for what it holds."""

        table_name = "erased"


def up(_migrator: SchemaMigrator, db: RecordsDatabase) -> None:
    """From form 2."""
    with db.bind_ctx([Erased]):
        db.create_tables([Erased], safe=False)
