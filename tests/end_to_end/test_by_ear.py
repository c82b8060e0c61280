"""What is heard: Orca reads the window to somebody who works by keys alone.

The transcript is printed: `python -m pytest -s tests/end_to_end/test_by_ear.py`.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from shutil import which

import pytest

from tests.answers import LATER
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.screen_reader import ScreenReader
from tests.end_to_end.user import User

pytestmark = [
    pytest.mark.skipif(not which("orca"), reason="Orca is needed (Debian: orca)"),
    # Orca looks for others of its kind on the computer, and does not start beside one.
    pytest.mark.xdist_group("orca"),
    pytest.mark.timeout(600),
]


@pytest.fixture
def orca(desktop: Desktop) -> Iterator[ScreenReader]:
    reader = ScreenReader(desktop).starts()
    yield reader
    sys.stdout.write("\n".join(["", *reader.said, ""]))


@pytest.fixture
def due(orca: ScreenReader, program: Program, user: User) -> User:
    """Somebody who used the cream yesterday, at home, with Orca reading."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    check = {**checks.FIRST_AS_JSON, "finished": yesterday.isoformat()}
    program.told("record", "-", stdin=json.dumps(check))
    program.told("use", checks.NAME, "--when", (yesterday + timedelta(minutes=10)).isoformat())
    program.opens()
    user.sees(id="start-check")
    orca.hears("ketcheck frame", "You may be due. Check first")
    return user


def hears_question(orca: ScreenReader, user: User, question: str) -> None:
    """The question is heard by itself, and then the first answer when Tab comes to it."""
    asked = user.sees(id=f"question-{question}")["name"]
    orca.hears(asked)
    user.keys("Tab")
    first = user.sees(role="radio button", state="focused")["name"]
    orca.hears(first)


def test_the_first_start_is_heard_from_its_first_question(
    orca: ScreenReader, program: Program, user: User
) -> None:
    program.opens()
    user.sees(id="answer-one-person")
    orca.hears("ketcheck frame", "Who is ketcheck for?")
    user.keys("Tab")
    orca.hears("Just me (or one person I help)")
    user.keys("1", "Return")
    # The page begins in its first field, and is heard before it.
    orca.hears(user.sees(role="form")["name"], "Full name")
    for heard in ("Date of birth", "Month", "Year"):
        user.keys("Tab")
        orca.hears(heard)


def test_a_whole_check_is_heard_and_done_by_keys(orca: ScreenReader, due: User) -> None:
    due.keys("Return")
    for question in LATER:
        hears_question(orca, due, question)
        due.keys("1")
    due.sees(id="review")
    orca.hears("Check your answers, then save")
    due.keys("alt+s")
    due.sees(id="saved")
    assert "Saved." in orca.hears("OK to apply once", "Use it by")[-1]
    heard = orca.said
    assert heard.count("OK to apply once heading.") == 1
    assert "layered pane" not in heard


def test_what_stands_beside_a_question_is_heard_with_it(orca: ScreenReader, due: User) -> None:
    due.keys("Return")
    hears_question(orca, due, "feeling")
    due.keys("1")
    asked = due.sees(id="question-used")["name"]
    orca.hears(asked, "Uses on record.")
    due.keys("Tab")
    assert asked not in " ".join(orca.hears("No, or only the uses shown here."))


def test_an_answer_is_heard_with_the_way_to_change_it(orca: ScreenReader, due: User) -> None:
    due.keys("Return")
    for question in LATER:
        hears_question(orca, due, question)
        due.keys("1")
    due.sees(id="review")
    due.keys("Tab", "Tab")
    orca.hears("Change: How do you feel right now?", "I'm awake and clear-headed.")


def test_an_urgent_answer_is_heard_with_what_to_do(orca: ScreenReader, due: User) -> None:
    due.keys("Return")
    hears_question(orca, due, "feeling")
    due.keys("3")
    due.sees(id="saved")
    heard = orca.hears("STOP. Get help now", "Wash the cream off")
    for step in ("Wash the cream off", "Call the emergency number", "Don't stay alone"):
        assert step in heard[-1]
    assert "OK to apply" not in " ".join(heard)
