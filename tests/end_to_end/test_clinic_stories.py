"""What a nurse does with her patients, done through the real window by a separate process."""

import json
import os
from collections.abc import Iterator
from io import BytesIO

import pytest
from end_to_end.private_cups import CUPSD, LPADMIN, Printer, PrivateCups
from pypdf import PdfReader

from tests.end_to_end import checks, sessions
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

TIGHT = {
    "feeling": "fine",
    "used": "no",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "cover": "tight",
    "cover-told": "yes",
    "today": "none",
    "medicines-changed": "no",
    "missed": "none",
}
"""A later check of somebody who was told to cover the skin."""

ARRIVAL_SECONDS = 60
NEEDS_PRINT_SERVER = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or not (CUPSD and LPADMIN),
    reason="a private print server needs root, and cupsd and lpadmin (Debian: cups, cups-client)",
)


@pytest.fixture
def office(desktop: Desktop) -> Iterator[Printer]:
    """The one printer of this desktop, behind a real queue."""
    with PrivateCups() as server, Printer() as printer:
        server.add_queue("office", printer.address)
        desktop.env["CUPS_SERVER"] = server.server
        yield printer


def checks_herself(user: User, given: dict[str, str]) -> str:
    """A later self-check to the saved record; what it came to."""
    user.presses("start-check")
    checks.answers(user, given)
    return checks.saves(user)


def feels_unwell(user: User) -> None:
    """An urgent answer, which is saved at once."""
    user.presses("start-check")
    user.sees(id="question-feeling")
    user.presses("answer-unwell")
    user.sees(id="saved")
    user.presses("close")


def clears_the_stop(user: User) -> None:
    """Put on file what the doctor said."""
    user.presses("record-clearance")
    sessions.fills(user, {"who": "Dr. Lee", "said": "You may go on."})
    # The boxes of choices take keys alone: what was said, the role, and how.
    user.keys_in("first_day", "shift+Tab", "Down")
    user.keys_in("who", "Tab", "Down")
    user.keys_in("said", "shift+Tab", "Down")
    user.presses("save-clearance")


def prints(user: User, button: str, printer: Printer) -> list[str]:
    """Print what a button leads to on a real queue; the width of each page that arrives."""
    user.presses(button)
    user.presses("print")
    user.sees(role="label", holds="Sent to the printer")
    arrived = printer.jobs.get(timeout=ARRIVAL_SECONDS)
    user.keys_in("print", "Escape")
    user.sees(id=button)
    return [f"{page.mediabox.width}" for page in PdfReader(BytesIO(arrived)).pages]


@NEEDS_PRINT_SERVER
def test_a_session_and_the_checks_that_go_by_it(
    office: Printer, program: Program, user: User
) -> None:
    program.opens()
    sessions.sets_up_a_clinic(user)
    sessions.adds(user, sessions.MARIA)
    sessions.goes_to_the_plan(user)
    sessions.gives_leave(user)
    sessions.hears_the_topics(user)
    sessions.goes_through_the_tips(user, "tip-4")
    sessions.ends_the_talk(user)
    assert user.sees(id="understood-tips")["name"] == "Still open"
    sessions.signs(user)
    # A tip that is not understood yet is asked about first.
    assert user.sees(id="result")["name"] == "Ask first. Do not apply yet."
    assert len(prints(user, "print-record", office)) == 1
    assert len(prints(user, "print-handout", office)) == 1
    user.presses("close")
    user.sees(id="open-tips")
    assert checks_herself(user, TIGHT) == "OK to apply once"
    # While an OK is good, nothing else is begun.
    user.presses("not-used")
    feels_unwell(user)
    user.sees(id="result", name="STOP. Get help now.")
    clears_the_stop(user)
    assert checks_herself(user, TIGHT) == "OK to apply once"
    program.is_closed()
    levels = [row["level"] for row in program.told("list", "--json")]
    assert levels == ["ok", None, "urgent", None, "ok", "ask"]
    session = program.records()[-1]
    assert session["clinician"]["name"] == "T. Okafor"
    assert session["helper"] == "daughter"
    assert session["plan"]["cover"]["sites"] == ["left foot"]
    assert session["session"]["teach_back"]["tip-4"] == {
        "said": None,
        "outcome": "not-yet",
        "taught_again": 1,
    }
    drawn = {one["by"]: bool(one["strokes"]) for one in session["signatures"]}
    assert drawn == {"patient": True, "clinician": False}


def test_two_patients_in_one_afternoon(program: Program, user: User) -> None:
    program.opens()
    sessions.sets_up_a_clinic(user)
    sessions.adds(user, sessions.MARIA)
    sessions.goes_to_the_plan(user)
    user.presses("close-person")
    user.sees(role="label", holds="We kept it for next time.")
    user.presses("message-close")
    user.sees(id="find-people")
    sessions.adds(user, sessions.BOB)
    assert "Maria" not in json.dumps(user.tree())
    user.presses("start-session")
    user.sees(id="who")
    assert "Maria" not in json.dumps(user.tree())
    program.is_closed()
    assert program.records() == []
