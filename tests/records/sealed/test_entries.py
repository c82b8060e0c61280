"""Bytes that are sealed and are no record are told as damage, whatever they are."""

import json

import pytest
from house import House

from ketcheck.errors import RecordDamaged
from ketcheck.records.sealed import entries


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"7",
        b"[]",
        b"{}",
        b'{"kind":[]}',
        b'{"kind":' + b"[" * 200_000,
        b'{"kind":' + b'{"kind":' * 200_000,
        b"9" * 10_000,
    ],
)
def test_what_is_no_record_is_told_as_damage(body: bytes) -> None:
    with pytest.raises(RecordDamaged):
        entries.parse(body)


@pytest.mark.parametrize("name", ["started", "finished", "saved"])
@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_that_no_other_zone_could_tell_is_told_as_damage(
    house: House, name: str, at: str
) -> None:
    fields = json.loads(entries.canonical(house.write()))
    fields[name]["at"] = at
    with pytest.raises(RecordDamaged):
        entries.parse(json.dumps(fields).encode())
