"""Sets many sheets in a process of its own: the window goes on, and the work can be ended."""

import re
import sys
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal

_PROGRESS: Final = re.compile(r"(\d+)/(\d+)")
_REFUSED: Final = 2
"""The code with which it ends after a sentence that is meant to be read."""
_FAILED: Final = "The sheets could not be set. Try again, or choose fewer records."


class ManySheets(QObject):
    """One job, as `documents.batch.job_of` gives it; what it holds goes through pipes alone."""

    progressed = Signal(int, int)
    """How many sheets are ready to be set, and of how many; after the last one they are set."""
    finished = Signal(bytes)
    """The PDF."""
    failed = Signal(str)
    """A sentence of what is wrong; not after `cancel`."""

    def __init__(self, job: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._heard = b""
        self._cancelled = False
        self._process = QProcess(self)
        self._process.started.connect(self._hand_over)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        """Begin; one of `finished` and `failed` follows, unless it is cancelled."""
        self._process.start(sys.executable, ["-m", "ketcheck.documents.batch"])

    def cancel(self) -> None:
        """End the work; nothing of it is left."""
        self._cancelled = True
        self._process.kill()
        self._process.waitForFinished()

    @property
    def is_running(self) -> bool:
        """Whether the work still goes on."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def _hand_over(self) -> None:
        self._process.write(self._job)
        self._process.closeWriteChannel()

    def _hear(self) -> None:
        self._heard += bytes(self._process.readAllStandardError().data())
        lines = [found for found in map(_PROGRESS.fullmatch, self._lines) if found]
        if lines:
            self.progressed.emit(int(lines[-1][1]), int(lines[-1][2]))

    @property
    def _lines(self) -> list[str]:
        """The whole lines that were heard."""
        return self._heard.decode(errors="replace").split("\n")[:-1]

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._cancelled:
            return
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            self.finished.emit(bytes(self._process.readAllStandardOutput().data()))
            return
        told = [line for line in self._lines if not _PROGRESS.fullmatch(line)]
        self.failed.emit(told[-1] if told and code == _REFUSED else _FAILED)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(_FAILED)
