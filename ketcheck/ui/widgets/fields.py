"""The kinds of fields, and what is done with several of them; they hold nothing by default."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ketcheck.messages.catalogue import _
from ketcheck.messages.faults import sentence_for
from ketcheck.messages.numbers import read_number
from ketcheck.messages.refusals import Asked, Refusal, refusal_words
from ketcheck.ui.widgets.choice_box import ChoiceBox
from ketcheck.ui.widgets.date_field import DateField
from ketcheck.ui.widgets.field import Field
from ketcheck.ui.widgets.form_faults import refuse_days_to_come, show_faults, taken
from ketcheck.ui.widgets.line_field import LineField
from ketcheck.ui.widgets.moment_field import MomentField

__all__ = (
    "ChoiceField",
    "DateField",
    "Field",
    "LineField",
    "MomentField",
    "NumberField",
    "TextField",
    "refuse_days_to_come",
    "sentence_for",
    "show_faults",
    "taken",
    "type_again",
)

_LINES, _FRAME = 4, 30


class NumberField(LineField):
    """One number, as people write it: `3`, `three`, `6 hours`; `asked` is what it is of."""

    letters = 16

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        asked: Asked = Asked.PLAIN,
        optional: bool = False,
    ) -> None:
        self._asked = asked
        super().__init__(name, label, hint, optional=optional)

    def value(self) -> str | None:
        """The number in digits; what can't be read as one is handed on as it was typed."""
        try:
            return str(read_number(self.typed, self._asked))
        except Refusal:
            return self.typed or None

    @property
    def refusal(self) -> str:
        """Why there is no number here, as a sentence; empty where there is one, or nothing."""
        try:
            read_number(self.typed, self._asked)
        except Refusal as refusal:
            return refusal_words(refusal) if self.typed else ""
        return ""

    @property
    def text(self) -> str:
        """The number as it was typed."""
        return self.typed


class _Lines(QPlainTextEdit):
    """As high as a few lines, and no less: what asks for more than its least is squeezed."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines."""
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Take no less."""
        return QSize(60, self.sizeHint().height())


class TextField(Field):
    """Several lines of text."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        optional: bool = False,
        lines: int = _LINES,
    ) -> None:
        self.editor = _Lines(lines)
        super().__init__(name, label, self.editor, hint, optional=optional)
        self.editor.textChanged.connect(self.edited)

    def value(self) -> str | None:
        """What was typed, or None for blanks."""
        # A tab comes with what is pasted out of a table.
        return self.editor.toPlainText().replace("\t", " ").strip() or None

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self.editor.setPlainText("" if value is None else str(value))


class ChoiceField(Field):
    """One of a few; nothing is chosen beforehand."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        hint: str = "",
        *,
        optional: bool = False,
    ) -> None:
        self.editor = ChoiceBox()
        self.editor.addItem(_("Choose…"), None)
        for value, words in choices:
            self.editor.addItem(words, value)
        super().__init__(name, label, self.editor, hint, optional=optional)
        self.asks_for(_("Choose one."))
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
