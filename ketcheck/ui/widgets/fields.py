"""Form fields with their label above and what is wrong below; they hold nothing by default."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ketcheck.checklist.fault_words import day_in, sentence
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.speech import announce

_LINES, _FRAME = 4, 30
_MINUTE = "%Y-%m-%d %H:%M"
_MESSAGES = {
    "missing": "Please fill this in.",
    "string_too_short": "Please fill this in.",
    "string_too_long": "This is too long. Use fewer words.",
    "int_parsing": "Type a whole number.",
    "int_type": "Type a whole number.",
    "float_parsing": "Type a number.",
    "greater_than": "Type a number above {gt:g}.",
    "greater_than_equal": "Type {ge} or more.",
    "less_than_equal": "Type {le:g} or less.",
    "enum": "Choose one.",
}


class Field(QWidget):
    """A label, an input, and a line for what is wrong."""

    edited = Signal()

    def __init__(self, name: str, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.name = name
        self._editor = editor
        editor.setObjectName(name)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        caption = Words(label)
        caption.setBuddy(editor)
        self._fault = Words(kind="fault")
        self._fault.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(4)
        self.column.addWidget(caption)
        if hint:
            self.column.addWidget(Words(hint, kind="muted"))
        self.column.addWidget(editor)
        self.column.addWidget(self._fault)

    @abstractmethod
    def value(self) -> object:
        """What was typed or chosen, or None for nothing."""

    @abstractmethod
    def set_value(self, value: object) -> None:
        """Show a value that is on file; None empties the field."""

    @property
    def text(self) -> str:
        """What stands in the field, sound or not."""
        return str(self.value() or "")

    def type_again(self, text: str) -> None:
        """Put back what stood in the field."""
        self.set_value(text or None)

    def focus(self) -> None:
        """Put the cursor into the field."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def fault(self) -> str:
        """What is said to be wrong, or an empty text."""
        return self._fault.text()

    def show_fault(self, text: str) -> None:
        """Say what is wrong and put the cursor there; an empty text takes it back."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        if text:
            self._editor.setFocus()
            # The line that came up moves it, once it has its place.
            QTimer.singleShot(0, self, lambda: bring_into_view(self._fault))
            announce(self, text)


class LineField(Field):
    """One line of text, or what a kind of line reads from it."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        self.editor = QLineEdit()
        super().__init__(name, label, self.editor, hint)
        self.editor.textChanged.connect(self.edited)

    def value(self) -> object:
        """What was typed, or None for blanks."""
        return self.typed or None

    @property
    def typed(self) -> str:
        """The text as it was typed, without blanks around it."""
        return self.editor.text().strip()

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self.editor.setText("" if value is None else str(value))


class DateField(LineField):
    """A date, typed year-month-day or as the computer's locale writes it."""

    def value(self) -> str | date | None:
        """The date; what can't be read as one is handed on as it was typed."""
        text = self.typed
        for parsed in (QDate.fromString(text, "yyyy-MM-dd"), _in_locale(text)):
            if parsed.isValid():
                return date(parsed.year(), parsed.month(), parsed.day())
        return text or None


class MomentField(LineField):
    """A day and a time of day, as of now until it is changed."""

    def __init__(self, name: str, label: str, now: datetime) -> None:
        super().__init__(name, label, "Year-month-day hour:minute, like 2026-11-22 14:30")
        self._now = now
        self.editor.setText(_to_the_minute(now))

    def value(self) -> str | datetime | None:
        """The time in the zone of this computer; what can't be read is handed on as typed."""
        if self.typed == _to_the_minute(self._now):
            return self._now
        try:
            return datetime.strptime(self.typed, _MINUTE).replace(tzinfo=self._now.tzinfo)
        except ValueError:
            return self.typed or None


class NumberField(LineField):
    """A number, or None."""

    def value(self) -> str | None:
        """What was typed, with a decimal comma taken as a point."""
        return self.typed.replace(",", ".") or None


class _Lines(QPlainTextEdit):
    """As high as a few lines, and no less: what asks for more than its least is squeezed."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines."""
        return QSize(240, self.fontMetrics().lineSpacing() * _LINES + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Take no less."""
        return QSize(60, self.sizeHint().height())


class TextField(Field):
    """Several lines of text."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        self.editor = _Lines()
        super().__init__(name, label, self.editor, hint)
        self.editor.textChanged.connect(self.edited)

    def value(self) -> str | None:
        """What was typed, or None for blanks."""
        return self.editor.toPlainText().strip() or None

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self.editor.setPlainText("" if value is None else str(value))


class _Choice(QComboBox):
    """A box that the wheel scrolls past: turned over it, it would choose something unasked."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls around it."""
        event.ignore()


class ChoiceField(Field):
    """One of a few; nothing is chosen beforehand."""

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], hint: str = ""
    ) -> None:
        self.editor = _Choice()
        self.editor.addItem("Choose…", None)
        for value, words in choices:
            self.editor.addItem(words, value)
        super().__init__(name, label, self.editor, hint)
        self.editor.currentIndexChanged.connect(self.edited)

    def value(self) -> str | None:
        """The chosen value, or None."""
        chosen = self.editor.currentData()
        return str(chosen) if chosen is not None else None

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self.editor.setCurrentIndex(max(0, self.editor.findData(value)))


def type_again(fields: Sequence[Field], typed: Mapping[str, str]) -> None:
    """Put back what stood in the fields of those names."""
    for field in fields:
        if field.name in typed:
            field.type_again(typed[field.name])


def show_faults(fields: Sequence[Field], error: ValidationError) -> None:
    """Put the first fault of a model under the field of that name, in plain words."""
    for field in fields:
        field.show_fault("")
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0]) if fault["loc"] else ""
    field = next((field for field in fields if field.name == name), fields[0])
    field.show_fault(sentence_for(fault))


def refuse_days_to_come(fields: Sequence[Field], today: date) -> bool:
    """Say so under the first date field that lies after today; True where there is one."""
    for field in fields:
        value = field.value()
        if isinstance(value, date) and not isinstance(value, datetime) and value > today:
            field.show_fault("This day is still to come. Type a day up to today.")
            return True
    return False


def sentence_for(fault: ErrorDetails) -> str:
    """One plain sentence for a fault that pydantic found."""
    kind = fault["type"]
    if kind.startswith("datetime"):
        return "Type a day and a time like 2026-11-22 14:30."
    if kind.startswith("date"):
        return "Type a date like 2026-11-01: year, month, day."
    if kind == "greater_than_equal" and (day := day_in(fault["ctx"]["ge"])):
        return f"Type a date from {day} on."
    if kind in _MESSAGES:
        return _MESSAGES[kind].format_map(fault.get("ctx", {}))
    text = sentence(fault)
    return f"{text[:1].upper()}{text[1:]}."


def _to_the_minute(moment: datetime) -> str:
    return moment.strftime(_MINUTE)


def _in_locale(text: str) -> QDate:
    return QLocale().toDate(text, QLocale.FormatType.ShortFormat)
