"""What was freed is written over: a process is looked into by another one."""

import subprocess
import sys
from hashlib import sha256

import pytest

from tests.end_to_end.memory import found

SEED = b"of a test"
PROGRAM = f"""
import sys
from hashlib import sha256
from ketcheck.freed_memory import empty_freed_memory
texts = ["key %s x'%s'" % (number, sha256({SEED!r}).hexdigest()) for number in range(50)]
texts.append(texts)
del texts
print("freed", flush=True)
sys.stdin.readline()
empty_freed_memory()
print("emptied", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_what_was_freed_is_written_over() -> None:
    secret = sha256(SEED).hexdigest()
    pipe = subprocess.PIPE
    counts = []
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=pipe, stdout=pipe, text=True
    ) as program:
        assert program.stdin
        assert program.stdout
        for said in ("freed\n", "emptied\n"):
            assert program.stdout.readline() == said
            counts.append(found(program.pid, {"secret": secret})["secret"])
            program.stdin.write("\n")
            program.stdin.flush()
    before, after = counts
    assert before > 10
    assert after == 0
