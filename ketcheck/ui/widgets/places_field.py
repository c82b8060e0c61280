"""The places of a label, a row each: where, and its own amount where the label gives one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.details import Site, site_key
from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.field import Field
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.line_edit import LineEdit
from ketcheck.ui.widgets.typed_by_slip import TypedBySlip

MOST_PLACES = 12
_BETWEEN_ROWS, _BETWEEN_BOXES = "\n", "\t"
_NAME = "sites"


@dataclass(frozen=True)
class _Row:
    place: QLineEdit
    amount: QLineEdit
    remove: QPushButton

    @property
    def words(self) -> str:
        """What stands in the box of the place."""
        return self.place.text().strip()

    @property
    def boxes(self) -> tuple[QLineEdit, QLineEdit]:
        """What is typed into, in order."""
        return self.place, self.amount

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands in the row, in order."""
        return *self.boxes, self.remove


class PlacesField(Field):
    """One box a place; a comma parts two, as people write them on one line."""

    letters = 0
    came_up = Signal()
    """It is on screen, and in its place among the other fields."""

    def __init__(self) -> None:
        self._input = QWidget()
        self.editor = LineEdit()
        self._rows: list[_Row] = []
        hint = _("One place in each box, like “left foot”.")
        super().__init__(_NAME, _("Where on your body?"), self.editor, hint, optional=True)
        self._captions = [Words(_("Place"), kind="muted"), Words(kind="muted")]
        self._captions[1].setText(_("Amount for this place (Optional)"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._add = push_button("add-place", _("Add another place"), self._add_by_hand, kind="link")
        self._add.setAutoDefault(False)
        TypedBySlip(self._add)
        column = QVBoxLayout(self._input)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_rows([("", "")])
        self.tab_to_add_after(self.last_in_tab_order)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is there."""
        super().showEvent(event)
        self.came_up.emit()

    def tab_to_add_after(self, widget: QWidget) -> None:
        """Have Tab come to the way to one more place after that, and no sooner."""
        QWidget.setTabOrder(widget, self._add)

    @property
    def last_in_tab_order(self) -> QWidget:
        """What Tab comes to last in the rows."""
        return self._rows[-1].remove

    @property
    def input(self) -> QWidget:
        """The rows, and the way to one more."""
        return self._input

    @property
    def text(self) -> str:
        """What stands in the boxes, to be put back as it is."""
        rows = [(row.place.text(), row.amount.text()) for row in self._rows]
        return _BETWEEN_ROWS.join(map(_BETWEEN_BOXES.join, rows)) if any(map(any, rows)) else ""

    def type_again(self, text: str) -> None:
        """Put back what stood in the boxes."""
        rows = [row.partition(_BETWEEN_BOXES) for row in text.split(_BETWEEN_ROWS)]
        self._show_rows([(place, amount) for place, _, amount in rows])
        self._share_out()

    def value(self) -> tuple[str, ...] | None:
        """The places in words, or None."""
        return tuple(place for row in self._rows for place in _parted(row.words)) or None

    def amounts(self) -> dict[str, str | None]:
        """The own amount of each place by its key; none at all where no amounts are asked."""
        if len(self._rows) == 1:
            return {}
        return {
            site_key(place): row.amount.text().strip() or None
            for row in self._rows
            for place in _parted(row.words)
        }

    def set_value(self, value: object) -> None:
        """Show the places that are on file."""
        sites = [one for one in value if isinstance(one, Site)] if isinstance(value, tuple) else []
        self._show_rows([(site.words, site.amount or "") for site in sites] or [("", "")])

    def box_after(self, box: QWidget) -> QWidget | None:
        """The next box of the rows."""
        boxes = [one for row in self._rows for one in row.boxes if not one.isHidden()]
        later = boxes[boxes.index(box) + 1 :] if box in boxes else []
        return next(iter(later), None)

    def _show_rows(self, typed: Sequence[tuple[str, str]]) -> None:
        """Have as many rows as that, with those texts."""
        while len(self._rows) > len(typed):
            self._drop(self._rows[-1])
        while len(self._rows) < len(typed):
            self._rows.append(self._made(len(self._rows) + 1))
        for row, texts in zip(self._rows, typed, strict=True):
            for box, text in zip(row.boxes, texts, strict=True):
                box.blockSignals(True)  # noqa: FBT003 - Qt's
                box.setText(text)
                box.blockSignals(False)  # noqa: FBT003 - Qt's
        self._arrange()
        self.edited.emit()

    def _made(self, number: int) -> _Row:
        place = self.editor if number == 1 else LineEdit()
        row = _Row(place, LineEdit(), QPushButton(_("Remove")))
        names = [_("Place {number}").format(number=number)] if number > 1 else [self.label]
        names.append(_("Place {number}: amount for this place (Optional)").format(number=number))
        for box, name, end in zip(row.boxes, names, ("", "-amount"), strict=True):
            box.setAccessibleName(name)
            box.setObjectName(f"{_NAME}{end}" if number == 1 else f"{_NAME}{end}-{number}")
            box.textChanged.connect(self.edited)
        place.editingFinished.connect(self._share_out)
        row.remove.setObjectName(f"remove-place-{number}")
        row.remove.setAccessibleName(_("Remove place {number}").format(number=number))
        row.remove.setAutoDefault(False)
        row.remove.setProperty("kind", "link")
        row.remove.clicked.connect(lambda _=False: self._remove(row))
        return row

    def _arrange(self) -> None:
        """Lay the rows out; a place that is alone has no amount of its own."""
        is_alone = len(self._rows) == 1
        for column, caption in enumerate(self._captions):
            self._grid.addWidget(caption, 0, column)
            caption.setHidden(is_alone)
        before: QWidget | None = None
        for number, row in enumerate(self._rows, start=1):
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, number, column)
                widget.setHidden(is_alone and column > 0)
                if before:
                    QWidget.setTabOrder(before, widget)
                before = widget
        self._add.setEnabled(len(self._rows) < MOST_PLACES)

    def _add_by_hand(self) -> None:
        self._show_rows([*self._texts(), ("", "")])
        self._rows[-1].place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: _Row) -> None:
        number = self._rows.index(row)
        texts = list(self._texts())
        del texts[number]
        self._show_rows(texts)
        self._rows[max(0, number - 1)].place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _texts(self) -> Iterator[tuple[str, str]]:
        for row in self._rows:
            yield row.place.text(), row.amount.text()

    def _share_out(self) -> None:
        """Give each place of a line with commas a row of its own."""
        texts = [
            (place, amount if first else "")
            for words, amount in self._texts()
            for first, place in _numbered(_parted(words) or [words.strip()])
        ]
        if len(texts) != len(self._rows) and len(texts) <= MOST_PLACES:
            self._show_rows(texts)


def _parted(words: str) -> list[str]:
    return [place.strip() for place in words.split(",") if place.strip()]


def _numbered(places: Sequence[str]) -> Iterator[tuple[bool, str]]:
    for number, place in enumerate(places):
        yield number == 0, place
