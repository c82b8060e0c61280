"""The card at the top of home: it answers "may I use it?", and holds the one act that fits."""

from datetime import UTC

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.records.model import Person
from ketcheck.ui.home.card_acts import CardActs
from ketcheck.ui.home.status import Rank, Status, status_of
from ketcheck.ui.home.status_words import CardWords, words_of
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.call_lines import spoken_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.signs import Picture
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

_LOOK_EVERY_MS = 1_000
_READ_EVERY = 15
"""So many looks at the clock go by before the records are read again."""
_LETTERS_BESIDE = 76
_LONG_TITLE = 32
_SCALE, _SCALE_OF_LONG = 1.9, 1.5


class StatusCard(QFrame):
    """How things stand now: drawn anew by the clock, so that it never says OK a moment too long."""

    changed = Signal(Status)
    """It does not stand as it did."""

    def __init__(self, desk: Desk, person: Person, acts: CardActs) -> None:
        super().__init__()
        self.setObjectName("status")
        self._desk, self._person, self._acts = desk, person, acts
        self._shown: tuple[Status, CardWords] | None = None
        self._seen = desk.now
        self._picture = Picture(Level.OK, 3.2)
        self._heading: Heading | None = None
        self._title = Slot()
        self._text = Slot(spacing=6)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(acts)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(acts.links)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(16)
        self._column, self._row = column, QHBoxLayout()
        self._row.setSpacing(28)
        column.addLayout(self._row)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(self._picture, 0, middle)
        self._row.addWidget(self._words, 1, middle)
        self._is_wide = True
        self._place()
        acts.acted.connect(self.refresh)
        acts.room_changed.connect(self._make_room)
        self._looks = 0
        timer = QTimer(self)
        timer.timeout.connect(self.look_again)
        timer.start(_LOOK_EVERY_MS)
        self.refresh()

    @property
    def status(self) -> Status:
        """How things stand, as it is shown."""
        if self._shown is None:
            self.refresh()
        assert self._shown is not None  # noqa: S101 - a refresh shows it
        return self._shown[0]

    @property
    def typed_time_button(self) -> QPushButton | None:
        """What keeps the time that is being typed."""
        found = self._acts.findChild(QPushButton, "save-used-time")
        return found if isinstance(found, QPushButton) and found.isVisible() else None

    def refresh(self) -> None:
        """Draw things as they stand now."""
        self._looks, self._seen = 0, self._desk.now
        self._draw(status_of(self._desk, self._person))

    def look_again(self) -> None:
        """Look at the clock where the card is seen; behind a locked window nothing can be asked."""
        if not self.isVisible() or self._shown is None:
            return
        self._looks += 1
        status, now = self._shown[0], self._desk.now.astimezone(UTC)
        at = status.changes_at(self._seen)
        is_over = now < self._seen.astimezone(UTC) or (at is not None and now >= at)
        if is_over or self._looks >= _READ_EVERY:
            self.refresh()
        elif status.rank is Rank.OK:
            self._draw(status)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no OK whose time is over: a suspend or a new clock sends no timer first."""
        if self._is_out_of_time():
            self.refresh()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Look at the records when the window comes to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts beside the words, or below them where the type is large."""
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        letters = self.width() / self.fontMetrics().averageCharWidth()
        is_wide = letters >= _LETTERS_BESIDE and not self._acts.is_typed_into
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._place()

    def _is_out_of_time(self) -> bool:
        standing = self._shown[0].drawn.standing if self._shown and self._shown[0].drawn else None
        if standing is None or standing.until is None:
            return False
        now = self._desk.now.astimezone(UTC)
        return not standing.finished.astimezone(UTC) <= now < standing.until

    def _draw(self, status: Status) -> None:
        shown = status, words_of(self._desk, self._person, status)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        # Time alone makes a check too old, which its words tell first.
        is_same = before is not None and (before[0], before[1].title) == (status, shown[1].title)
        self._show_words(shown[1], is_same=is_same)
        if is_same:
            return
        self._acts.show_for(status, shown[1])
        if before:
            announce(self, shown[1].text)
            self.changed.emit(status)

    def _show_words(self, words: CardWords, *, is_same: bool) -> None:
        tone = words.level.value if words.level else "now"
        self.setProperty("level", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._picture.show_drawing(words.drawing)
        # On the ground of a level small print would be hard to read in gray.
        kind = "" if words.level else "muted"
        lines = [*map(Words, words.lines), *(Words(line, kind=kind) for line in words.small)]
        self._text.show_widgets(lines)
        # Made anew with each minute that goes by, the title would be said each time.
        heading = self._heading if is_same and self._heading else self._show_title(words, tone)
        heading.say_with([*words.lines, *words.small, *spoken_lines(words.call)])

    def _show_title(self, words: CardWords, tone: str) -> Heading:
        is_long = len(words.title) > _LONG_TITLE
        heading = Heading(words.title, scale=_SCALE_OF_LONG if is_long else _SCALE)
        heading.setObjectName("result")
        heading.setProperty("tone", tone)
        had_keyboard = self._has_keyboard()
        self._title.show_widgets([heading])
        if had_keyboard:
            heading.take_keyboard()
        self._heading = heading
        return heading

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return isinstance(focused, Heading) and self._title.isAncestorOf(focused)

    def _place(self) -> None:
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._picture, middle if self._is_wide else top)
        if self._is_wide:
            self._column.removeWidget(self._side)
            self._row.addWidget(self._side, 0, middle)
        else:
            self._row.removeWidget(self._side)
            self._column.addWidget(self._side)
