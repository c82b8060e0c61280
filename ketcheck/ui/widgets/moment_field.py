"""A day with a time; a time that the clock shows twice is asked for, one that it skips refused."""

from datetime import UTC, datetime, time, timedelta, timezone

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import moment_words, part_of_day, time_words
from ketcheck.messages.reading import local_times, read_parts, read_time, split_moment
from ketcheck.messages.refusals import (
    NoSuchTime,
    Refusal,
    TimeComesTwice,
    TimeMissing,
)
from ketcheck.ui.widgets.date_field import DateField
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.speech import announce

_WHICH = {"first": marked("The first {time}"), "second": marked("The second {time}")}


class MomentField(DateField):
    """A day and a time of day, as of now until it is changed."""

    _more_boxes = ("time",)

    def __init__(
        self, name: str, label: str, now: datetime, hint: str = "", *, optional: bool = False
    ) -> None:
        self._now = now
        self._is_untouched = False
        super().__init__(name, label, hint, optional=optional, today=now.date)
        self._twice = _Twice(name)
        self.column.insertWidget(self.column.indexOf(self._note), self._twice)
        self._twice.choices.buttonToggled.connect(lambda *_: self._changed())
        self.set_value(now)

    def value(self) -> str | datetime | None:
        """The time in the zone of this computer; what can't be read is handed on as typed."""
        try:
            return self._moment()
        except Refusal:
            return self.typed or None

    def _refused(self) -> Refusal | None:
        try:
            self._moment()
        except Refusal as refusal:
            return refusal
        return None

    def set_value(self, value: object) -> None:
        """Show a time that is on file; None empties the boxes."""
        self._is_untouched = value is self._now
        at = value if isinstance(value, datetime) else None
        self._put({"time": time_words(at) if at else ""})
        super().set_value(at.date() if at else value)

    def _split(self, whole: str) -> tuple[str, str]:
        return split_moment(whole)

    def _rest(self, text: str) -> dict[str, str]:
        return {"time": text} if text else {}

    def _moment(self) -> datetime | None:
        """The time in the boxes, None where they are empty; raises a Refusal."""
        if not self.typed:
            return None
        naive, times = self._times()
        if not times:
            raise NoSuchTime(naive.time())
        is_now = naive == self._now.replace(second=0, microsecond=0, tzinfo=None, fold=0)
        if is_now and (len(times) == 1 or self._is_untouched):
            return self._now
        number = 0 if len(times) == 1 else self._twice.number
        if number is None:
            raise TimeComesTwice(naive.time())
        at = times[number]
        # By its offset alone: by the rules of a zone, Python compares what the clocks show.
        return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)

    def _times(self) -> tuple[datetime, tuple[datetime, ...]]:
        """What the boxes say, and the times at which the clock here shows that."""
        whole = self._split(self._whole)[1] or self._texts["time"]
        # Empty boxes of the day say which is missing.
        day = self._read() or read_parts("", "", "")
        if not whole:
            raise TimeMissing
        naive = datetime.combine(day, read_time(whole))
        return naive, local_times(naive, self._now.tzinfo or UTC)

    def _box_changed(self, part: str, text: str) -> None:
        self._is_untouched = False
        super()._box_changed(part, text)

    def _changed(self) -> None:
        try:
            naive, times = self._times()
        except Refusal:
            self._twice.ask(None)
        else:
            self._twice.ask(naive.time() if len(times) > 1 and not self._is_untouched else None)
        super()._changed()

    def _understood(self) -> str:
        try:
            at = self._moment()
        except Refusal:
            return ""
        return f"{moment_words(at)}, {part_of_day(at)}" if at else ""


class _Twice(QWidget):
    """Asks which of two times is meant; nothing is chosen beforehand."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("is_group", True)  # noqa: FBT003 - a property of Qt
        self._at: time | None = None
        self._question = Words()
        self._question.setObjectName(f"{name}-twice")
        self.choices = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._question)
        for number, which in enumerate(_WHICH):
            choice = QRadioButton()
            choice.setObjectName(f"{name}-{which}")
            self.choices.addButton(choice, number)
            column.addWidget(choice)
        self.hide()

    @property
    def number(self) -> int | None:
        """0 for the first, 1 for the second, None while neither is chosen."""
        chosen = self.choices.checkedId()
        return chosen if chosen >= 0 else None

    def ask(self, at: time | None) -> None:
        """Ask about that time, or about nothing; what was chosen for another is forgotten."""
        if at == self._at:
            return
        self._at = at
        self.setVisible(at is not None)
        self._forget()
        if at:
            question = _("The first or the second {time}?").format(time=time_words(at))
            self._question.setText(question)
            self.setAccessibleName(question)
            for words, choice in zip(_WHICH.values(), self.choices.buttons(), strict=True):
                choice.setText(_(words).format(time=time_words(at)))
                choice.setAccessibleName(choice.text())
            announce(self, f"{_('The clocks went back.')} {question}")

    def _forget(self) -> None:
        self.choices.blockSignals(True)  # noqa: FBT003 - Qt's
        self.choices.setExclusive(False)
        for choice in self.choices.buttons():
            choice.setChecked(False)
        self.choices.setExclusive(True)
        self.choices.blockSignals(False)  # noqa: FBT003 - Qt's
