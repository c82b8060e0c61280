"""What the program relies on in PySide6's wheels, which the oldest Python shows first."""

import re
import subprocess
import sys
from pathlib import Path

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


ROOT = Path(__file__).parents[2]


def test_the_package_for_debian_has_each_part_of_qt_that_is_imported() -> None:
    code = "\n".join(path.read_text() for path in (ROOT / "ketcheck").rglob("*.py"))
    imported = set(re.findall(r"(?:from|import) PySide6\.(\w+)", code))
    shipped = (ROOT / ".ci" / "debian" / "qt").read_text().split()
    assert imported >= {"QtCore", "QtWidgets"}
    assert {f"{one}.abi3.so" for one in imported} - set(shipped) == set()


def test_qt_can_be_called_any_number_of_times() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
