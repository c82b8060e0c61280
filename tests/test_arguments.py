"""What can be typed: each command's help, told by the program itself, and what is parsed."""

import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ketcheck.arguments import parsed, parser
from ketcheck.command_table import COMMANDS


def told(*arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "ketcheck", *arguments, "--help"],
        cwd=Path(__file__).parents[1],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_the_help_of_all_names_each_command() -> None:
    whole = told()
    for name in COMMANDS:
        assert f"    {name.split()[0]} " in whole
    assert "KETCHECK_DATA" in whole
    assert "exit codes:" in whole


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_tells_what_it_does_with_an_example_and_its_exit_codes(name: str) -> None:
    help_text = told(*name.split())
    assert help_text.startswith(f"usage: ketcheck {name} ")
    assert COMMANDS[name].about.split()[0] in help_text
    assert f"example:\n  ketcheck {name}" in help_text
    assert "  0  " in help_text
    assert "  2  " in help_text
    assert ("  1  " in help_text) is (name in {"verify", "salvage"})


def test_without_a_command_the_options_of_the_window_are_read() -> None:
    assert parsed([]).command is None
    given = parsed(["--data", "there", "--content", "own.toml"])
    assert (given.command, given.data, given.content) == (None, "there", "own.toml")
    assert parsed(["--data", "there", "list"]).command == "list"


def test_a_command_of_two_words_tells_of_the_second() -> None:
    assert "check" in told("content")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_example_can_be_typed(name: str) -> None:
    typed = shlex.split(COMMANDS[name].example)[1:]
    assert parser().parse_args(typed).command == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("frob", "there is no command “frob”"),
        ("list --frob", "“--frob” can't be used here"),
        ("show", "missing: ID"),
        ("content check", "missing: FILE"),
        ("sheet a b --from monday", "--from: monday is not a date like 2026-11-22"),
        ("keys --add Ann --code new", "--code and --add can't be used together"),
        ("show a --data", "--data needs something after it"),
        (
            "clear KC-1 --who A --role patient --said never --what B",
            "--role takes prescriber, pharmacist, nurse, clinician, not “patient”",
        ),
        ("list \x1b[31m", "“\ufffd[31m” can't be used here"),
    ],
)
def test_what_is_mistyped_is_told_in_plain_words(
    capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        parser().parse_args(typed.split(" "))
    assert left.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"ketcheck: {said}; see ketcheck")
    assert line.endswith(" --help")


class TestPrepared:
    def test_a_use_takes_any_number_of_places(self) -> None:
        given = parser().parse_args(
            ["use", "Ana", "--site", "left foot", "--site", "right knee", "--when", "x"]
        )
        assert (given.person, given.sites, given.when) == ("Ana", ["left foot", "right knee"], "x")
        assert parser().parse_args(["use", "Ana"]).sites == []

    def test_a_strike_needs_reason_and_name(self) -> None:
        given = parser().parse_args(["strike", "KC-1", "--reason", "r", "--by", "b"])
        assert (given.id, given.reason, given.by) == ("KC-1", "r", "b")
        assert (given.another_person, given.when) == (False, None)

    def test_a_clearance_says_what_was_said(self) -> None:
        typed = "clear KC-1 --who A --role nurse --said may-use-from --from 2026-11-22 --what B"
        given = parser().parse_args(typed.split())
        assert (given.said, given.from_day) == ("may-use-from", date(2026, 11, 22))
        assert (given.how, given.when, given.amends) == (None, None, None)

    def test_how_goes_by_its_old_name_too(self) -> None:
        typed = "clear KC-1 --who A --role nurse --said never --what B --by message"
        assert parser().parse_args(typed.split()).how == "message"

    @pytest.mark.parametrize("left_out", ["--said", "--role", "--who", "--what"])
    def test_what_a_clearance_can_not_do_without(
        self, left_out: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        given = {"--said": "never", "--role": "nurse", "--who": "A", "--what": "B"}
        del given[left_out]
        with pytest.raises(SystemExit) as left:
            parser().parse_args(["clear", "KC-1", *(one for pair in given.items() for one in pair)])
        assert left.value.code == 2
        assert left_out in capsys.readouterr().err

    def test_a_record_takes_a_time(self) -> None:
        assert parser().parse_args(["record", "-", "--when", "x"]).when == "x"
        assert parser().parse_args(["record", "-"]).when is None
