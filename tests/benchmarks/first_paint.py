"""A program that says when its first window is painted, and how much memory it then holds.

`python -m tests.benchmarks.first_paint` opens a bare QWizard; with a data folder, ketcheck.
Started afresh for each measurement. Prints the time of the system's clock, in nanoseconds, and
the resident memory in kilobytes, then ends.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QVBoxLayout, QWizard, QWizardPage

SETTLED_MS = 300


class FirstPaint(QObject):
    """Sees the first paint event of the application, and reports once it is worked off."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let each event through."""
        if event.type() == QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            # Runs after the whole window is painted and shown, which is one event.
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        self._at = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        QTimer.singleShot(SETTLED_MS, self._report)

    def _report(self) -> None:
        print(self._at, _resident())
        self._app.exit()


def _resident() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _bare() -> int:
    app = QApplication([])
    FirstPaint(app)
    wizard = QWizard()
    page = QWizardPage()
    layout = QVBoxLayout(page)
    layout.addWidget(QLabel("How do you feel right now?"))
    for words in ("Fine", "Not well", "I am not sure"):
        layout.addWidget(QRadioButton(words))
    wizard.addPage(page)
    wizard.show()
    return app.exec()


def _ketcheck(folder: str) -> int:
    from ketcheck import app, cli

    make = app.make_application

    def made(arguments: list[str]) -> QApplication:
        application = make(arguments)
        FirstPaint(application)
        return application

    app.make_application = made
    return cli.main(["--data", folder])


if __name__ == "__main__":
    sys.exit(_ketcheck(sys.argv[1]) if len(sys.argv) > 1 else _bare())
