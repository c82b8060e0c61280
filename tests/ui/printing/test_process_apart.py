"""A process of its own gets no open file, no variable and no folder of the program."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketcheck.ui.printing.process_apart import NEEDED, process_apart

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
TELL = """
import os
print(*sorted(os.environ), sep=",")
print(os.getcwd())
print(*sorted(set(os.listdir("/proc/self/fd")) - {"0", "1", "2"}))
"""


def told(qtbot: QtBot) -> list[str]:
    holder = QObject()
    process = process_apart(holder)
    with qtbot.waitSignal(process.finished):
        process.start(sys.executable, ["-I", "-c", TELL])
    return bytes(process.readAllStandardOutput().data()).decode().split("\n")


@LINUX
@pytest.mark.parametrize("zone", ["Europe/Berlin", None])
def test_it_is_handed_nothing_it_does_not_need(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str | None
) -> None:
    monkeypatch.setenv("KETCHECK_PASSPHRASE_FILE", "/secret")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    monkeypatch.setenv("TZ", zone) if zone else monkeypatch.delenv("TZ", raising=False)
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - Python's
        variables, folder, descriptors, *_ = told(qtbot)
    given = set(variables.split(","))
    assert given <= NEEDED | {"LC_CTYPE"}
    assert ("TZ" in given) is bool(zone)
    assert folder == "/"
    # The one that lists them.
    assert len(descriptors.split()) == 1
