"""Form 5: what entries tell to later checks holds more, and is taken out of all of them anew."""

from collections.abc import Iterator
from contextlib import suppress

from peewee import AutoField, BigIntegerField, CharField, IntegerField, Model, TextField, UUIDField
from playhouse.migrate import SchemaMigrator  # type: ignore[import-untyped]

from ketcheck.errors import RecordDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.sealed import entries, facts

_BATCH = 200


class Fact(Model):
    """The table as form 5 has it, whatever later forms make of it."""

    id = AutoField()
    seq = BigIntegerField()
    person_id = UUIDField()
    name = CharField()
    at = BigIntegerField()
    place = BigIntegerField()
    body = TextField(default="{}")

    class Meta:
        """One index serves each question to it."""

        indexes = ((("person_id", "name", "at"), False),)


class Entry(Model):
    """What is read of the list."""

    seq = IntegerField(primary_key=True)
    place = BigIntegerField()


def up(_migrator: SchemaMigrator, db: RecordsDatabase) -> None:
    """From form 4."""
    with db.bind_ctx([Fact, Entry]):
        db.drop_tables([Fact])
        db.create_tables([Fact], safe=False)
        for seq, place in _places(db):
            body = entries.sound_body(db, seq)
            # A damaged record stays in the list, but what it told is not known.
            with suppress(RecordDamaged):
                entry = entries.parse(body) if body is not None else None
                for row in facts.rows_of(entry, seq, place) if entry else ():
                    Fact.insert(row).execute(db)


def _places(db: RecordsDatabase) -> Iterator[tuple[int, int]]:
    """Each entry with its place, in order, some at a time: a million do not fill the memory."""
    last = 0
    query = Entry.select(Entry.seq, Entry.place).order_by(Entry.seq).limit(_BATCH)
    while rows := list(query.where(Entry.seq > last).tuples().execute(db)):
        yield from rows
        last = rows[-1][0]
