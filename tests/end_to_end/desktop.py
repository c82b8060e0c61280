"""A desktop of our own: screen, windows, session bus, accessibility, and a home folder apart."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Self

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A session bus that starts accessibility alone by itself: no keyring answers on it unasked."""

AT_SPI = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
SCREEN = "1280x800x24"


class Desktop:
    """Started on entering, ended on leaving; `env` is what its programs are started with."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.env = _environment(home)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._stack = stack
            self._start_screen()
            self._start_bus()
            # It gives the keyboard to the window that opens, and closes windows.
            self.start(["openbox"], stderr=subprocess.DEVNULL)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start(
        self,
        command: list[str],
        *,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
    ) -> subprocess.Popen[str]:
        """A program on this desktop, ended with it."""
        program = subprocess.Popen(
            command,
            env=self.env,
            cwd=self.home,
            text=True,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
        )
        self._stack.callback(end, program)
        return program

    def starts_keyring(self) -> subprocess.Popen[str]:
        """An unlocked keyring, empty; ready when it has said so."""
        daemon = self.start(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert daemon.stdin
        daemon.stdin.write("password of the tests")
        daemon.stdin.close()
        command = ["gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets"]
        subprocess.run(command, env=self.env, check=True)
        return daemon

    def python(self, script: str, *words: str) -> str:
        """What a script prints that runs on this desktop."""
        command = [sys.executable, "-c", script, *words]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def picture(self, file: Path) -> Path:
        """A picture of the whole screen, as PNG."""
        command = ["import", "-window", "root", str(file)]
        subprocess.run(command, env=self.env, check=True)
        return file

    def keys(self, *names: str) -> None:
        """Each key pressed and let go, as a keyboard would."""
        subprocess.run(["xdotool", "key", *names], env=self.env, check=True)

    def drags(self, points: list[tuple[int, int]]) -> None:
        """The mouse pressed at the first point, moved along the others, and let go."""
        moves = [["mousemove", "--sync", str(x), str(y)] for x, y in points]
        first, *others = moves
        words = [*first, "mousedown", "1", *(word for move in others for word in move)]
        subprocess.run(["xdotool", *words, "mouseup", "1"], env=self.env, check=True)

    def types(self, text: str) -> None:
        """Each letter typed, as a keyboard would."""
        subprocess.run(["xdotool", "type", "--", text], env=self.env, check=True)

    def closes_window(self, title: str) -> None:
        """Close the window of that title, as its frame would."""
        subprocess.run(["wmctrl", "-F", "-c", title], env=self.env, check=True)

    def _start_screen(self) -> None:
        screen = self.start(
            ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.env["DISPLAY"] = f":{_first_line(screen)}"

    def _start_bus(self) -> None:
        folder = Path(self.env["XDG_RUNTIME_DIR"])
        shutil.copy(AT_SPI, folder)
        file = folder / "bus.conf"
        file.write_text(BUS.format(folder=folder))
        bus = self.start(
            ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={file}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = _first_line(bus)


def end(program: subprocess.Popen[str]) -> None:
    """Asked to end, then made to."""
    program.terminate()
    try:
        program.wait(timeout=10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    for stream in (program.stdin, program.stdout):
        if stream:
            stream.close()


def _environment(home: Path) -> dict[str, str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "TZ") if key in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def _first_line(program: subprocess.Popen[str]) -> str:
    assert program.stdout
    return program.stdout.readline().strip()
