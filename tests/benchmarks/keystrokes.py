"""The keys of a whole counseling session, from the first page to the saved record.

`python -m tests.benchmarks.keystrokes FOLDER` goes through it with real key presses, and prints
how many there were beside the typed words.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.measure import Row

ROOT = Path(__file__).parents[2]
MOST_KEYS = 60
PATIENCE = 10.0
BEGINNING = 1
"""The button at home that starts a session."""


def rows(scratch: Path) -> list[Row]:
    """The keys for a returning patient whose plan stays and who understands all, against 60."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "tests")}
    command = [sys.executable, "-m", "tests.benchmarks.keystrokes", str(scratch)]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
    what = "Keys of a session, beside the typed words"
    return [Row(what, float(done.stdout), MOST_KEYS, unit="keys", aim=1.0)]


class _Hands:
    """Presses and waits, as `qtbot` does in a test."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 - Qt's name
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815 - Qt's name

    def waitUntil(self, happened: Callable[[], bool]) -> None:
        """Let the window work until that is so."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline
            QApplication.processEvents()


def count(folder: Path) -> int:
    """Go through a session in a window on a store in that folder; the keys that it took."""
    from house import CONTENT, House, at

    from ketcheck.printouts import papers_of
    from ketcheck.records.checklists import load_used
    from ketcheck.records.opening import open_store
    from ketcheck.ui.appearance.theme import Theme
    from ketcheck.ui.flow import Flow
    from ketcheck.ui.shell.desk import Desk
    from ketcheck.ui.shell.window import Window
    from tests.ui.nurse import begin_session, save, to_the_review
    from tests.ui.patient import Patient, SetClock

    app = QApplication([])
    Theme().apply()
    store = open_store(folder / "data", keyring=False)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    house = House(store, checklist, used, store.directory.add("Maria Alvarez"))
    house.save(-16)
    house.save(-8)
    window, clock = Window(Theme()), SetClock(at())
    desk = Desk(store, clock, checklist, used)
    flow = Flow(window, desk, papers_of(desk))
    window.show()
    window.activateWindow()
    patient = Patient(_Hands(), window, house, clock)
    patient.wait_until(window.isActiveWindow)
    flow.begin()
    begin_session(patient)
    to_the_review(patient)
    save(patient)
    store.close()
    app.processEvents()
    return patient.presses + BEGINNING


if __name__ == "__main__":
    print(count(Path(sys.argv[1])))
