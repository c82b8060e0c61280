"""Copies that are nearly right: their zip file is odd, or their records, by who has their key."""

import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID

from hypothesis import strategies as st

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS
from ketcheck.records.keys.vault import SLOT_FILE
from ketcheck.records.opening import RECORD_FILE
from ketcheck.records.sealed import chain
from ketcheck.records.sealed.entries import newest_seal
from ketcheck.records.tables import TABLES, ClinicianRow, DraftRow, PersonRow, PlanRow, Setting

_PRAGMAS: Final = (
    ("cipher_log_level", "NONE"),
    ("journal_mode", "MEMORY"),
    ("temp_store", "MEMORY"),
)
_ENDLESS: Final = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT MAX(x)"
_MADE_OTHERWISE: Final = (
    (f"CREATE VIEW more AS {_ENDLESS} FROM c",),
    ('DROP TABLE "schema"', f'CREATE VIEW "schema"(version, program) AS {_ENDLESS}, 1 FROM c'),
    ("CREATE TRIGGER more AFTER UPDATE ON person BEGIN DELETE FROM sealed; END",),
    (
        "CREATE TABLE more (x CHECK (LENGTH(HEX(ZEROBLOB(400000000))) > 0))",
        "PRAGMA ignore_check_constraints = ON",
        "INSERT INTO more VALUES (1)",
    ),
    ("DROP TABLE clinician",),
    ("DROP INDEX entry_place",),
)
_BESIDE: Final = (PersonRow, ClinicianRow, PlanRow, DraftRow, Setting)
_CELLS: Final = tuple(
    (table._meta.table_name, column)  # noqa: SLF001 - peewee documents it
    for table in (*_BESIDE * 3, *TABLES)  # who is on file is what a restore takes as it is
    for column in table._meta.columns  # noqa: SLF001 - the same
)
_LINK: Final = 0o120777 << 16
"""The attributes of a symbolic link in a zip file made on Unix."""
_BODIES: Final = st.binary(max_size=50) | st.sampled_from(
    (b'{"kind":' + b"[" * 100_000, b"[]", b'{"kind":"erasure"}', b'{"kind":"clearance"}')
)
_LETTERS: Final = st.text(max_size=50)
_ODD: Final = (
    st.none()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats()
    | _LETTERS
    | st.binary(max_size=50)
    | st.sampled_from(
        (
            "",
            "yesterday",
            "0001-01-01",
            "9" * 12,
            UUID(int=0).hex,
            "\x1b[2J",
            "\0" + "x" * 2_000_000,
            "[" * 100_000,
        )
    )
)


@st.composite
def _records(draw: st.DrawFn, records: bytes, key: bytes, folder: Path) -> bytes:
    """The record file with odd values in it, another entry under a right seal, or other tables."""
    file = folder / "spoiled.db"
    file.write_bytes(records)
    db = RecordsDatabase(file, key, pragmas=_PRAGMAS)
    db.connect()
    try:
        for table, column in draw(st.lists(st.sampled_from(_CELLS), max_size=3)):
            _write(db, table, column, draw(_ODD), draw(st.integers(0, 2)))
        for body in draw(st.lists(_BODIES, max_size=1)):
            _seal(db, body)
        for script in draw(st.lists(st.sampled_from(_MADE_OTHERWISE), max_size=1)):
            for said in script:
                db.execute_sql(said)
    finally:
        db.close()
    return file.read_bytes()


def _write(db: RecordsDatabase, table: str, column: str, value: object, row: int) -> None:
    """As far as the table takes it: a value that is given twice, or no text, it may not."""
    which = f'SELECT rowid FROM "{table}" LIMIT 1 OFFSET {row}'  # noqa: S608 - our names
    said = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid IN ({which})'  # noqa: S608 - the same
    with suppress(*DATABASE_ERRORS, ValueError):
        db.execute_sql(said, (value,))


def _seal(db: RecordsDatabase, body: bytes) -> None:
    with suppress(*DATABASE_ERRORS):
        seq, seal = newest_seal(db)
        row = (seq + 1, body, chain.seal(seq + 1, seal, body))
        db.execute_sql("INSERT INTO sealed(seq, body, seal) VALUES (?, ?, ?)", row)


_member_names = st.sampled_from(
    (
        RECORD_FILE,
        SLOT_FILE,
        "/etc/cron.d/x",
        "../../outside",
        "C:\\x",
        "a/",
        "\x1b[2J",
        "x" * 60_000,
    )
)


@st.composite
def backups(draw: st.DrawFn, sound: bytes, key: bytes, folder: Path) -> bytes:
    """A sound copy that is damaged, or whose members or records are other, more, or huge."""
    with zipfile.ZipFile(BytesIO(sound)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    if draw(st.booleans()):
        members[RECORD_FILE] = draw(_records(members[RECORD_FILE], key, folder))
        return _packed(members)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in draw(st.permutations(list(members.items()))):
            _put(made, draw, draw(st.just(name) | _member_names), data)
        for name in draw(st.lists(_member_names, max_size=2)):
            _put(made, draw, name, draw(st.binary(max_size=200)))
        made.comment = draw(st.binary(max_size=50))
    return _spoiled(draw, bytearray(out.getvalue()))


def _packed(members: Mapping[str, bytes]) -> bytes:
    """As `backup` does it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _put(file: zipfile.ZipFile, draw: st.DrawFn, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name)
    info.compress_type = draw(
        st.sampled_from((zipfile.ZIP_STORED,) * 3 + (zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA))
    )
    info.external_attr = draw(st.sampled_from((0, _LINK)))
    if draw(st.integers(0, 9)) == 0:
        # 32 MB of zeros are some KB when they are packed.
        info.compress_type, data = zipfile.ZIP_DEFLATED, bytes(32 << 20)
    if name not in file.namelist():
        file.writestr(info, data)


def _spoiled(draw: st.DrawFn, data: bytearray) -> bytes:
    """The file with a few bytes changed, or sizes in its directory that lie."""
    for at in draw(st.lists(st.integers(0, len(data) - 1), max_size=3)):
        data[at] = draw(st.integers(0, 255))
    directory = data.rfind(b"PK\x01\x02")
    if directory >= 0 and draw(st.booleans()):
        size = draw(st.sampled_from((0, 1, 0x7FFFFFFF, 0xFFFFFFFF)))
        struct.pack_into("<I", data, directory + draw(st.sampled_from((20, 24, 42))), size)
    return bytes(data)
