"""The desktop locks its screen: told by signals on a session bus of the test's own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketcheck.ui.shell.screen_saver import _escaped
from tests.end_to_end.desktop import BUS

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ketcheck.ui.shell.screen_saver import ScreenSaver
app = QCoreApplication([])
saver = ScreenSaver(app)
saver.locked.connect(lambda: (print("locked", flush=True), app.quit()))
QTimer.singleShot(20_000, lambda: app.exit(1))
print("listening", flush=True)
sys.exit(app.exec())
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of an empty session bus."""
    file = tmp_path / "bus.conf"
    file.write_text(BUS.format(folder=tmp_path))
    with subprocess.Popen(
        ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={file}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def emit(bus: str, interface: str, active: str) -> None:
    """What a screen saver says to all."""
    path = "/" + interface.replace(".", "/")
    command = ["gdbus", "emit", "--session", "--object-path", path, "--signal"]
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    subprocess.run([*command, f"{interface}.ActiveChanged", active], env=env, check=True)


@pytest.mark.parametrize("interface", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_locked_screen_is_noticed(bus: str, interface: str) -> None:
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=env
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "listening\n"
        emit(bus, interface, "false")
        emit(bus, interface, "true")
        assert program.stdout.readline() == "locked\n"
        assert program.wait(20) == 0


def test_without_a_bus_nothing_is_noticed_and_nothing_fails() -> None:
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    program = PROGRAM.replace("20_000", "10").replace("exit(1)", "exit(0)")
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert not re.search("locked|Traceback", done.stdout + done.stderr)


@pytest.mark.parametrize(("number", "path"), [("2", "_32"), ("c1", "c1"), ("12", "_312")])
def test_a_session_is_found_as_systemd_names_it(number: str, path: str) -> None:
    assert _escaped(number) == path
