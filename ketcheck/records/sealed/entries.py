"""Sealed entries: written once in one transaction, read back, and read again by id."""

import json
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from pydantic import ValidationError

from ketcheck.errors import NoSuchRecord, RecordDamaged
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    IdentityChange,
    Kind,
    LabelEntry,
    Merge,
    NotUsedEntry,
    Record,
    Strike,
    UseEntry,
)
from ketcheck.records.sealed import chain, facts, search
from ketcheck.records.sealed.index import columns_of
from ketcheck.records.short_id import read_short_id, short_id
from ketcheck.records.tables import Entry, Fact, Sealed

_KINDS: Final[dict[str, type[AnyEntry]]] = {
    Kind.CLEARANCE.value: Clearance,
    Kind.STRIKE.value: Strike,
    Kind.USE.value: UseEntry,
    Kind.NOT_USED.value: NotUsedEntry,
    Kind.LABEL.value: LabelEntry,
    Kind.IDENTITY.value: IdentityChange,
    Kind.MERGE.value: Merge,
}
"""The entries that are no checks."""


def canonical(entry: AnyEntry) -> bytes:
    """The bytes that are sealed: JSON with sorted keys, no spaces, UTF-8."""
    data = entry.model_dump(mode="json")
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def parse(body: bytes) -> AnyEntry:
    """The entry in sealed bytes; RecordDamaged where they are none."""
    try:
        return _KINDS.get(json.loads(body)["kind"], Record).model_validate_json(body)
    # RecursionError: of lists within lists without end.
    except (ValidationError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise RecordDamaged("These bytes are no record.") from error


def append(db: RecordsDatabase, entry: AnyEntry, body: bytes | None = None) -> int:
    """Seal an entry at the end of the sequence, inside a transaction; its seq.

    `body` is given where the entry comes as the bytes that it was sealed in elsewhere.
    """
    body = canonical(entry) if body is None else body
    last, previous = newest_seal(db)
    seq = last + 1
    columns = columns_of(entry, seq)
    db.add(Sealed, {"seq": seq, "body": body, "seal": chain.seal(seq, previous, body)})
    db.add(Entry, columns)
    for row in facts.rows_of(entry, seq, columns["place"]):
        db.add(Fact, row)
    search.note(db, entry, columns["place"], columns["why"])
    return seq


def newest_seal(db: RecordsDatabase) -> tuple[int, bytes]:
    """The seq and the seal of the newest entry; 0 and `chain.FIRST` in an empty store."""
    newest = Sealed.select(Sealed.seq, Sealed.seal).order_by(Sealed.seq.desc()).limit(1)
    for seq, seal in newest.tuples().execute(db):
        return seq, bytes(seal)
    return 0, chain.FIRST


def seal_of(db: RecordsDatabase, entry_id: UUID) -> bytes:
    """The seal of an entry; NoSuchRecord."""
    query = Sealed.select(Sealed.seal).where(Sealed.seq == seq_of(db, entry_id))
    for row in query.tuples().execute(db):
        return bytes(row[0])
    raise _no_such(short_id(entry_id))


def seal_at(db: RecordsDatabase, seq: int) -> bytes | None:
    """The seal at a place in the sequence; None where there is no such entry."""
    query = Sealed.select(Sealed.seal).where(Sealed.seq == seq)
    return next((bytes(row[0]) for row in query.tuples().execute(db)), None)


def seq_of(db: RecordsDatabase, entry_id: UUID) -> int | None:
    """The place of an entry in the sequence, or None where there is no such entry."""
    query = Entry.select(Entry.seq).where(Entry.id == entry_id)
    return next((row[0] for row in query.tuples().execute(db)), None)


def read(db: RecordsDatabase, entry_id: UUID) -> AnyEntry:
    """The entry as it was sealed; NoSuchRecord, or RecordDamaged where the seal does not hold."""
    seq = seq_of(db, entry_id)
    if seq is None:
        raise _no_such(short_id(entry_id))
    body = sound_body(db, seq)
    entry = parse(body) if body is not None else None
    if entry is None or entry.id != entry_id:
        raise RecordDamaged(
            f"Record {short_id(entry_id)} does not read as it was saved. It is kept as it is; "
            "restore a backup into a new folder to see it."
        )
    return entry


def sound_body(db: RecordsDatabase, seq: int) -> bytes | None:
    """The bytes of an entry, or None where its seal does not hold."""
    return sound_bodies(db, [seq]).get(seq)


def sound_bodies(db: RecordsDatabase, seqs: Sequence[int]) -> dict[int, bytes]:
    """The bytes of those entries whose seal holds, by seq."""
    wanted = sorted({*seqs, *(seq - 1 for seq in seqs)})
    rows = salvage(db, wanted, lambda some: _sealed(db, some))
    found = {seq: (bytes(body), bytes(seal)) for seq, body, seal in rows}
    seals = {0: chain.FIRST} | {seq: seal for seq, (_, seal) in found.items()}
    # Where the seal before is lost, the file's own checksums still vouch for the bytes.
    return {
        seq: found[seq][0]
        for seq in seqs
        if seq in found
        and (seq - 1 not in seals or chain.seal(seq, seals[seq - 1], found[seq][0]) == seals[seq])
    }


def _sealed(db: RecordsDatabase, seqs: Sequence[int]) -> list[tuple[int, bytes, bytes]]:
    query = Sealed.select(Sealed.seq, Sealed.body, Sealed.seal).where(Sealed.seq.in_(seqs))
    return list(query.tuples().execute(db))


def find(db: RecordsDatabase, text: str) -> UUID:
    """The id of the entry that a full or a short id names; NoSuchRecord says why there is none."""
    entry_id = _as_uuid(text)
    if entry_id is not None:
        if seq_of(db, entry_id) is None:
            raise _no_such(text.strip())
        return entry_id
    code = read_short_id(text)
    if code is None:
        raise NoSuchRecord(
            f"{text!r} is not the id of a record. Look for letters that were mixed up: "
            "an id looks like KC-7F3A-91C2-K."
        )
    found = [
        row[0] for row in Entry.select(Entry.id).where(Entry.code == code).tuples().execute(db)
    ]
    if not found:
        raise _no_such(text.strip())
    if len(found) > 1:
        raise NoSuchRecord(f"{text.strip()} names {len(found)} records: give the full id.")
    return UUID(str(found[0]))


def _no_such(name: str) -> NoSuchRecord:
    return NoSuchRecord(f"There is no record {name} here.")


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None
