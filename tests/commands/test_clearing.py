"""Clearing a held STOP by the command line."""

import pytest
from terminal import Json, Terminal, changed

from tests.answers import UNUSED

WHO = ("--who", "Dr. Lee", "--role", "prescriber", "--what", "You may go on.")
SAID = (*WHO, "--said", "may-use")


@pytest.fixture
def held(terminal: Terminal) -> Json:
    """A STOP that holds."""
    assert terminal.record(changed(answers__feeling="unwell")) == 0
    return terminal.judged[0]


def later(terminal: Terminal) -> str:
    check = changed(finished="2024-11-23T08:00:00-05:00", plan=None, answers=UNUSED)
    assert terminal.record(check) == 0
    level: str = terminal.judged[0]["level"]
    return level


def test_a_clearance_lets_the_next_check_go_by_its_own_answers(
    terminal: Terminal, held: Json
) -> None:
    when = ("--when", "2024-11-22T12:00:00-05:00", "--how", "phone")
    assert terminal.run("clear", held["short_id"], *SAID, *when) == 0
    cleared = terminal.judged[0]
    assert cleared["clears"] == held["short_id"]
    assert terminal.run("show", cleared["id"], "--json") == 0
    assert (terminal.judged[0]["by"], terminal.judged[0]["who"]) == ("phone", "Dr. Lee")
    assert later(terminal) == "ok"


def test_without_a_clearance_it_holds(terminal: Terminal, held: Json) -> None:
    assert held["level"] == "urgent"
    assert later(terminal) == "stop"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--when", "2024-11-21T12:00:00-05:00"), "before the STOP itself"),
        (("--when", "2999-11-21T12:00:00-05:00"), "still to come"),
        (("--when", "2024-11-22T12:00:00"), "needs its UTC offset"),
        (("--when", "yesterday"), "not a time like"),
        (("--who", "\x1b[31m"), "hidden character"),
    ],
)
def test_what_can_not_be_is_refused_in_one_line(
    terminal: Terminal, held: Json, arguments: tuple[str, ...], said: str
) -> None:
    assert terminal.run("clear", held["id"], *SAID, *arguments) == 2
    assert said in terminal.err
    assert len(terminal.err.splitlines()) == 1
    assert later(terminal) == "stop"


def test_what_holds_nothing_is_not_cleared(terminal: Terminal) -> None:
    assert terminal.record(changed()) == 0
    assert terminal.run("clear", terminal.judged[0]["id"], *SAID) == 2
    assert "does not need a clearance" in terminal.err


@pytest.mark.parametrize("said", ["not-yet", "never"])
def test_what_is_no_leave_lifts_nothing(terminal: Terminal, held: Json, said: str) -> None:
    when = ("--when", "2024-11-22T12:00:00-05:00")
    assert terminal.run("clear", held["id"], *WHO, "--said", said, *when) == 0
    assert later(terminal) == "stop"


@pytest.mark.parametrize(("day", "level"), [("2024-11-23", "ok"), ("2024-11-24", "stop")])
def test_may_use_from_a_day_lifts_it_on_that_day(
    terminal: Terminal, held: Json, day: str, level: str
) -> None:
    when = ("--when", "2024-11-22T12:00:00-05:00")
    assert terminal.run("clear", held["id"], *WHO, "--said", "may-use-from", *when) == 2
    assert "day" in terminal.err
    said = ("--said", "may-use-from", "--from", day)
    assert terminal.run("clear", held["id"], *WHO, *said, *when) == 0
    assert later(terminal) == level


@pytest.mark.parametrize("who", ["Maria Alvarez", "maria alvarez"])
def test_the_patient_clears_nothing(terminal: Terminal, held: Json, who: str) -> None:
    when = ("--when", "2024-11-22T12:00:00-05:00")
    assert terminal.run("clear", held["id"], *SAID, "--who", who, *when) == 2
    assert "patient" in terminal.err
    assert terminal.run("clear", held["id"], *SAID, "--role", "patient", *when) == 2
    assert later(terminal) == "stop"


def test_a_clearance_is_corrected_and_struck_and_only_gets_stricter(
    terminal: Terminal, held: Json
) -> None:
    when = ("--when", "2024-11-22T12:00:00-05:00")
    assert terminal.run("clear", held["id"], *SAID, *when) == 0
    first = terminal.judged[0]["short_id"]
    assert terminal.run("clear", held["id"], *SAID, *when, "--amends", held["id"]) == 2
    assert "not about a STOP" in terminal.err
    no = (*WHO, "--said", "not-yet")
    assert terminal.run("clear", held["id"], *no, *when, "--amends", first) == 0
    second = terminal.judged[0]["short_id"]
    assert terminal.run("strike", second, "--reason", "slip", "--by", "T. Okafor") == 0
    assert later(terminal) == "stop"
