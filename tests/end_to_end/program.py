"""The real program in its own process: opened, closed and killed, and asked from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

from tests.end_to_end.desktop import Desktop

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "ketcheck"]
ENDS_WITHIN = 20


class Program:
    """ketcheck on one data folder."""

    def __init__(self, desktop: Desktop) -> None:
        self.folder = desktop.home / "data"
        self._desktop = desktop
        self._env = {**desktop.env, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
        desktop.env.update(self._env)

    def opens(self) -> Self:
        """Start it with its window."""
        self._process = self._desktop.start([*COMMAND, "--data", str(self.folder)])
        return self

    @property
    def pid(self) -> int:
        """The process of the window."""
        return self._process.pid

    def uses_passphrase(self, passphrase: str, user: str = "") -> None:
        """Add a passphrase that opens the records."""
        file = self._desktop.home / "passphrase"
        file.write_text(passphrase)
        self._env["KETCHECK_NEW_PASSPHRASE_FILE"] = str(file)
        assert self.run("keys", "--add", user).returncode == 0
        del self._env["KETCHECK_NEW_PASSPHRASE_FILE"]
        file.unlink()

    def is_closed(self) -> None:
        """Close the window, as the desktop does, and wait for its end."""
        self._desktop.closes_window("ketcheck")
        assert self._process.wait(ENDS_WITHIN) == 0

    def is_killed(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait(ENDS_WITHIN)

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """One command without a window, and without a display."""
        env = {key: value for key, value in self._env.items() if key not in {"DISPLAY", _PLATFORM}}
        return subprocess.run(
            [*COMMAND, "--data", str(self.folder), *words],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            env=env,
            cwd=os.sep,
        )

    def told(self, *words: str, stdin: str = "") -> Any:  # noqa: ANN401
        """What a command that has to succeed prints as JSON."""
        done = self.run(*words, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def records(self) -> list[dict[str, Any]]:
        """The records, newest first, each whole."""
        listed = self.told("list", "--json")
        return [self.told("show", item["id"], "--json") for item in listed]


_PLATFORM = "QT_QPA_PLATFORM"
