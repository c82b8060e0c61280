"""The system calls by which an act changes files, each with its numbers; and one of them failing.

strace counts the calls of one name, so that the Nth is the same one each time that the act is done
from the same beginning: it is recorded once, and then each call that was met is failed in turn.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tests.faults.act import NAMES, WRITES
from tests.faults.forked import BUG, Forked

SYNCS: Final = frozenset({"fsync", "fdatasync"})
_FOLDERS: Final = frozenset({"mkdir", "mkdirat", "rmdir"})
_MAKING: Final = "openat"
_CALLS: Final = sorted(SYNCS | WRITES | NAMES | _FOLDERS | {"ftruncate", _MAKING})
_CALL: Final = re.compile(r"^(\w+)\(")
_MAKES: Final = "O_CREAT"

Met = tuple[str, int]


def met_by(child: Forked) -> list[Met]:
    """The calls of an act that was not begun yet, by name and number."""
    code, log = _traced(child, f"trace={','.join(_CALLS)}")
    assert code == 0, log
    return list(_numbered(log))


def _numbered(log: str) -> Iterator[Met]:
    numbers = Counter[str]()
    for line in log.splitlines():
        if call := _CALL.match(line):
            name = call[1]
            numbers[name] += 1
            # Files that are only read are opened by the same call.
            if name != _MAKING or _MAKES in line:
                yield name, numbers[name]


def failed(child: Forked, met: Met, fault: str) -> None:
    """Let the act be done, but for that call of it."""
    name, number = met
    code, log = _traced(child, f"trace={name}", f"inject={name}:{fault}:when={number}")
    assert code != BUG, f"{met}, {fault}: not one of our errors\n{log}"
    assert code < 0 or any(
        "(INJECTED)" in line and (name != _MAKING or _MAKES in line) for line in log.splitlines()
    ), f"{met} was not met\n{log}"


def _traced(child: Forked, *expressions: str) -> tuple[int, str]:
    """The exit code of the act under strace, and the log."""
    words = [word for expression in expressions for word in ("-e", expression)]
    command = ["strace", *words, "-p", str(child.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        assert "attached" in strace.stderr.readline()
        child.begin()
        log = strace.stderr.read()
        return child.ended(), log
