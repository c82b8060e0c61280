"""How long nobody has used the window, by a clock that goes on while the computer sleeps.

Qt's timers stand still meanwhile: after a night of sleep they would wait for all the minutes that
were left before it. So a timer only looks, every few seconds, how late it is.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY_MS: Final = 2_000
_MINUTE: Final = 60.0


def seconds_gone() -> float:
    """Seconds that have gone by, asleep or awake; by the wall clock where nothing else knows."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() if clock is None else time.clock_gettime(clock)


class Idleness(QObject):
    """Says once when nobody has used the window for so many minutes; 0 for never."""

    passed = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = seconds_gone) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._clock = clock
        self._used = clock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def is_over(self) -> bool:
        """Whether it is so long ago."""
        gone = self._clock() - self._used
        # A wall clock that was set back says nothing of how long ago it is.
        return self._timer.isActive() and not 0 <= gone < self.minutes * _MINUTE

    def wait(self, minutes: int) -> None:
        """Begin to wait so many minutes, from now on."""
        self.minutes = minutes
        self.take_use()
        if minutes:
            self._timer.start(_LOOK_EVERY_MS)
        else:
            self._timer.stop()

    def take_use(self) -> None:
        """Begin to wait anew: the window is used."""
        self._used = self._clock()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()

    def _look(self) -> None:
        if self.is_over:
            self._timer.stop()
            self.passed.emit()
