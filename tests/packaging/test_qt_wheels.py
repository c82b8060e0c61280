"""What the program relies on in PySide6's wheels, which the oldest Python shows first."""

import subprocess
import sys

MANY_CALLS = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
bell.rung.connect(lambda: None)
for _ in range(20_000):
    bell.setObjectName("a call that gives None")
    bell.rung.emit()
"""


def test_qt_can_be_called_any_number_of_times() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
