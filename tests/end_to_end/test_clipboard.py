"""What is copied out of a real window is marked as not to be remembered, and gone at a lock."""

import json
import subprocess

import pytest

from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.user import User


def offered(desktop: Desktop, target: str) -> str:
    """What another program is given of the clipboard, in that form."""
    command = ["xclip", "-selection", "clipboard", "-out", "-target", target]
    return subprocess.run(
        command, env=desktop.env, check=True, capture_output=True, text=True
    ).stdout


def test_a_copied_name_is_marked_as_not_to_be_remembered(
    desktop: Desktop, program: Program, user: User
) -> None:
    program.opens()
    user.presses("answer-one-person").presses("continue")
    user.types("person-name", "Maria Alvarez")
    user.keys_in("person-name", "ctrl+a", "ctrl+c")
    assert offered(desktop, "UTF8_STRING") == "Maria Alvarez"
    assert "x-kde-passwordManagerHint" in offered(desktop, "TARGETS").split()
    assert offered(desktop, "x-kde-passwordManagerHint") == "secret"


@pytest.fixture
def lockable(program: Program) -> Program:
    """Records of a person, with a passphrase to lock them."""
    program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    program.uses_passphrase("four words in a row")
    return program


def held(desktop: Desktop, selection: str) -> str:
    """What is there to be pasted; nothing where nobody offers anything."""
    command = ["xclip", "-selection", selection, "-out"]
    done = subprocess.run(command, env=desktop.env, check=False, capture_output=True, text=True)
    return done.stdout


def holds(desktop: Desktop, selection: str, text: str) -> None:
    """Put a text there by another program, which stays to offer it."""
    command = ["xclip", "-selection", selection, "-in"]
    # It goes on beside this one, until something else is put there.
    subprocess.run(
        command, env=desktop.env, check=True, input=text, text=True, stdout=subprocess.DEVNULL
    )
    assert held(desktop, selection) == text


@pytest.fixture
def copied(lockable: Program, user: User) -> str:
    """A text that was copied out of the open label."""
    text = "a pea-size amount"
    lockable.opens()
    user.sees(id="all-records")
    user.keys("ctrl+l").types("amount", text)
    user.keys_in("amount", "ctrl+a", "ctrl+c")
    return text


@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_a_lock_takes_back_what_was_copied(
    desktop: Desktop, copied: str, user: User, selection: str
) -> None:
    assert held(desktop, selection) == copied
    user.presses("lock")
    user.sees(id="passphrase")
    assert held(desktop, selection) == ""


def test_a_clipboard_history_that_took_it_over_gives_it_up(
    desktop: Desktop, copied: str, user: User
) -> None:
    holds(desktop, "clipboard", copied)
    user.presses("lock")
    user.sees(id="passphrase")
    assert held(desktop, "clipboard") == ""


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_what_comes_from_elsewhere_stays(desktop: Desktop, user: User, selection: str) -> None:
    holds(desktop, selection, "milk, bread")
    user.presses("lock")
    user.sees(id="passphrase")
    assert held(desktop, selection) == "milk, bread"
