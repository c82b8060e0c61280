"""Nothing is cut: at any text size, in a small window, from right to left, in any colours."""

from collections.abc import Iterator

import pytest
from house import House
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QTabWidget,
    QWidget,
)

from ketcheck.ui.appearance.theme import TEXT_SIZES, Scheme
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.paths import MAY_BREAK
from tests.ui.conftest import Open
from tests.ui.patient import Patient
from tests.ui.tour import Tour

WHY = 2
"""The column whose words go on in the record itself."""
PADDING = 18
SMALL, WIDE = (1024, 700), (1280, 720)
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft

LOOKS = [
    *(pytest.param(size, SMALL, LTR, Scheme.LIGHT, id=f"{size} pt") for size in TEXT_SIZES),
    pytest.param(22, WIDE, LTR, Scheme.DARK, id="22 pt wide and dark"),
    pytest.param(28, WIDE, LTR, Scheme.CONTRAST, id="28 pt wide in high contrast"),
    pytest.param(22, SMALL, RTL, Scheme.LIGHT, id="22 pt from right to left"),
]


@pytest.fixture
def direction() -> Iterator[None]:
    yield
    QApplication.setLayoutDirection(LTR)


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize(("points", "size", "way", "scheme"), LOOKS)
def test_nothing_is_cut(  # noqa: PLR0913, PLR0917 - a look has that many sides
    empty_house: House,
    open_window: Open,
    points: int,
    size: tuple[int, int],
    way: Qt.LayoutDirection,
    scheme: Scheme,
) -> None:
    QApplication.setLayoutDirection(way)

    def opened() -> Patient:
        patient = open_window()
        patient.window.set_text_size(points)
        patient.window.set_scheme(scheme)
        patient.window.resize(*size)
        patient.wait()
        return patient

    cut: dict[str, list[str]] = {}
    for stop, patient in Tour(empty_house, opened).all():
        # Words that wrap may ask for more height once they know their width.
        patient.wait()
        patient.wait()
        assert patient.window.size().toTuple() == size, f"{stop} needs a larger window"
        faults = list(all_faults(patient))
        if faults:
            cut[stop] = faults
    assert cut == {}


def all_faults(patient: Patient) -> Iterator[str]:
    """What can't be read whole on the screen that is shown."""
    yield from faults_of_focus(patient.window)
    for widget in patient.all_of(QWidget):
        if widget.parentWidget() is None:
            continue
        if isinstance(widget, AnswerCard):
            yield from faults_of_card(widget)
        elif isinstance(widget, QLabel) and widget.text():
            yield from faults_of_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            yield from faults_of_button(widget)
        elif isinstance(widget, QLineEdit | QComboBox):
            yield from faults_of_field(widget)
        elif isinstance(widget, QTabWidget):
            yield from faults_of_tabs(widget)
        elif isinstance(widget, QTableView):
            yield from faults_of_table(widget)


def faults_of_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 1:
            yield f"too low for its words: {text}"
        if widest_word(label.fontMetrics(), text) > label.contentsRect().width():
            yield f"too narrow for its longest word: {text}"
    elif label.sizeHint().width() > label.width():
        yield f"too narrow: {text}"
    yield from faults_of_place(label, text)


def faults_of_card(card: AnswerCard) -> Iterator[str]:
    if card.heightForWidth(card.width()) > card.height():
        yield f"too low for its words: {card.words}"
    if widest_word(card.fontMetrics(), card.words) > card.words_area(card.rect()).width():
        yield f"too narrow for its longest word: {card.words}"
    yield from faults_of_place(card, card.words)


def faults_of_button(button: QAbstractButton) -> Iterator[str]:
    needed, given = button.sizeHint(), button.size()
    if needed.width() > given.width() or needed.height() > given.height():
        yield f"{given.toTuple()} is too small for {needed.toTuple()}: {button.text()}"
    yield from faults_of_place(button, button.text())
    if button.property("kind") == "primary" and not is_in_scrolled(button):
        here = QRect(button.mapTo(button.window(), QPoint()), button.size())
        if not button.window().rect().contains(here):
            yield f"outside of the window: {button.text()}"


def faults_of_focus(window: QWidget) -> Iterator[str]:
    """What has the keyboard has to be in view, or as much of it as there is room for."""
    focused = window.focusWidget()
    if focused is None:
        yield "nothing has the keyboard"
    elif isinstance(focused, AnswerCard):
        # The question is to be read first, and so is a notice; the next key brings the card back.
        return
    elif focused.visibleRegion().boundingRect().height() < min(focused.height(), 40):
        yield f"what has the keyboard is out of view: {focused.objectName()}"


def faults_of_field(field: QLineEdit | QComboBox) -> Iterator[str]:
    if field.fontMetrics().height() > field.height():
        yield f"too low: {field.objectName()}"
    if isinstance(field, QComboBox) and field.sizeHint().width() > field.width():
        yield f"too narrow: {field.objectName()}"
    yield from faults_of_place(field, field.objectName())


def faults_of_tabs(tabs: QTabWidget) -> Iterator[str]:
    bar = tabs.tabBar()
    if bar.sizeHint().width() > bar.width():
        yield "the tabs are wider than their bar"


def faults_of_table(table: QTableView) -> Iterator[str]:
    model, metrics = table.model(), table.fontMetrics()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column) or column == WHY:
            continue
        for row in range(min(model.rowCount(), 10)):
            text = str(model.index(row, column).data())
            room = QRect(0, 0, table.columnWidth(column) - PADDING, 1000)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
            if needed.width() > room.width() or needed.height() > table.rowHeight(row):
                yield f"column too narrow: {text}"


def faults_of_place(widget: QWidget, text: str) -> Iterator[str]:
    """Whether it is beside, or under the end of, what can be scrolled into view."""
    parent = widget.parentWidget()
    while parent is not None:
        area = QRect(widget.mapTo(parent, widget.rect().topLeft()), widget.size())
        if not parent.rect().contains(area) and not is_scrolled(parent):
            yield f"outside of what holds it: {text}"
            return
        parent = None if isinstance(parent, QScrollArea) else parent.parentWidget()


def is_scrolled(widget: QWidget) -> bool:
    """Whether it is the part of a scrolling column that shows; the rest can be scrolled to."""
    holder = widget.parentWidget()
    return isinstance(widget, QScrollArea) or isinstance(holder, QScrollArea)


def is_in_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or is_in_scrolled(parent))


def widest_word(metrics: QFontMetrics, text: str) -> int:
    words = text.replace(MAY_BREAK, " ").split()
    return max(metrics.horizontalAdvance(word) for word in words)
