"""A mistyped data folder: what only reads begins no records there."""

from pathlib import Path

import pytest
from terminal import GOOD, Terminal

READING = [
    ("list",),
    ("list", "--json"),
    ("show", "KC-7F3A-91C2-K"),
    ("people",),
    ("sheet", "KC-7F3A-91C2-K", "out.pdf"),
    ("handout", "Ana", "out.pdf"),
    ("report",),
    ("verify",),
    ("keys",),
    ("restore", "copy", "--look"),
    ("backup", "out"),
    ("salvage", "out"),
    ("accept-loss",),
    ("erase", "Ana", "--yes"),
    ("use", "Ana"),
    ("strike", "KC-7F3A-91C2-K", "--reason", "x", "--by", "y"),
]


@pytest.mark.parametrize("command", READING, ids=[" ".join(one) for one in READING])
def test_a_folder_without_records_is_refused_and_left_alone(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    mistyped = tmp_path / "mistyped"
    assert terminal.run("--data", mistyped, *command) == 2
    (line,) = terminal.err.splitlines()
    assert f"There are no records in {mistyped}" in line
    assert "--data" in line
    assert not mistyped.exists()


def test_a_folder_with_other_files_is_refused_too(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").touch()
    assert terminal.run("--data", tmp_path / "photos", "list") == 2
    assert [one.name for one in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_what_is_left_of_damaged_records_is_not_called_none(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert terminal.record_into(tmp_path / "data", GOOD) == 0
    (tmp_path / "data" / "records.db").unlink()
    terminal.run("--data", tmp_path / "data", "list")
    assert "There are no records" not in terminal.err


def test_records_may_begin_with_a_check(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.record_into(tmp_path / "new", GOOD) == 0
