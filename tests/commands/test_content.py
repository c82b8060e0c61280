"""A clinic's own checklist: named, or in the data folder; kept with each record."""

from pathlib import Path

import pytest
from clinic import Raw, answer, new_question, raw_checklist, toml
from support import base_checklist
from terminal import Terminal, changed

from ketcheck.resources import resource


def clinics(folder: Path, **changes: object) -> Path:
    """A clinic's copy with one question more."""
    raw: Raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version, **changes}
    raw["questions"].insert(3, new_question())
    file = folder / "content.toml"
    file.write_text(toml(raw), encoding="utf-8")
    return file


def test_a_named_file_is_asked_by_and_noted_in_the_record(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = clinics(tmp_path)
    assert terminal.record(changed()) == 0
    assert terminal.record_with(file, changed(person={"name": "Ana"})) == 2
    assert "no answer to allergy" in terminal.err
    given = changed(person={"name": "Ana"}, answers__allergy="yes")
    assert terminal.record_with(file, given) == 0
    assert terminal.judged[0]["level"] == "stop"
    assert terminal.run("show", terminal.judged[0]["id"], "--json") == 0
    used = terminal.judged[0]["checklist"]
    assert (used["modified_by"], used["based_on"]) == ("Clinic North", base_checklist().version)


def test_a_file_in_the_data_folder_is_asked_by_unnamed(terminal: Terminal) -> None:
    assert terminal.record(changed()) == 0
    clinics(terminal.folder / "data")
    assert terminal.record(changed(person={"name": "Ana"})) == 2
    assert "no answer to allergy" in terminal.err


def test_an_old_record_shows_its_own_words(terminal: Terminal, tmp_path: Path) -> None:
    file = clinics(tmp_path)
    given = changed(person={"name": "Ana"}, answers__allergy="no")
    assert terminal.record_with(file, given) == 0
    file.unlink()
    assert terminal.run("show", terminal.judged[0]["id"]) == 0
    assert "Are you allergic to the cream?" in terminal.out
    assert terminal.run("verify") == 0


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda raw: raw.pop("modified_by"), "modified_by: say who changed it"),
        (
            lambda raw: answer(raw, "skin", "broken").update(level="ask"),
            "skin.broken: a base answer may not be lowered below stop",
        ),
        (lambda raw: raw["questions"].pop(7), "a base question may not be removed or renamed"),
    ],
)
def test_a_file_that_loosens_is_refused_by_name(
    terminal: Terminal, tmp_path: Path, spoil: object, said: str
) -> None:
    raw: Raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    spoil(raw)  # type: ignore[operator]
    file = tmp_path / "clinic.toml"
    file.write_text(toml(raw), encoding="utf-8")
    assert terminal.record_with(file, changed()) == 2
    assert f"clinic.toml: {said}" in terminal.err or said in terminal.err
    assert len(terminal.err.splitlines()) == 1
    assert terminal.listed() == []


def test_a_file_that_is_none_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    for name, content in (("a.toml", b"\xff\xfe"), ("b.toml", b"x" * 1_000_001)):
        file = tmp_path / name
        file.write_bytes(content)
        assert terminal.record_with(file, changed()) == 2
        assert name in terminal.err
    assert terminal.record_with(tmp_path / "gone.toml", changed()) == 2
    assert "gone.toml" in terminal.err


def test_a_broken_file_names_its_folder_and_the_way_on(terminal: Terminal) -> None:
    assert terminal.record(changed()) == 0
    file = terminal.folder / "data" / "content.toml"
    file.write_text('title = "torn', encoding="utf-8")
    assert terminal.record(changed(person={"name": "Ana"})) == 2
    (line,) = terminal.err.splitlines()
    assert f"{file}: line 1: words need a quote" in line
    assert line.endswith(
        "Mend it or move content.toml out of that folder, and ketcheck uses its own words."
    )
    file.rename(terminal.folder / "content.toml")
    assert terminal.record(changed(person={"name": "Ana"})) == 0


def test_a_broken_file_that_is_named_says_how_to_go_on_without(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text("", encoding="utf-8")
    assert terminal.record_with(file, changed()) == 2
    assert f"{file}: id: missing; fill it in. Mend it, or leave out --content" in terminal.err


@pytest.mark.parametrize("bad", ["notice", "next_step"])
def test_words_that_contradict_a_level_are_refused(
    terminal: Terminal, tmp_path: Path, bad: str
) -> None:
    raw: Raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    words = {"reason": "Our rule.", "notice": "Ask us.", "next_step": "Ask us."}
    answer(raw, "missed", "one").update(level="ask", **(words | {bad: "Put the cream on."}))
    file = tmp_path / "clinic.toml"
    file.write_text(toml(raw), encoding="utf-8")
    assert terminal.record_with(file, changed()) == 2
    assert f"missed.one.{bad}: says to put the cream on" in terminal.err
    assert terminal.listed() == []


def test_the_bundled_file_itself_may_be_named(terminal: Terminal) -> None:
    bundled = resource("checklists", "topical-ketamine.toml")
    assert terminal.record_with(bundled, changed()) == 0
