"""What is copied out of a real window is marked, so that no clipboard history remembers it."""

import subprocess

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
