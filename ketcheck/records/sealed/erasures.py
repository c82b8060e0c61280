"""The sealed note that a person was erased, and how it vouches for what it emptied.

An erased entry keeps its place and its seal in the sequence, with nothing in it: a tombstone. The
erasure, sealed later in the same sequence, names the seals of all of its tombstones, so that none
but those is taken for one. It names entries and the person by digests of their random ids: a copy
of them is known again, and nothing can be told from them.
"""

import json
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import Literal
from uuid import UUID

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Moment
from ketcheck.records.sealed import chain
from ketcheck.records.tables import ErasedRow, Sealed

TOMBSTONE = b""
_MARK = b'"kind":"erasure"'
"""Canonical JSON holds these bytes nowhere else: within a text its quotes are escaped."""


class Asker(StrEnum):
    """Who asked for it; no name, since that would stay."""

    PERSON = "the person"
    HELPER = "a helper or relative"
    OTHER = "somebody else"


class Tombstone(Frozen, defer_build=True):
    """An entry that was erased: its place and seal here, and the digest of its id."""

    seq: int
    seal: str
    digest: str


class Erasure(Frozen, defer_build=True):
    """That a person was erased; nothing in it tells whom."""

    kind: Literal["erasure"] = "erasure"
    id: UUID
    person: tuple[str, ...]
    """Digests of the ids that the person had."""
    tombstones: tuple[Tombstone, ...]
    asked_by: Asker
    recorded_by: Line | None = None
    reason: Text | None = None
    saved: Moment
    program: str


def digest_of(one: UUID) -> str:
    """SHA-256 of an id, hexadecimal."""
    return sha256(one.bytes).hexdigest()


def parse_erasure(body: bytes) -> Erasure | None:
    """The erasure in sealed bytes; None where they are something else."""
    if _MARK not in body:
        return None
    try:
        return Erasure.model_validate_json(body)
    except ValidationError:
        return None


def seal_erasure(
    db: RecordsDatabase, erasure: Erasure, body: bytes | None, last: int, previous: bytes
) -> None:
    """Append it behind the entry `last`, inside a transaction; see `entries.append`.

    It has no row in the list, since it is of nobody.
    """
    body = _canonical(erasure) if body is None else body
    seq = last + 1
    db.add(Sealed, {"seq": seq, "body": body, "seal": chain.seal(seq, previous, body)})
    for digest in digests_of(erasure):
        ErasedRow.insert(digest=digest, seq=seq).on_conflict_ignore().execute(db)


def erased_of(db: RecordsDatabase, ids: Iterable[UUID]) -> set[UUID]:
    """Those of the ids, of people and of entries, that were erased here."""
    by_digest = {digest_of(one): one for one in ids}
    query = ErasedRow.select(ErasedRow.digest).where(ErasedRow.digest.in_(list(by_digest)))
    return {by_digest[digest] for (digest,) in query.tuples().execute(db)}


def is_noted(db: RecordsDatabase, erasure: Erasure) -> bool:
    """Whether this very erasure is in the store."""
    return bool(erased_of(db, [erasure.id]))


def digests_of(erasure: Erasure) -> set[str]:
    """What the table of erased ids holds of it: the person, the entries, and itself."""
    of_entries = {tombstone.digest for tombstone in erasure.tombstones}
    return {digest_of(erasure.id), *erasure.person, *of_entries}


def _canonical(erasure: Erasure) -> bytes:
    data = erasure.model_dump(mode="json")
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
