"""A date in three boxes, in the order of the country, read back in words."""

import re
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import MONTHS, age_words, date_words
from ketcheck.messages.orders import Order, order_here
from ketcheck.messages.reading import is_relative, month_typed, read_date, read_parts
from ketcheck.messages.refusals import Refusal, refusal_words
from ketcheck.ui.widgets.field import Field
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.line_edit import LineEdit
from ketcheck.ui.widgets.line_field import replace_text
from ketcheck.ui.widgets.month_box import MonthBox

_PARTS = ("day", "month", "year")
_CAPTIONS = {
    "day": marked("Day"),
    "month": marked("Month"),
    "year": marked("Year"),
    "time": marked("Time"),
}
_LETTERS = {"day": 10, "month": 22, "year": 14, "time": 14}
"""How wide each box is, in letters."""
# A tab can't be typed into a box.
_BETWEEN_BOXES = "\t"
_TWO_WORDS = re.compile(r"[^\W_][\s,./-]+[^\W_]")


class DateField(Field):
    """Day, month and year; any box takes a whole date, which is then shared out among them.

    `birth` has the age said too. `today` is asked whenever "today" is typed.
    """

    def __init__(  # noqa: PLR0913 - what a field is, and what a date is
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        optional: bool = False,
        birth: bool = False,
        today: Callable[[], date] | None = None,
    ) -> None:
        self._order = order_here()
        self._is_birth = birth
        self._today = today or _today_here
        parts = self._order or Order.DAY_FIRST
        self.boxes = {part: _box(part) for part in (*parts.parts, *self._more_boxes)}
        self.editor = self.boxes[parts.parts[0]]
        self._row = QWidget()
        self._shared = ""
        self._holders: dict[str, QWidget] = {}
        super().__init__(name, label, self.editor, hint, optional=optional)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part, box in self.boxes.items():
            self._holders[part] = self._boxed(part, box, optional=optional)
            row.addWidget(self._holders[part], _LETTERS[part])
        row.addStretch(1)
        self._limit_width()
        self.name_boxes(name)
        self.boxes["month"].editingFinished.connect(self._complete_month)
        self._lengths = dict.fromkeys(self.boxes, 0)

    letters = 0
    _more_boxes: tuple[str, ...] = ()

    @property
    def input(self) -> QWidget:
        """The row of boxes."""
        return self._row

    def _limit_width(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for part, holder in self._holders.items():
            self.boxes[part].setMinimumWidth(letter * 6)
            holder.setMaximumWidth(letter * _LETTERS[part])

    def name_boxes(self, name: str) -> None:
        """Name the boxes to be found by; the first has that name alone, whichever part it is of."""
        for part, box in self.boxes.items():
            box.setObjectName(name if box is self.editor else f"{name}-{part}")

    def box_after(self, box: QWidget) -> QWidget | None:
        """The next box that is still empty: a whole date that was typed has filled them all."""
        boxes = list(self.boxes.values())
        later = boxes[boxes.index(box) + 1 :] if box in boxes else []
        return next((one for one in later if not one.text().strip()), None)

    def value(self) -> str | date | None:
        """The date; what can't be read as one is handed on as it was typed."""
        try:
            return self._read()
        except Refusal:
            return self.typed or None

    @property
    def typed(self) -> str:
        """What stands in the boxes, one after the other."""
        return " ".join(text for text in self._texts.values() if text)

    @property
    def refusal(self) -> str:
        """Why no date can be read in the boxes, as a sentence; empty where there is one."""
        refused = self._refused()
        return refusal_words(refused) if refused else ""

    @property
    def wrong_input(self) -> QWidget:
        """The box of the part that is wrong, or missing."""
        refused = self._refused()
        part = getattr(refused, "part", "")
        return self.boxes[part] if part and not self._whole else self.editor

    def _refused(self) -> Refusal | None:
        """Why no date can be read in the boxes."""
        try:
            self._read()
        except Refusal as refusal:
            return refusal
        return None

    @property
    def text(self) -> str:
        """What stands in each box, to be put back as it is; `today` as the day that it is now."""
        if any(map(is_relative, self._texts.values())):
            self._share_out()
        texts = [self.boxes[part].text() for part in (*_PARTS, *self._more_boxes)]
        return _BETWEEN_BOXES.join(texts) if any(texts) else ""

    def type_again(self, text: str) -> None:
        """Put back what stood in each box, or a whole date."""
        if _BETWEEN_BOXES not in text:
            self.set_value(text or None)
            return
        parts = (*_PARTS, *self._more_boxes)
        self._put(dict(zip(parts, text.split(_BETWEEN_BOXES), strict=False)))

    def set_value(self, value: object) -> None:
        """Show a date that is on file, or whatever else stood there."""
        if isinstance(value, date):
            self._put(_spelled(value))
        else:
            first = next(part for part, box in self.boxes.items() if box is self.editor)
            self._put(dict.fromkeys(_PARTS, "") | {first: str(value or "")})
            self._share_out()

    @property
    def _texts(self) -> dict[str, str]:
        return {part: box.text().strip() for part, box in self.boxes.items()}

    def _read(self) -> date | None:
        """The date in the boxes, None where they are empty; raises a Refusal."""
        texts = self._texts
        whole = self._whole
        if whole:
            return read_date(self._split(whole)[0], self._order, self._today())
        if not any(texts[part] for part in _PARTS):
            return None
        return read_parts(texts["day"], texts["month"], texts["year"])

    @property
    def _whole(self) -> str:
        """What stands in a box that holds more than its part, or an empty text."""
        texts = {part: self._texts[part] for part in _PARTS}
        for part, text in texts.items():
            is_alone = text.isalpha() and part != "month" and not any(_others(texts, part))
            if is_alone or _TWO_WORDS.search(text) or is_relative(text):
                return text
        return ""

    def _split(self, whole: str) -> tuple[str, str]:
        """What of it is the date, and what goes into the other boxes."""
        return whole, ""

    def _share_out(self) -> None:
        """Put each part of a whole date into its own box."""
        whole = self._whole
        try:
            day = self._read() if whole else None
        except Refusal:
            return
        if day:
            self._shared = whole
            self._put(_spelled(day) | self._rest(self._split(whole)[1]))

    def _complete_month(self) -> None:
        """Write a month out whose first letters were typed: `Mar` becomes `March`."""
        typed = self._texts["month"]
        month = None if typed.isdigit() else month_typed(typed)
        if month and typed != MONTHS[month - 1]:
            self._put({"month": MONTHS[month - 1]})

    def _rest(self, _text: str) -> dict[str, str]:
        """What of a whole text goes into the other boxes."""
        return {}

    def _put(self, texts: dict[str, str]) -> None:
        for part, text in texts.items():
            box = self.boxes[part]
            box.blockSignals(True)  # noqa: FBT003 - Qt's
            replace_text(box, text)
            # A long month shows its first letters where there is little room.
            box.setCursorPosition(0)
            box.blockSignals(False)  # noqa: FBT003 - Qt's
            self._lengths[part] = len(text)
        self._changed()

    def _boxed(self, part: str, box: QLineEdit, *, optional: bool) -> QWidget:
        """A box with its own small caption."""
        if box is not self.editor:
            box.setAccessibleDescription("" if optional else _("Required."))
        caption = _(_CAPTIONS[part])
        box.setAccessibleName(f"{self.label}: {caption.lower()}")
        box.textChanged.connect(lambda text: self._box_changed(part, text))
        box.editingFinished.connect(self._share_out)
        words = Words(caption, kind="muted")
        words.setBuddy(box)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(box)
        return holder

    def _box_changed(self, part: str, text: str) -> None:
        # What was shared out comes back when that is undone, and is not pasted then.
        is_pasted = len(text) > self._lengths[part] + 1 and text.strip() != self._shared
        self._lengths[part] = len(text)
        if is_pasted:
            self._share_out()
        self._changed()

    def _changed(self) -> None:
        self.tell(self._understood(), is_read=True)
        self.edited.emit()

    def _understood(self) -> str:
        """What the boxes say, in words; empty where it is not whole yet."""
        try:
            day = self._read()
        except Refusal:
            return ""
        if day is None:
            return ""
        age = age_words(day, self._today()) if self._is_birth else ""
        return f"{date_words(day)}, {age}" if age else date_words(day)


def _box(part: str) -> QLineEdit:
    return MonthBox() if part == "month" else LineEdit()


def _others(texts: dict[str, str], part: str) -> list[str]:
    return [text for other, text in texts.items() if other != part]


def _spelled(day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": MONTHS[day.month - 1], "year": f"{day.year:04}"}


def _today_here() -> date:
    return datetime.now().astimezone().date()
