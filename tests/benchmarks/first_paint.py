"""A program that says when it is painted, and how much memory it then holds.

`python -m tests.benchmarks.first_paint` opens a bare QWizard; with a data folder, ketcheck.
Started afresh for each measurement. Prints the time of the system's clock, in nanoseconds, when
the window was painted first, and when the widget was that the user waits for (home's "Start
check"); then the resident memory in kilobytes. Then it ends.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QVBoxLayout, QWizard, QWizardPage

SETTLED_MS = 300


class FirstPaints(QObject):
    """Sees the first paint events of the application, and reports once they are worked off."""

    def __init__(self, app: QApplication, awaited: str) -> None:
        super().__init__(app)
        self._app = app
        self._awaited = awaited
        self._window = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let each event through."""
        if event.type() == QEvent.Type.Paint:
            # What runs then runs after the whole window is painted and shown, which is one event.
            if not self._window:
                self._window = 1
                QTimer.singleShot(0, self._window_painted)
            if watched.objectName() == self._awaited:
                self._app.removeEventFilter(self)
                QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _window_painted(self) -> None:
        self._window = _now()

    def _painted(self) -> None:
        self._at = _now()
        QTimer.singleShot(SETTLED_MS, self._report)

    def _report(self) -> None:
        print(self._window, self._at, _resident())
        self._app.exit()


def _now() -> int:
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def _resident() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _bare() -> int:
    app = QApplication([])
    FirstPaints(app, "fine")
    wizard = QWizard()
    page = QWizardPage()
    layout = QVBoxLayout(page)
    layout.addWidget(QLabel("How do you feel right now?"))
    for name, words in (("fine", "Fine"), ("unwell", "Not well"), ("unsure", "I am not sure")):
        answer = QRadioButton(words)
        answer.setObjectName(name)
        layout.addWidget(answer)
    wizard.addPage(page)
    wizard.show()
    return app.exec()


def _ketcheck(folder: str) -> int:
    from ketcheck import app, cli

    make = app.make_application

    def made(arguments: list[str]) -> QApplication:
        application = make(arguments)
        FirstPaints(application, "start-check")
        return application

    app.make_application = made
    return cli.main(["--data", folder])


if __name__ == "__main__":
    sys.exit(_ketcheck(sys.argv[1]) if len(sys.argv) > 1 else _bare())
