"""A column that scrolls rather than press what is in it."""

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.scrolling import ScrollingColumn


def test_a_column_without_wrapped_words_scrolls_and_presses_nothing_flat(qtbot: QtBot) -> None:
    area = ScrollingColumn()
    qtbot.addWidget(area)
    boxes = [QCheckBox(word) for word in ("left foot", "right foot", "left knee")]
    for box in boxes:
        area.column.addWidget(box)
    area.resize(300, boxes[0].sizeHint().height())
    area.show()
    qtbot.waitExposed(area)
    assert [box.height() for box in boxes] == [box.sizeHint().height() for box in boxes]
    assert area.verticalScrollBar().maximum()
