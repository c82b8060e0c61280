"""Widgets that go on in the next line, and are never wider than their row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from ketcheck.ui.widgets.wrapping import WrappingRow

SPACING = 8


class _Box(QWidget):
    def __init__(self, width: int, within: QWidget) -> None:
        super().__init__(within)
        self._wanted = width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return QSize(self._wanted, 30)


def placed(widths: list[int], width: int, direction: Qt.LayoutDirection) -> list[QRect]:
    holder = QWidget()
    holder.setLayoutDirection(direction)
    row = WrappingRow(holder, spacing=SPACING)
    boxes = [_Box(one, holder) for one in widths]
    for box in boxes:
        row.addWidget(box)
        box.show()
    row.setGeometry(QRect(0, 0, width, row.heightForWidth(width)))
    return [box.geometry() for box in boxes]


@pytest.mark.usefixtures("qapp")
@given(
    st.lists(st.integers(20, 500), min_size=1, max_size=8),
    st.integers(60, 600),
    st.sampled_from([Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]),
)
def test_each_is_inside_and_none_covers_another(
    widths: list[int], width: int, direction: Qt.LayoutDirection
) -> None:
    places = placed(widths, width, direction)
    assert all(one.left() >= 0 and one.right() < width for one in places)
    for number, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[number + 1 :])


@pytest.mark.usefixtures("qapp")
def test_the_second_line_is_below_the_first() -> None:
    first, second, third = placed([100, 100, 100], 250, Qt.LayoutDirection.LeftToRight)
    assert (first.left(), second.left(), third.left()) == (0, 100 + SPACING, 0)
    assert third.top() == first.height() + SPACING
