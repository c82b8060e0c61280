"""Whom to call on screen: numbers large and by themselves, and read aloud with who it is."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ketcheck.records.whom_to_call import CallLine
from ketcheck.ui.widgets.call_lines import CallLines, spoken_lines

LINES = (
    CallLine(label="Emergency number", number="911"),
    CallLine(label="For questions about your cream", name="Dr. Lee", number="555-0134"),
    CallLine(label="For questions about your cream", name="Dr. Quill"),
)


def labels(widget: CallLines) -> dict[str, QLabel]:
    return {label.text(): label for label in widget.findChildren(QLabel)}


def test_each_number_stands_alone_and_is_read_with_its_name(qtbot: QtBot) -> None:
    widget = CallLines(LINES)
    qtbot.addWidget(widget)
    found = labels(widget)
    assert found["911"].accessibleName() == "Emergency number, 911"
    assert found["555-0134"].accessibleName() == "Dr. Lee, 555-0134"
    assert {"Emergency number", "Dr. Lee", "For questions about your cream", "Dr. Quill"} <= set(
        found
    )
    assert spoken_lines(LINES) == ["Emergency number, 911.", "Dr. Lee, 555-0134.", "Dr. Quill."]


def test_what_is_to_be_called_first_is_the_largest(qtbot: QtBot) -> None:
    widget = CallLines(LINES, is_urgent=True)
    qtbot.addWidget(widget)
    found = labels(widget)
    sizes = [found[text].font().pointSizeF() for text in ("911", "555-0134")]
    assert sizes[0] > sizes[1] > QApplication.font().pointSizeF() * 1.4


def test_it_opens_no_window_of_its_own(qtbot: QtBot) -> None:
    widget = CallLines(LINES)
    qtbot.addWidget(widget)
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets() if one is not widget)


def test_in_a_narrow_window_the_number_goes_under_its_name(qtbot: QtBot) -> None:
    widget = CallLines(LINES)
    qtbot.addWidget(widget)
    widget.resize(1200, 400)
    widget.show()
    found = labels(widget)

    def top(text: str) -> int:
        return found[text].mapTo(widget, found[text].rect().topLeft()).y()

    qtbot.waitUntil(lambda: abs(top("Dr. Lee") - top("555-0134")) < found["555-0134"].height())
    widget.resize(200, 400)
    qtbot.waitUntil(lambda: top("555-0134") >= top("Dr. Lee") + found["Dr. Lee"].height())
