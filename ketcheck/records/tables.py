"""The tables, as portable peewee models; `database.py` binds them to an open file.

`Entry` is the list: it is small and holds no body, so pages of it stay quick. `Sealed` holds the
bytes as they were sealed. `Fact` holds what an entry tells to later checks. All three are written
once; nothing in them is ever changed.
"""

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    IntegerField,
    Model,
    TextField,
    UUIDField,
)

SCHEMA = 8
"""The form of the tables; a change of it is a script in `migrations`."""


class Schema(Model):
    """Which form the tables have, and the program that gave it to them; one row."""

    version = IntegerField(primary_key=True)
    program = CharField()


class PersonRow(Model):
    """A person as of now; `name_key` is what they are found by: see `folding.search_key`."""

    id = UUIDField(primary_key=True)
    name = CharField()
    name_key = CharField(index=True)
    born = CharField(null=True)
    number = CharField(null=True)
    archived = BooleanField(default=False)
    merged_into = UUIDField(null=True)
    """The entry of the same person that records of this one are shown under."""

    class Meta:
        """Named for what it holds."""

        table_name = "person"


class ClinicianRow(Model):
    """One who counsels, as of now."""

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


class PlanRow(Model):
    """The label and plan on file, as JSON, and since when, at microseconds since 1970."""

    person_id = UUIDField(primary_key=True)
    body = TextField()
    changed = BigIntegerField(null=True)
    """Null for what was put on file before form 4."""

    class Meta:
        """Named for what it holds."""

        table_name = "plan"


class DraftRow(Model):
    """The check under way of a person, as JSON."""

    person_id = UUIDField(primary_key=True)
    body = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "draft"


class Content(Model):
    """The text of a content file by its SHA-256, so that old records keep their words."""

    digest = CharField(primary_key=True)
    text = TextField()


class Setting(Model):
    """A setting by name."""

    name = CharField(primary_key=True)
    value = TextField()


class Entry(Model):
    """What the list shows of a sealed entry, and how it is found."""

    seq = BigIntegerField(primary_key=True)
    place = BigIntegerField(unique=True)
    """Sorts by the time finished, then by seq; see `place_of`."""
    id = UUIDField(unique=True)
    code = CharField(index=True)
    short_id = CharField()
    kind = CharField()
    person_id = UUIDField()
    person_name = CharField()
    finished = CharField()
    zone = CharField()
    level = CharField(null=True)
    why = TextField()
    checks = BooleanField()
    """Whether it is a check, and so counts for what is known of the person."""
    amends = UUIDField(null=True)
    clears = UUIDField(null=True)

    class Meta:
        """One index serves a person's page and the newest check."""

        indexes = ((("person_id", "place"), False),)


# Few entries amend or clear: indexes of those alone leave two pages less to write a save.
for _column in (Entry.amends, Entry.clears, PersonRow.merged_into):
    # Not `~is_null()`: SQLite sees only in IS NOT NULL that a comparison implies it.
    _column.model.add_index(_column, where=_column.is_null(is_null=False))


class Sealed(Model):
    """The bytes of an entry as they were sealed."""

    seq = BigIntegerField(primary_key=True)
    body = BlobField()
    seal = BlobField()


class Fact(Model):
    """One thing that an entry tells to later checks of the person, at microseconds since 1970."""

    id = AutoField()
    seq = BigIntegerField()
    person_id = UUIDField()
    name = CharField()
    at = BigIntegerField()
    place = BigIntegerField()
    body = TextField(default="{}")
    """The rest of the fact, as JSON."""

    class Meta:
        """One index serves each question to it."""

        indexes = ((("person_id", "name", "at"), False),)


class ErasedRow(Model):
    """The digest of an id that was erased, and the place of the sealed erasure that says so."""

    digest = CharField(primary_key=True)
    seq = BigIntegerField()

    class Meta:
        """Named for what it holds."""

        table_name = "erased"


TABLES = (
    Schema,
    PersonRow,
    ClinicianRow,
    PlanRow,
    DraftRow,
    Content,
    Setting,
    Entry,
    Sealed,
    Fact,
    ErasedRow,
)
