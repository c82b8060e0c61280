"""A field of one line; a line break that was pasted is taken out, and that is said."""

from PySide6.QtWidgets import QLineEdit

from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.widgets.field import Field
from ketcheck.ui.widgets.line_edit import LineEdit

_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_UNSHOWN = _BREAKS | frozenset(map(chr, (*range(32), *range(127, 160))))
_BREAK = marked("That text had a line break in it. We took it out.")
_HIDDEN = marked("That text had a hidden character in it. We took it out.")


class LineField(Field):
    """One line of text, or what a kind of line reads from it."""

    takes_out = True
    """Whether pasted line breaks are taken out; where each letter counts they are not."""

    def __init__(self, name: str, label: str, hint: str = "", *, optional: bool = False) -> None:
        self.editor = LineEdit()
        super().__init__(name, label, self.editor, hint, optional=optional)
        self.editor.textChanged.connect(self._changed)

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

    def _changed(self, text: str) -> None:
        """Take out what no line can show, and say so: it comes with what is pasted."""
        self.tell("")
        if self.takes_out and not _UNSHOWN.isdisjoint(text):
            self.editor.blockSignals(True)  # noqa: FBT003 - Qt's
            self._take_out(text)
            self.editor.blockSignals(False)  # noqa: FBT003 - Qt's
        self.edited.emit()

    def _take_out(self, text: str) -> None:
        # Undo comes by the text as it was pasted, and goes on to what was before it.
        if self.editor.isRedoAvailable():
            self.editor.undo()
            return
        replace_text(self.editor, "".join(" " if one in _UNSHOWN else one for one in text))
        self.tell(_(_BREAK if _BREAKS.intersection(text.strip()) else _HIDDEN))


def replace_text(editor: QLineEdit, text: str) -> None:
    """Put other text into a line as if it was typed, so that it can be undone."""
    if text != editor.text():
        editor.selectAll()
        editor.insert(text)
