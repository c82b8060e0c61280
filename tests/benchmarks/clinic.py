"""A large clinic: from a key in the search field to the list painted, and from Enter to a home.

`python -m tests.benchmarks.clinic FOLDER ROUNDS` does so on the screen that it is started on, and
prints the milliseconds of each key on one line and those of each opening on the next.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ketcheck.records.opening import open_store
from ketcheck.records.people import people as people_on_file
from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.people.people_table import PeopleTable
from ketcheck.ui.shell.window import Window
from tests.benchmarks.folders import fill
from tests.benchmarks.measure import FRAME, Row, percentile_95
from tests.end_to_end.desktop import Desktop

ROOT = Path(__file__).parents[2]
PATIENCE = 10.0
OPENING_MS = 50.0
PEOPLE_SHARE = 20
"""Records a person."""
FIRST = ("Maria", "John", "Fatima", "Chen", "Olga", "Peter", "Ana", "Kofi", "Ingrid", "Ravi")
LAST = ("Alvarez", "Brown", "Haddad", "Li", "Novak", "Okafor", "Souza", "Lindqvist", "Rao", "Meyer")


def rows(scratch: Path, records: int, rounds: int) -> list[Row]:
    """What 19 of 20 keys, and 19 of 20 openings, are not above."""
    people = max(10, records // PEOPLE_SHARE)
    folder = scratch / "clinic"
    _fill(folder, records, people)
    with Desktop(scratch) as desktop:
        env = {**desktop.env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
        command = [sys.executable, "-m", "tests.benchmarks.clinic", str(folder), str(rounds)]
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True
        )
    keys, openings = ([float(word) for word in line.split()] for line in done.stdout.splitlines())
    of = f"{people:,} people, {records:,} records"
    return [
        Row(f"Key to list painted, p95, {of}", percentile_95(keys), FRAME * 1000, aim=1.0),
        Row(f"Person opened, p95, {of}", percentile_95(openings), OPENING_MS, aim=1.0),
    ]


def _fill(folder: Path, records: int, people: int) -> None:
    persons = fill(folder, records, people)
    store = open_store(folder, keyring=False)
    set_used_by(store, UsedBy.CLINIC)
    with store.db.writing():
        for number, person in enumerate(persons):
            name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number // 100:02}"
            born = date(1930, 1, 1) + timedelta(days=number * 7 % 25_000)
            changed = {"name": name, "born": born, "number": f"MRN {10_000 + number}"}
            people_on_file.update(store.db, person.model_copy(update=changed))
    store.close()


class _Painted(QObject):
    """Notes when a widget is painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return super().eventFilter(watched, event)


def _timed(app: QApplication, act: Callable[[], None], awaited: Callable[[], QWidget]) -> float:
    """Milliseconds from an act until the widget that it leads to is painted."""
    painted = _Painted()
    start = time.perf_counter()
    act()
    # On that widget alone: a filter of all events would itself take a third of the time.
    awaited().installEventFilter(painted)
    while not painted.seen:
        assert time.perf_counter() - start < PATIENCE
        app.processEvents()
    return (time.perf_counter() - start) * 1000


def _shown(window: Window, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in window.findChildren(kind, name) if one.isVisible())


def _find(app: QApplication, window: Window, text: str) -> list[float]:
    """Type a text into the empty search field; milliseconds of each key."""
    field = _shown(window, QLineEdit, "find-people")
    table = _shown(window, PeopleTable, "people")
    assert isinstance(table, PeopleTable)
    return [
        _timed(app, lambda key=key: QTest.keyClicks(field, key), table.viewport) for key in text
    ]


def _open(app: QApplication, window: Window) -> float:
    """Open the first person found, then close them."""
    field = _shown(window, QLineEdit, "find-people")
    QTest.keyClick(field, Qt.Key.Key_Down)
    table = _shown(window, PeopleTable, "people")
    taken = _timed(
        app,
        lambda: QTest.keyClick(table, Qt.Key.Key_Return),
        lambda: _shown(window, QPushButton, "start-session"),
    )
    app.processEvents()
    _shown(window, QPushButton, "close-person").click()
    app.processEvents()
    # Without an event loop of its own nothing that was left would ever be deleted.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def main(folder: str, rounds: str) -> None:
    """Print the times."""
    from ketcheck.app import make_application, make_window, open_flow

    app = make_application([])
    window = make_window(Path(folder))
    open_flow(window, Path(folder))
    window.show()
    app.processEvents()
    _find(app, window, "maria")
    _open(app, window)  # the first one loads the screens
    keys, openings = [], []
    for number in range(int(rounds)):
        typed = (f"{FIRST[number % 10]} {LAST[number % 10]}".lower(), f"{10_000 + number}", "1930")
        keys += _find(app, window, typed[number % 3])
        openings.append(_open(app, window))
    print(*keys)
    print(*openings)


if __name__ == "__main__":
    main(*sys.argv[1:])
