"""A day's use leaves nothing in clear outside the process, and opens no socket of a network."""

import base64
import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.answers import FIRST
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import COMMAND, ENDS_WITHIN, Program
from tests.end_to_end.user import User
from tests.faults.given import check
from tests.faults.surroundings import environment, ketcheck
from tests.faults.watched import LOCAL, STRACE, families, files_with

MEDICINE = "zolpidexamine"
WORDS = (checks.NAME, checks.NAME.split()[1], checks.PLAN["sites"], MEDICINE)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("strace"), reason="strace is not installed"
)


@dataclass(frozen=True)
class Day:
    """What is left of a day: the home folder of the user, with all that is kept below it."""

    home: Path

    @property
    def logs(self) -> list[Path]:
        """Of each process, beside the home folder and not in it."""
        return sorted(self.home.parent.glob("*.strace"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A check in the window, looked at as a page; a kill and a crash in the next one; commands."""
    home = tmp_path_factory.mktemp("day") / "home"
    home.mkdir()
    with Desktop(home) as desktop:
        user, program = User(desktop), Program(desktop)
        desktop.env |= {"TMPDIR": str(_made(home / "tmp"))}
        del desktop.env["PYTHONFAULTHANDLER"]
        _a_check(desktop, user, program.folder)
        for number, end in enumerate((signal.SIGKILL, signal.SIGSEGV)):
            _cut_off(desktop, user, program.folder, f"cut-off-{number}", end)
    _commands(home)
    return Day(home)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _opened(desktop: Desktop, data: Path, log: str) -> "subprocess.Popen[str]":
    command = [*STRACE, str(desktop.home.parent / f"{log}.strace"), *COMMAND, "--data", str(data)]
    return desktop.start(["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", *command])


def _a_check(desktop: Desktop, user: User, data: Path) -> None:
    window = _opened(desktop, data, "window")
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, FIRST)
    user.sees(id="result")
    user.presses("save")
    user.sees(id="saved")
    user.presses("print-record")
    user.sees(id="print-message")
    desktop.keys("Escape")
    user.presses("done")
    user.sees(id="start-check")
    desktop.closes_window("ketcheck")
    assert window.wait(ENDS_WITHIN) == 0


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
            ("record", "-"),
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


def test_no_socket_of_a_network_is_opened(day: Day) -> None:
    assert len(day.logs) == 12
    assert set().union(*map(families, day.logs)) == LOCAL


def test_a_socket_of_a_network_would_be_seen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    opens = f"import socket; socket.socket(socket.AF_INET).connect_ex(('127.0.0.1', {_no_port()}))"
    subprocess.run([*STRACE, str(log), sys.executable, "-c", opens], check=True)
    assert families(log) == {"AF_INET"}


def _no_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def test_nothing_is_left_in_clear(day: Day) -> None:
    assert list(files_with(WORDS, [day.home])) == []


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "base64"])
def test_what_is_left_in_clear_would_be_found(tmp_path: Path, coding: str) -> None:
    text = f"x{checks.NAME} took {MEDICINE}."
    data = base64.b64encode(text.encode()) if coding == "base64" else text.encode(coding)
    (tmp_path / "deep").mkdir()
    planted = tmp_path / "deep" / "planted"
    planted.write_bytes(b"\0\1" + data)
    assert {path for path, _ in files_with([checks.NAME], [tmp_path])} == {planted}
