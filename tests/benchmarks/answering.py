"""From the key that answers a question to the next question painted.

`python -m tests.benchmarks.answering FOLDER ROUNDS` does so many checks on the screen that it is
started on, and prints the milliseconds of each answer, a line a check.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from ketcheck.checklist.content import Question
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.input_guard import input_guard
from ketcheck.ui.wizard.wizard import CheckWizard
from tests.answers import FIRST, LATER
from tests.benchmarks.folders import fill
from tests.benchmarks.measure import FRAME, Row, percentile_95
from tests.end_to_end.desktop import Desktop

ROOT = Path(__file__).parents[2]
PATIENCE = 10.0
Shown = TypeVar("Shown", bound=QWidget)


def rows(scratch: Path, rounds: int) -> list[Row]:
    """What 19 of 20 answers are not above, against one frame of the screen."""
    folder = scratch / "answering"
    fill(folder, 1)
    with Desktop(scratch) as desktop:
        env = {**desktop.env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
        command = [sys.executable, "-m", "tests.benchmarks.answering", str(folder), str(rounds)]
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True
        )
    # The last answer of a check leads to the result instead.
    questions, results = [], []
    for line in done.stdout.splitlines():
        *before, last = map(float, line.split())
        questions += before
        results.append(last)
    return [
        _row("Answer to next question painted", questions, aim=1.0),
        _row("Last answer to result painted", results),
    ]


def _row(what: str, times: list[float], aim: float | None = None) -> Row:
    return Row(f"{what}, p95 of {len(times)}", percentile_95(times), FRAME * 1000, aim=aim)


class _Painted(QObject):
    """Notes when a watched widget is painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return super().eventFilter(watched, event)


def _answer(app: QApplication, wizard: CheckWizard) -> float:
    """Press the key of an answer that nothing stands against; milliseconds until the next."""
    page = wizard.currentPage()
    assert isinstance(page, QuestionPage)
    key = str(_fine(page.question))
    painted = _Painted()
    start = time.perf_counter()
    QTest.keyClick(app.focusWidget() or wizard, Qt.Key(ord(key)))
    # The page is another one by now, and is painted in the turns that follow.
    upcoming = wizard.currentPage()
    assert upcoming is not page, page.question.id
    upcoming.installEventFilter(painted)
    while not painted.seen:
        assert time.perf_counter() - start < PATIENCE, page.question.id
        app.processEvents()
    taken = (time.perf_counter() - start) * 1000
    upcoming.removeEventFilter(painted)
    return taken


def _wait_until_calm(app: QApplication) -> None:
    """Let a page stand as long as it takes no key: that is no time of the program's."""
    while not input_guard().is_calm:
        app.processEvents()
        time.sleep(0.001)


def _fine(question: Question) -> int:
    """The number key of an answer that nothing stands against."""
    codes = [answer.code for answer in question.answers]
    return codes.index({**FIRST, **LATER}[question.id]) + 1


def _shown(window: Window, kind: type[Shown], name: str | None = None) -> Shown:
    """The widget that can be seen: screens that were left are deleted a little later."""
    found = window.findChildren(kind, name)
    return next(widget for widget in found if widget.isVisible())


def _check(app: QApplication, window: Window) -> list[float]:
    """One check up to its review, then back home without it."""
    _shown(window, QPushButton, "start-check").click()
    app.processEvents()
    wizard = _shown(window, CheckWizard)
    times = []
    while isinstance(wizard.currentPage(), QuestionPage):
        _wait_until_calm(app)
        times.append(_answer(app, wizard))
    wizard.reject()
    app.processEvents()
    QTimer.singleShot(0, lambda: _say_yes(app))
    _shown(window, QPushButton, "discard").click()
    app.processEvents()
    return times


def _say_yes(app: QApplication) -> None:
    """Answer the question of whether the draft is to be deleted."""
    box = app.activeModalWidget()
    assert isinstance(box, QMessageBox)
    for button in box.buttons():
        if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole:
            button.click()


def main(folder: str, rounds: str) -> None:
    """Print the times."""
    from ketcheck.app import make_application, make_window, open_flow

    app = make_application([])
    window = make_window(Path(folder))
    open_flow(window, Path(folder))
    window.show()
    app.processEvents()
    _check(app, window)  # the first one loads the wizard
    for _ in range(int(rounds)):
        print(*_check(app, window))


if __name__ == "__main__":
    main(*sys.argv[1:])
