"""A saved result on screen, drawn by the clock: it says OK only while that OK is good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.ledger.standing_words import ResultTold
from ketcheck.checklist.level import Level
from ketcheck.records.whom_to_call import CallLine
from ketcheck.ui.results.minutes_ring import MinutesRing
from ketcheck.ui.results.result_card import ResultCard
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

_LOOK_EVERY_MS = 15_000


@dataclass(frozen=True)
class Drawn:
    """A result as it is drawn now."""

    standing: Standing
    told: ResultTold
    call: tuple[CallLine, ...] = ()
    """Whom to call, while it is in force."""
    rows: tuple[tuple[str, str], ...] = ()
    """What to do, while it is an OK that is good."""
    ok_minutes: int = 0


class ResultPanel(QFrame):
    """The mark, the words and what is under them; it looks at the time whenever it is painted."""

    changed = Signal()
    """The result does not stand as it did."""

    def __init__(self, draw: Callable[[], Drawn], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._draw = draw
        self._now = now
        self._shown: Drawn | None = None
        self._ring: MinutesRing | None = None
        self._card: ResultCard | None = None
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 24)
        column.addWidget(self._slot)
        timer = QTimer(self)
        timer.timeout.connect(self.look_again)
        timer.start(_LOOK_EVERY_MS)
        self.refresh()

    @property
    def standing(self) -> Standing | None:
        """How the result stands, as it is shown."""
        return self._shown.standing if self._shown else None

    @property
    def words(self) -> str:
        """All that it says, as it is said aloud."""
        if self._shown is None:
            return ""
        return " ".join([self._shown.told.text, *spoken_lines(self._shown.call)])

    def say_also(self, text: str) -> None:
        """Have that said after the result, which has the keyboard first."""
        if self._card:
            heading = self._card.heading
            heading.say_with([heading.said_after, text])

    def refresh(self) -> None:
        """Draw the result as it stands now."""
        drawn = self._draw()
        if drawn == self._shown:
            self._count_down()
            return
        was_shown, self._shown = self._shown is not None, drawn
        self._show(drawn)
        if was_shown:
            announce(self, drawn.told.text)
            self.changed.emit()

    def look_again(self) -> None:
        """Draw it anew where it is seen; behind a locked window there are no records to ask."""
        if self.isVisible():
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no OK whose time is over: a suspend or a new clock sends no timer first."""
        if self._is_out_of_time():
            self.refresh()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Look at the time when the window comes to the front."""
        if event.type() is QEvent.Type.ActivationChange:
            self.look_again()
        super().changeEvent(event)

    def _is_out_of_time(self) -> bool:
        standing = self.standing
        if standing is None or standing.until is None:
            return False
        now = self._now().astimezone(UTC)
        return not standing.finished.astimezone(UTC) <= now < standing.until

    def _count_down(self) -> None:
        """Show the minutes that are left; near the end, say them."""
        standing = self.standing
        if self._ring and standing and standing.until:
            left = (standing.until - self._now().astimezone(UTC)).total_seconds()
            words = self._ring.show_left(left)
            if self._card:
                self._card.show_left()
            if words:
                announce(self, words)

    def _show(self, drawn: Drawn) -> None:
        told, call = drawn.told, drawn.call
        is_use = drawn.standing.state is State.USED
        kind = "use" if is_use else told.level.value if told.level else "past"
        self.setProperty("level", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._ring = MinutesRing(drawn.ok_minutes) if drawn.rows else None
        card = self._card = ResultCard(told, drawn.rows, self._ring, is_use=is_use)
        card.heading.say_with([*told.lines, *spoken_lines(call)])
        numbers = [CallLines(call, is_urgent=told.level is Level.URGENT)] if call else []
        self._slot.show_widgets([card, *numbers])
        self._count_down()
