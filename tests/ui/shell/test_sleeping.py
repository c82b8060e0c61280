"""The computer goes to sleep: told by what stands for logind, on a bus of the test's own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.desktop import BUS, end
from tests.end_to_end.user import SYSTEM_PYTHON

LOGIND = Path(__file__).with_name("logind.py")
PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ketcheck.ui.shell.sleeping import Sleep
app = QCoreApplication([])
sleep = Sleep(app)
sleep.noticed.connect(lambda: print("noticed", flush=True))
QTimer.singleShot(30_000, lambda: app.exit(1))
print("listening", flush=True)
sys.exit(app.exec())
"""
Process = "subprocess.Popen[str]"


@pytest.fixture
def system_bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Variables that lead to a system bus on which nobody is yet."""
    file = tmp_path / "bus.conf"
    file.write_text(BUS.format(folder=tmp_path))
    command = ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={file}"]
    daemon = started(command, dict(os.environ))
    yield {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": line(daemon)}
    end(daemon)


@pytest.fixture
def logind(system_bus: dict[str, str]) -> Iterator[Process]:
    service = started([SYSTEM_PYTHON, str(LOGIND)], system_bus)
    assert line(service) == "there"
    yield service
    end(service)


@pytest.fixture
def program(system_bus: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Process]:
    """A program that listens; what is on the bus is there before it."""
    if "logind" in request.fixturenames:
        request.getfixturevalue("logind")
    listening = started([sys.executable, "-c", PROGRAM], system_bus)
    assert line(listening) == "listening"
    yield listening
    end(listening)


def started(command: list[str], env: dict[str, str]) -> Process:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=env)


def line(process: Process) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def says(process: Process, text: str) -> None:
    assert process.stdin
    process.stdin.write(f"{text}\n")
    process.stdin.flush()


def test_sleep_waits_until_it_was_noticed(logind: Process, program: Process) -> None:
    assert line(logind) == "held sleep ketcheck delay"
    says(logind, "true")
    assert line(program) == "noticed"
    assert line(logind) == "let go"


def test_after_a_sleep_it_is_noticed_too_and_the_next_one_waits(
    logind: Process, program: Process
) -> None:
    """Also by who did not hear that it came."""
    assert line(logind) == "held sleep ketcheck delay"
    says(logind, "true")
    assert line(program) == "noticed"
    assert line(logind) == "let go"
    says(logind, "false")
    assert line(program) == "noticed"
    assert line(logind) == "held sleep ketcheck delay"
    says(logind, "true")
    assert line(program) == "noticed"
    assert line(logind) == "let go"


def test_a_program_that_ends_holds_nothing_back(logind: Process, program: Process) -> None:
    assert line(logind) == "held sleep ketcheck delay"
    program.kill()
    assert line(logind) == "let go"


def test_without_logind_nothing_fails(program: Process) -> None:
    assert program.poll() is None


def test_without_a_bus_nothing_fails() -> None:
    env = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    script = PROGRAM.replace("30_000", "10").replace("exit(1)", "exit(0)")
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout == "listening\n"
    assert "Traceback" not in done.stderr
