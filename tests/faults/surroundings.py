"""Processes with a name space of mounts of their own, and what they are started with."""

import os
import subprocess
import sys
from collections.abc import Sequence
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


def told_by(module: str, *runs: Sequence[str | Path], private: bool = False) -> list[str]:
    """The lines that a module of this folder prints, run with each of those words at once."""
    command = [*(PRIVATE if private else ()), sys.executable, "-m", f"tests.faults.{module}"]
    processes = [_started([*command, *map(str, words)]) for words in runs]
    ended = [(process.communicate(), process.returncode) for process in processes]
    for (_, err), code in ended:
        assert code == 0, err
    return [line for (out, _), _ in ended for line in out.splitlines()]


def _started(command: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=ROOT,
    )
