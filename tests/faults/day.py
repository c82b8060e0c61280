"""A day of a patient and an afternoon of a nurse, with all that is left of them on the disk."""

import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.answers import FIRST
from tests.end_to_end import checks, sessions
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import COMMAND, ENDS_WITHIN, Program
from tests.end_to_end.user import User
from tests.faults.given import check
from tests.faults.surroundings import environment, ketcheck
from tests.faults.watched import STRACE

MEDICINE = "zolpidexamine"
WORDS = (
    checks.NAME,
    checks.NAME.split()[1],
    checks.PLAN["sites"],
    MEDICINE,
    sessions.MARIA["number"],
    sessions.BOB["name"],
    sessions.NURSE["name"],
    sessions.LEAVE["who"],
    sessions.SAID,
    sessions.OPEN_QUESTION,
)
"""Of each kind of thing that is told in a day: names, sites, medicines, and what was said."""


@dataclass(frozen=True)
class Day:
    """What is left of a day: the home folder of the user, with all that is kept below it."""

    home: Path

    @property
    def logs(self) -> list[Path]:
        """Of each process, beside the home folder and not in it."""
        return sorted(self.home.parent.glob("*.strace"))


def a_day(home: Path) -> Day:
    """A check in the window, looked at as a page; a kill and a crash in the next one; a session
    with its two papers, and one that is cut off; commands.
    """
    home.mkdir()
    with Desktop(home) as desktop:
        user, program = User(desktop), Program(desktop)
        # Bytecode is the program itself, and is there already where it is installed.
        desktop.env |= {"TMPDIR": str(_made(home / "tmp")), "PYTHONDONTWRITEBYTECODE": "1"}
        del desktop.env["PYTHONFAULTHANDLER"]
        _a_check(desktop, user, program.folder)
        for number, end in enumerate((signal.SIGKILL, signal.SIGSEGV)):
            _cut_off(desktop, user, program.folder, f"cut-off-{number}", end)
        _an_afternoon(desktop, user, home / "clinic")
    _commands(home)
    return Day(home)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _opened(desktop: Desktop, data: Path, log: str) -> "subprocess.Popen[str]":
    command = [*STRACE, str(desktop.home.parent / f"{log}.strace"), *COMMAND, "--data", str(data)]
    with (desktop.home / ".xsession-errors").open("a") as errors:
        return desktop.start(
            ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", *command], stderr=errors.fileno()
        )


def _a_check(desktop: Desktop, user: User, data: Path) -> None:
    window = _opened(desktop, data, "window")
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, FIRST)
    user.sees(id="review")
    user.presses("save")
    user.sees(id="saved")
    _looks_at_the_page(user, "print-record")
    user.presses("close")
    user.sees(id="all-records")
    desktop.closes_window("ketcheck")
    assert window.wait(ENDS_WITHIN) == 0


def _looks_at_the_page(user: User, button: str) -> None:
    user.presses(button)
    user.sees(id="print-message")
    user.keys("Escape")
    user.sees(id=button)


def _an_afternoon(desktop: Desktop, user: User, data: Path) -> None:
    window = _opened(desktop, data, "clinic")
    sessions.sets_up_a_clinic(user)
    sessions.adds(user, sessions.MARIA)
    sessions.goes_to_the_plan(user)
    sessions.gives_leave(user)
    sessions.hears_the_topics(user)
    sessions.goes_through_the_tips(user)
    sessions.ends_the_talk(user)
    sessions.signs(user)
    for paper in ("print-record", "print-handout"):
        _looks_at_the_page(user, paper)
    user.presses("close")
    user.presses("close-person")
    user.sees(id="find-people")
    sessions.adds(user, sessions.BOB)
    sessions.goes_to_the_plan(user)
    os.kill(_traced(window.pid), signal.SIGKILL)
    window.wait(ENDS_WITHIN)


def _cut_off(desktop: Desktop, user: User, data: Path, log: str, end: signal.Signals) -> None:
    window = _opened(desktop, data, log)
    user.sees(holds=checks.NAME)
    os.kill(_traced(window.pid), end)
    window.wait(ENDS_WITHIN)


def _traced(strace: int) -> int:
    """The program that a strace of that id has started."""
    children = Path(f"/proc/{strace}/task/{strace}/children").read_text().split()
    return int(children[0])


def _commands(home: Path) -> None:
    data = home / "data"
    env = environment() | {"HOME": str(home), "TMPDIR": str(home / "tmp")}
    answers = FIRST | {"medicines": "list", "medicines-told": "all"}
    medicines = [{"name": MEDICINE, "kind": "prescription", "sleepy": "no", "told": "yes"}]
    other = check(answers, name=f"{checks.NAME} II", medicines=medicines)
    out = home.parent / "asked-for"
    out.mkdir()
    for number, words in enumerate(
        (
            ("record", "-", "--new-person"),
            ("list",),
            ("list", "--json"),
            ("verify",),
            ("backup", str(out / "copy")),
            ("restore", str(out / "copy")),
            ("blank", str(out / "blank.pdf")),
        )
    ):
        log = home.parent / f"command-{number}.strace"
        subprocess.run(
            [*STRACE, str(log), *ketcheck(data, *words)],
            input=other,
            check=True,
            capture_output=True,
            env=env,
            cwd=home,
        )
    newest = subprocess.run(
        ketcheck(data, "list"), check=True, capture_output=True, text=True, env=env, cwd=home
    ).stdout.split()[0]
    for words in (("show", newest), ("sheet", newest, str(out / "sheet.pdf"))):
        log = home.parent / f"command-{words[0]}.strace"
        command = [*STRACE, str(log), *ketcheck(data, *words)]
        subprocess.run(command, check=True, capture_output=True, env=env, cwd=home)
