"""What the program relies on in PySide6's wheels, which the oldest Python shows first."""

import subprocess
import sys

MANY_CALLS = """
import ketcheck.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("a call that gives None")
"""


def test_qt_can_be_called_any_number_of_times() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
