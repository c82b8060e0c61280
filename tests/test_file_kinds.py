"""What a file of another program is called, by its first bytes."""

import gzip
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import GOOD

from ketcheck.file_kinds import BACKUP, TOML, kind_of

CHECK = json.dumps(GOOD).encode()


def zipped(*names: str, first: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, first)
    return made.getvalue()


def database(folder: Path) -> bytes:
    file = folder / "some.db"
    with sqlite3.connect(file) as db:
        db.execute("create table some (one)")
    db.close()
    return file.read_bytes()


FOREIGN = [
    (b'{"resourceType": "Patient", "id": "x"}', "a FHIR resource (Patient)"),
    (b'{"id": "x", "resourceType": "Bundle", "entry": []}', "a FHIR resource (Bundle)"),
    (b'{"resourceType": "Bundle", "entry": [' + b'{"a": 1},' * 9999, "a FHIR resource (Bundle)"),
    (b'{"resourceType": "Patient"}\n{"resourceType": "Patient"}', "a FHIR resource (Patient)"),
    (b"name,born,number\nAna,1956-03-14,1\n", "commas"),
    (b"name;born\nAna;1956-03-14\n", "semicolons"),
    (b"name\tborn\nAna\t1956-03-14\n", "tabs"),
    (b'"name","note"\n"Ana","one, two"\n', "commas"),
    (b"name,born,number", "commas"),
    (
        b'<?xml version="1.0"?>\n<h:html xmlns="http://www.w3.org/2002/xforms">',
        "an ODK form (XForm)",
    ),
    (b'<data id="pain" version="2"><q1>yes</q1></data>', "a filled-in ODK form"),
    (b'<?xml version="1.0"?><note/>', "an XML file"),
    (b'<Patient xmlns="http://hl7.org/fhir"/>', "FHIR resource as XML"),
    (b'<ClinicalDocument xmlns="urn:hl7-org:v3">', "HL7 CDA"),
    (b"<!DOCTYPE html><html><body>Hi</body>", "a web page (HTML)"),
    (b'<html lang="en"><p>Hi', "a web page (HTML)"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook"),
    (zipped("word/document.xml"), "Word document"),
    (
        zipped("mimetype", first=b"application/vnd.oasis.opendocument.spreadsheet"),
        "OpenDocument spreadsheet",
    ),
    (zipped("notes.txt"), "a zip archive"),
    (zipped("key-slots.json", "records.db"), BACKUP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Office file"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
    (gzip.compress(CHECK), "gzip"),
    (b"person:\n  name: Ana\n", "a YAML file"),
    (b"---\n- Ana\n", "a YAML file"),
    (b"Dear doctor,\nthe skin is red, and sore.\n", "plain text"),
    (b"hello", "plain text"),
    (CHECK.decode().encode("utf-16"), "UTF-16"),
    (CHECK.decode().encode("utf-16-le"), "UTF-16"),
    (CHECK.decode().encode("utf-16-be"), "UTF-16"),
    (b"[" + CHECK + b"]", "a list of checks"),
    (b"[\n  " + CHECK + b"\n]", "a list of checks"),
    (b'[{"id": "x", "short_id": "y"}]', "ketcheck list --json"),
    (b"[]", "a JSON list"),
    (b'{"id": "x", "checklist": {}, "result": {}, "person": {}}', "a saved record"),
    (b'{"name": "Ana", "skin": "red"}', "JSON of another kind"),
    (b'id = "x"\n[[questions]]\n', TOML),
    (bytes(range(128, 256)) * 9, "not text"),
    (b"some\0thing", "not text"),
]


@pytest.mark.parametrize(("data", "kind"), FOREIGN, ids=[kind for _, kind in FOREIGN])
def test_what_is_not_ours_is_named(data: bytes, kind: str) -> None:
    assert kind in (kind_of(data[:65_536]) or "")


def test_a_database_is_named(tmp_path: Path) -> None:
    assert kind_of(database(tmp_path)) == "an SQLite database"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        CHECK,
        json.dumps(GOOD, indent=2).encode(),
        CHECK + b"\n" + CHECK,
        CHECK.replace(b"Maria", b"Mari\xe1"),
        b"\xef\xbb\xbf" + CHECK,
        CHECK[:80],
        b"{}",
        b'{"person": ',
        b'"check"',
        b"[" * 60_000,
        b"17",
    ],
)
def test_a_check_with_or_without_faults_is_left_to_its_own_words(data: bytes) -> None:
    assert kind_of(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_printable_name_or_none(data: bytes) -> None:
    kind = kind_of(data)
    assert kind is None or kind.isprintable()


@given(st.text(max_size=300))
def test_what_a_check_says_is_never_taken_for_another_file(words: str) -> None:
    check = {**GOOD, "person": {"name": words}}
    assert kind_of(json.dumps(check, ensure_ascii=False).encode("utf-8", "replace")) is None
