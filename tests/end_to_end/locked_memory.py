"""What a lock leaves in the memory of the program: `python -m tests.end_to_end.locked_memory`.

A passphrase is typed, a label is half changed, and the window is locked. The memory is looked
through as a core image would be, which takes the rights of root.
"""

import json
import tempfile
from pathlib import Path

from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.memory import found
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

PASSPHRASE = "plum kettle northern spoon"  # noqa: S105 - of a test
PATIENT = "Wilhelmina Oakhurst"
"""Not in any example that comes with the program."""
TYPED = "one thimbleful, not heaped"
NAME, KEY, SECRET, HALF_TYPED = "the name", "the key", "the passphrase", "half-typed text"
Counts = dict[str, dict[str, int]]


def measured(desktop: Desktop) -> Counts:
    """How often each secret is there, by what was done last."""
    program, user = Program(desktop), User(desktop)
    key = _locked_with_a_passphrase(program)
    secrets: dict[str, str | bytes] = {
        NAME: PATIENT,
        KEY: key,
        SECRET: PASSPHRASE,
        HALF_TYPED: TYPED,
    }
    pid = program.opens().pid
    counts = {"at the start, locked": _after(user, "passphrase", pid, secrets)}
    user.types_hidden("passphrase", PASSPHRASE).presses("unlock")
    user.sees(id="all-records")
    user.keys("ctrl+l").types("amount", TYPED)
    counts["open"] = _after(user, "amount", pid, secrets)
    user.presses("lock")
    counts["locked"] = _after(user, "passphrase", pid, secrets)
    user.types_hidden("passphrase", PASSPHRASE).presses("unlock")
    user.sees(id="amount")
    user.presses("lock")
    counts["locked again"] = _after(user, "passphrase", pid, secrets)
    return counts


def _locked_with_a_passphrase(program: Program) -> bytes:
    """Records that nothing but a passphrase opens; their key."""
    check = {**checks.FIRST_AS_JSON, "person": {"name": PATIENT, "born": checks.BORN}}
    program.told("record", "-", stdin=json.dumps(check))
    key = bytes.fromhex((program.folder / "key").read_text())
    program.uses_passphrase(PASSPHRASE)
    assert program.run("keys", "--key-file", "off").returncode == 0
    return key


def _after(user: User, shown: str, pid: int, secrets: dict[str, str | bytes]) -> dict[str, int]:
    user.sees(id=shown)
    return found(pid, secrets)


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory(prefix="ketcheck-memory-") as home, Desktop(Path(home)) as one:
        for when, counts in measured(one).items():
            told = ", ".join(f"{what} {count}" for what, count in counts.items())
            print(f"{when}: {told}")  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
