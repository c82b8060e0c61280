"""`ketcheck content check`: all that is wrong with a clinic's file, or what it changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from clinic import Raw, answer, item, new_question, raw_checklist, toml
from support import base_checklist
from terminal import Terminal

from ketcheck.resources import resource

BUNDLED = resource("checklists", "topical-ketamine.toml")


@pytest.fixture
def checked(terminal: Terminal, tmp_path: Path) -> Callable[[str | bytes], int]:
    """Check a file of that content."""

    def check(content: str | bytes) -> int:
        file = tmp_path / "content.toml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return terminal.run("content", "check", file)

    return check


Checked = Callable[[str | bytes], int]


def clinics() -> Raw:
    raw: Raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    return raw


def test_what_a_clinic_changed_is_told_with_the_words_to_sign(
    terminal: Terminal, checked: Checked
) -> None:
    raw = clinics()
    raw["questions"].insert(3, new_question())
    item(raw, "groups", "tip-2")["teaching"]["tell"].append("Use it on sore skin.")
    assert checked(toml(raw)) == 0
    assert terminal.err == ""
    assert "Changed by Clinic North" in terminal.out
    assert "allergy: Are you allergic to the cream?" in terminal.out
    assert "Raised levels: none" in terminal.out
    _, signed = terminal.out.split("Changes to sign: ")
    assert "ketcheck: (nothing)\n    clinic:   “Use it on sore skin.”" in signed
    assert "Signature" in signed


def test_all_faults_are_told_at_once_with_their_lines(terminal: Terminal, checked: Checked) -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    text = text.replace('level = "stop"', 'level = "halt"', 1)
    text = text.replace('asked = "no-plan"', 'askd = "no-plan"')
    text = text.replace("tip = 6", "tip = 7")
    assert checked(text) == 2
    lines = text.splitlines()
    told = terminal.out.splitlines()
    assert len(told) == 3
    for one, wrong in zip(told, ("level =", "tip = 7", "askd ="), strict=True):
        number = int(one.split("line ")[1].split(":")[0])
        assert lines[number - 1].startswith(wrong), one
    assert terminal.err.startswith("ketcheck: 3 things are wrong with ")
    assert "content.toml" in terminal.err
    assert len(terminal.err.splitlines()) == 1


def test_rules_promises_and_words_are_told_together(terminal: Terminal, checked: Checked) -> None:
    raw = clinics()
    raw["questions"].append(new_question(answers=[{"code": "no", "words": "No", "level": "ok"}]))
    answer(raw, "skin", "broken")["level"] = "ask"
    answer(raw, "amount", "more")["words"] = "Much more"
    answer(raw, "missed", "one").update(
        level="ask", reason="Our rule.", notice="Ask us.", next_step="Put the cream on."
    )
    assert checked(toml(raw)) == 2
    for place in ("allergy: an added", "skin.broken: ", "answers.more.words: ", "missed.one."):
        assert place in terminal.out
    assert len(terminal.out.splitlines()) == 4


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('a = "one', "line 1: words need a quote"),
        (b'{"questions": []}', "seems to be JSON of another kind"),
        (b"question,answer\nskin,red\n", "seems to be a table with commas"),
        (b"<?xml version='1.0'?><a/>", "seems to be an XML file"),
        ("", "id: missing"),
    ],
)
def test_what_is_no_checklist_is_named(
    terminal: Terminal, checked: Checked, content: str | bytes, told: str
) -> None:
    assert checked(content) == 2
    assert told in terminal.out


def test_a_binary_file_is_named(terminal: Terminal, checked: Checked) -> None:
    assert checked(b"PK\x03\x04\x8f\xffxl/workbook") == 2
    assert "seems to be an Excel workbook" in terminal.err


def test_the_file_of_ketcheck_itself_is_known(terminal: Terminal, checked: Checked) -> None:
    assert checked(BUNDLED.read_bytes()) == 0
    assert "the checklist that ketcheck comes with" in terminal.out


def test_no_records_are_made_by_it(terminal: Terminal, checked: Checked) -> None:
    assert checked(BUNDLED.read_bytes()) == 0
    assert not (terminal.folder / "data").exists()


def test_a_file_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("content", "check", tmp_path / "gone.toml") == 2
    assert f"{tmp_path / 'gone.toml'}: can't be read" in terminal.err
