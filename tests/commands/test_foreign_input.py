"""Files of other programs, given for a check, a backup or a checklist, are named."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import GOOD, Terminal

CHECK = json.dumps(GOOD).encode()
FOREIGN = [
    (b'{"resourceType": "Patient", "name": []}', "a FHIR resource (Patient)"),
    (b"name,born\nAna,1956-03-14\n", "a table with commas"),
    (b"<?xml version='1.0'?>\n<h:html xmlns='http://www.w3.org/2002/xforms'/>", "an ODK form"),
    (b"%PDF-1.7\n", "a PDF file"),
    (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
    (gzip.compress(CHECK), "a gzip-compressed file"),
    (CHECK.decode().encode("utf-16"), "a text in UTF-16"),
    (b"[" + CHECK + b"]", "a list of checks"),
    (b"[\n" + CHECK + b",\n" + CHECK + b"\n]\n", "a list of checks"),
    (b"---\nperson: Ana\n", "a YAML file"),
    (b"SQLite format 3\0" + b"\0" * 99, "an SQLite database"),
    (b"The skin is fine.", "plain text"),
]


@pytest.mark.parametrize(("data", "kind"), FOREIGN, ids=[kind for _, kind in FOREIGN])
def test_a_file_of_another_program_is_named_and_nothing_is_saved(
    terminal: Terminal, tmp_path: Path, data: bytes, kind: str
) -> None:
    file = tmp_path / "given"
    file.write_bytes(data)
    assert terminal.run("record", file) == 2
    (line,) = terminal.err.splitlines()
    assert f"{file} seems to be {kind}" in line
    assert "ketcheck record takes JSON objects" in line
    assert line.endswith("Nothing was saved.")
    assert terminal.listed() == []


@pytest.mark.parametrize(("data", "kind"), FOREIGN, ids=[kind for _, kind in FOREIGN])
def test_it_is_no_backup_either(terminal: Terminal, tmp_path: Path, data: bytes, kind: str) -> None:
    file = tmp_path / "given"
    file.write_bytes(data)
    assert terminal.run("restore", file) == 2
    assert "is no backup of ketcheck" in terminal.err
    assert f"It seems to be {kind}" in terminal.err


@pytest.mark.parametrize(("data", "kind"), FOREIGN, ids=[kind for _, kind in FOREIGN])
def test_nor_is_it_a_checklist(terminal: Terminal, tmp_path: Path, data: bytes, kind: str) -> None:
    file = tmp_path / "given"
    file.write_bytes(data)
    check = tmp_path / "check.json"
    check.write_bytes(CHECK)
    assert terminal.run("record", check, "--content", file) == 2
    (line,) = terminal.err.splitlines()
    assert f"{file}: " in line
    assert f"seems to be {kind}" in line
    assert terminal.listed() == []


def test_a_pipe_is_told_by_its_first_line(tmp_path: Path) -> None:
    """What can't be read again is not waited for either."""
    with subprocess.Popen(
        [sys.executable, "-m", "ketcheck", "--data", tmp_path / "data", "record", "-"],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(b"name;born;number\n")
        running.stdin.flush()
        assert b"standard input seems to be a table with semicolons" in running.stderr.readline()
        running.stdin.close()
        assert running.wait() == 2


def test_after_a_check_was_saved_the_line_is_told(terminal: Terminal) -> None:
    assert terminal.record(GOOD, b"name,born,number") == 2
    assert "line 2: not JSON" in terminal.err
    assert "(saved before it: 1)" in terminal.err
