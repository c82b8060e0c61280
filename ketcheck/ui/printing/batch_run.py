"""Several sheets set in one PDF by a process of their own, while the window stays alive.

Each record is read in a turn of its own, and the pages are set elsewhere. What the sheets hold goes
through pipes alone: nothing of it is in a file or on a command line.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.paper import Paper
from ketcheck.records.model import Record
from ketcheck.ui.printing.process_apart import process_apart

_LINE: Final = re.compile(r"(\d+)/(\d+)")
_FAILED: Final = marked(
    "ketcheck couldn't make the pages. Choose fewer days, or print the records one by one."
)
READING: Final = marked("Reading records")
MAKING: Final = marked("Making pages")
"""What is done meanwhile, looked up where it is shown."""
_REFUSED: Final = 2
"""The exit code that comes with a sentence of what is wrong."""


@dataclass(frozen=True)
class Batch:
    """How several records become one PDF.

    `sheet` is the plain data of one, `job` what `command` reads on its standard input; it writes
    the PDF to its standard output and `n/N` to standard error. `most` go into one PDF.
    """

    sheet: Callable[[Record], dict[str, Any]]
    job: Callable[[Sequence[dict[str, Any]], Paper, datetime], bytes]
    command: Sequence[str]
    most: int


class BatchRun(QObject):
    """One print of several records, from reading them to the PDF; it can be cancelled."""

    progressed = Signal(str, int, int)
    """What is done, how many are done, of how many."""
    made = Signal(bytes)
    failed = Signal(str)

    def __init__(
        self, batch: Batch, read: Callable[[UUID], Record], paper: Paper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._batch = batch
        self._read = read
        self._paper = paper
        self._sheets: list[dict[str, Any]] = []
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._steps: Iterator[None] = iter(())
        self._process: QProcess | None = None
        self._said = ""
        self._fault = ""
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self.cancel)

    def start(self, records: Sequence[UUID]) -> None:
        """Read the records, one a turn, and set their sheets."""
        self._steps = self._reading(records)
        self._turn.start(0)

    def cancel(self) -> None:
        """End it at once; nothing is left of it."""
        self._turn.stop()
        process, self._process = self._process, None
        if process:
            process.kill()
            # Gone before its object is: Qt complains of one that still runs then.
            process.waitForFinished()

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._turn.stop()
        except KetcheckError as error:
            self._turn.stop()
            self.failed.emit(str(error))

    def _reading(self, records: Sequence[UUID]) -> Iterator[None]:
        newest: list[datetime] = []
        for number, record_id in enumerate(records, start=1):
            record = self._read(record_id)
            newest.append(record.finished.utc)
            self._sheets.append(self._batch.sheet(record))
            self.progressed.emit(READING, number, len(records))
            yield
        self._set(self._batch.job(self._sheets, self._paper, max(newest)))

    def _set(self, job: bytes) -> None:
        process = process_apart(self)
        self._process = process
        process.readyReadStandardError.connect(self._hear)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        program, *arguments = self._batch.command
        process.start(program, arguments)
        process.write(job)
        process.closeWriteChannel()

    def _hear(self) -> None:
        if self._process is None:
            return
        self._said += bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        *lines, self._said = self._said.split("\n")
        for line in lines:
            count = _LINE.fullmatch(line.strip())
            if count:
                self.progressed.emit(MAKING, int(count[1]), int(count[2]))
            elif line.strip():
                self._fault = line.strip()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._hear()
        self._process = None
        pdf = bytes(process.readAllStandardOutput().data())
        if status is QProcess.ExitStatus.NormalExit and code == 0 and pdf:
            self.made.emit(pdf)
        else:
            self.failed.emit(self._fault if code == _REFUSED and self._fault else _(_FAILED))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self.failed.emit(_(_FAILED))
