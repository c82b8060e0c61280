"""Fields that belong together, beside each other where there is room for their words."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ketcheck.ui.widgets.field import Field

_SPACING = 24
_LETTERS_EACH = 24
"""The room that a field needs, in letters."""


class FieldsBeside(QWidget):
    """A row of fields, or a column of them; in a row their boxes stand on one line."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields = fields
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            self._box.addWidget(field, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them beside each other where there is room."""
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        count = len(self._fields)
        each = (width - (count - 1) * _SPACING) // count
        has_room = each >= self.fontMetrics().averageCharWidth() * _LETTERS_EACH
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if has_room else way.TopToBottom)
        self._box.setSpacing(_SPACING if has_room else 12)
        captions = [field.caption for field in self._fields]
        most = max(caption.heightForWidth(each) for caption in captions) if has_room else 0
        for caption in captions:
            caption.setMinimumHeight(most)


def in_rows(fields: Sequence[Field], beside: Sequence[Sequence[str]]) -> Iterator[QWidget]:
    """The fields in their order; those named together beside each other."""
    rows = {names[0]: names for names in beside}
    later = {name for names in beside for name in names[1:]}
    for field in fields:
        if field.name in rows:
            yield FieldsBeside([one for one in fields if one.name in rows[field.name]])
        elif field.name not in later:
            yield field
