"""What the program has open is open to no process that it starts: a file manager, a browser."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import fcntl, os, sys
from pathlib import Path
from ketcheck import app as program
app = program.make_application(["-platform", "offscreen"])
folder = Path(sys.argv[1])
window = program.make_window(folder)
window.show()
program.open_records(app, window, folder)
app.processEvents()
opened = [int(one) for one in os.listdir("/proc/self/fd")]
for one in opened:
    try:
        kept = not fcntl.fcntl(one, fcntl.F_GETFD) & fcntl.FD_CLOEXEC
    except OSError:
        continue  # the one that listed them
    if kept and one > 2:
        print(os.readlink(f"/proc/self/fd/{one}"))
print(len(opened) > 5)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_open_file_is_handed_on(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
        close_fds=True,
    )
    assert ran.stdout == "True\n"
