"""Takes the README's pictures anew: `.venv/bin/python -m tests.end_to_end.pictures`.

A real check in the real program on a screen of its own; needs what the tests need.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ketcheck.resources import resource
from tests.answers import FIRST
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

_REST = {"cover": "none", "today": "none", "medicines-changed": "no", "missed": "none"}
PICTURES = resource("desktop", "pictures")
DOTS_PER_INCH = "80"


def main() -> None:
    """Leave home.png, question.png, result.png and sheet.png where the README shows them."""
    with TemporaryDirectory() as home, Desktop(Path(home)) as desktop:
        program, user = Program(desktop).opens(), User(desktop)
        checks.introduces_herself(user)
        user.presses("start-check")
        checks.answers(user, FIRST)
        checks.saves(user)
        _take(desktop, "home")
        user.presses("not-used")
        user.presses("start-check").presses("answer-fine").presses("next")
        checks.answers(user, {"used": "no", "amount": "label", "area": "told"})
        user.sees(id="question-skin")
        user.presses("answer-irritated")
        user.sees(id="notice")
        _take(desktop, "question")
        user.presses("next").presses("answer-the-rest")
        checks.answers(user, _REST)
        user.sees(id="review")
        user.presses("save")
        user.sees(id="saved")
        _take(desktop, "result")
        user.presses("close")
        program.is_closed()
        _draw_sheet(program, Path(home))


def _take(desktop: Desktop, name: str) -> None:
    command = ["import", "-window", "ketcheck", str(PICTURES / f"{name}.png")]
    subprocess.run(command, env=desktop.env, check=True)


def _draw_sheet(program: Program, folder: Path) -> None:
    newest = program.told("list", "--json")[0]
    sheet = folder / "sheet.pdf"
    assert program.run("sheet", newest["short_id"], str(sheet)).returncode == 0
    command = ["pdftoppm", "-r", DOTS_PER_INCH, "-png", "-singlefile", str(sheet)]
    subprocess.run([*command, str(PICTURES / "sheet")], check=True)


if __name__ == "__main__":
    main()
