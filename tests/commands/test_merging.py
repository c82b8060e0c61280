"""`ketcheck merge`: two entries of one person, with who and why."""

import json
import shutil

from terminal import GOOD, Terminal, changed

WHY = ("--reason", "Seen on the card", "--by", "T. Okafor")


def two(terminal: Terminal) -> None:
    assert terminal.record(GOOD) == 0
    assert terminal.record_as(changed(person__name="Maria Alvares"), "--new-person") == 0


def test_two_entries_are_merged_and_it_is_sealed_who_did_it(terminal: Terminal) -> None:
    two(terminal)
    when = ("--when", "2024-12-01T10:00:00-05:00")
    assert terminal.run("merge", "Maria Alvares", "Maria Alvarez", *WHY, *when) == 0
    printed = json.loads(terminal.out)
    assert set(printed) == {"id", "short_id"}
    assert [one["name"] for one in listed(terminal)] == ["Maria Alvarez"]
    (row,) = [row for row in terminal.listed() if row["kind"] == "merge"]
    assert (row["id"], row["when"]) == (printed["id"], "2024-12-01T10:00:00-05:00")
    assert row["why"] == "Two entries of one person: Seen on the card"
    assert terminal.run("show", printed["short_id"]) == 0
    assert "recorded by: T. Okafor" in terminal.out
    assert "reason: Seen on the card" in terminal.out
    assert terminal.run("verify") == 0


def test_who_and_why_must_be_said(terminal: Terminal) -> None:
    two(terminal)
    assert terminal.run("merge", "Maria Alvares", "Maria Alvarez") == 2
    blank = ("--reason", " ", "--by", "T. Okafor")
    assert terminal.run("merge", "Maria Alvares", "Maria Alvarez", *blank) == 2
    assert "reason" in terminal.err
    late = (*WHY, "--when", "2999-01-01T00:00:00Z")
    assert terminal.run("merge", "Maria Alvares", "Maria Alvarez", *late) == 2
    assert "in the future" in terminal.err
    assert len(listed(terminal)) == 2


def test_one_entry_is_not_merged_with_itself(terminal: Terminal) -> None:
    two(terminal)
    assert terminal.run("merge", "Maria Alvarez", "Alvarez, Maria", *WHY) == 2
    assert "one entry already" in terminal.err


def test_a_merge_comes_along_with_a_copy(terminal: Terminal) -> None:
    two(terminal)
    copy, other = terminal.folder / "copy", terminal.folder / "other"
    assert terminal.run("merge", "Maria Alvares", "Maria Alvarez", *WHY) == 0
    assert terminal.run("backup", copy) == 0
    other.mkdir()
    shutil.copy(terminal.folder / "data" / "key", other)
    (other / "key").chmod(0o600)
    assert terminal.run("--data", other, "restore", copy) == 0, terminal.err
    assert terminal.run("--data", other, "people", "--json") == 0
    assert len(json.loads(terminal.out)) == 1
    assert terminal.run("--data", other, "verify") == 0


def listed(terminal: Terminal) -> list[dict[str, str]]:
    assert terminal.run("people", "--json") == 0
    found: list[dict[str, str]] = json.loads(terminal.out)
    return found
