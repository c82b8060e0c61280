"""A process that crashes leaves no file with the key and the records in it."""

import subprocess
import sys

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
ALLOW = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096));"
ASK = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
FORBID = "from ketcheck.core_dumps import forbid_core_dumps as f; f();"
START = "from ketcheck.cli import main; main(['blank', '/nowhere/blank.pdf']);"


def told(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@LINUX
@pytest.mark.parametrize("forbidding", [FORBID, START], ids=["the call", "each start"])
def test_the_limit_is_none_and_no_handler_may_dump(forbidding: str) -> None:
    assert told(ALLOW + ASK) == "4096 1"
    assert told(ALLOW + forbidding + ASK) == "0 0"
