"""Processes with a name space of mounts of their own, and what they are started with."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRIVATE = ["unshare", "-m", "--propagation", "private"]
"""What is mounted in it ends with it."""


@cache
def why_no_mounts() -> str:
    """Why this process can't mount in a name space of its own; empty where it can."""
    if sys.platform != "linux":
        return "mounts in a name space of their own are Linux's"
    mount = [*PRIVATE, "mount", "-t", "tmpfs", "none", "/mnt"]
    tried = subprocess.run(mount, check=False, capture_output=True, text=True)
    return tried.stderr.strip() if tried.returncode else ""


def environment() -> dict[str, str]:
    """No keyring, no bus, and this checkout."""
    quiet = {key: value for key, value in os.environ.items() if not key.startswith("DBUS_")}
    return quiet | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        # A cache of bytecode, written on the way, would be counted among the writes of an act.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def ketcheck(folder: Path, *arguments: str) -> list[str]:
    """The words that start a command on a data folder."""
    return [sys.executable, "-m", "ketcheck", "--data", str(folder), *arguments]


def told_by(module: str, *arguments: str | Path, private: bool = False) -> list[str]:
    """The lines that a module of this folder prints, run in a process of its own."""
    command = [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)]
    done = subprocess.run(
        [*PRIVATE, *command] if private else command,
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
