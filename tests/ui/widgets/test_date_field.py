"""A date is typed into three boxes, or whole into any, and read back in words."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ketcheck.messages.dates import MONTHS
from ketcheck.ui.widgets.date_field import DateField
from ketcheck.ui.widgets.form_faults import refuse_days_to_come
from ketcheck.ui.widgets.month_box import MonthBox
from ketcheck.ui.widgets.tick import Tick
from tests.ui.widgets.fields_of_tests import TODAY, shown

BORN = date(1956, 3, 14)
MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    return shown(qtbot, DateField("born", "Date of birth", birth=True, today=lambda: TODAY))


def type_in(qtbot: QtBot, field: DateField, **texts: str) -> None:
    for part, text in texts.items():
        field.boxes[part].selectAll()
        qtbot.keyClicks(field.boxes[part], text)


@pytest.mark.parametrize(
    ("locale", "order"),
    [
        ("en_US.UTF-8", ["month", "day", "year"]),
        ("en_GB.UTF-8", ["day", "month", "year"]),
        ("ja_JP.UTF-8", ["year", "month", "day"]),
        ("C.UTF-8", ["day", "month", "year"]),
    ],
)
def test_the_boxes_stand_in_the_order_of_the_country(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, locale: str, order: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    field = shown(qtbot, DateField("born", "Date of birth"))
    places = {part: box.mapTo(field, box.rect().topLeft()).x() for part, box in field.boxes.items()}
    assert sorted(places, key=lambda part: places[part]) == order
    assert field.editor is field.boxes[order[0]]
    assert field.editor.objectName() == "born"
    names = {box.objectName() for box in field.boxes.values()}
    assert names == {"born", *(f"born-{part}" for part in order[1:])}
    assert field.boxes["day"].accessibleName() == "Date of birth: day"


@pytest.mark.parametrize("month", ["3", "March", "mar"])
def test_what_is_typed_is_read_back_with_the_age(
    qtbot: QtBot, field: DateField, month: str
) -> None:
    type_in(qtbot, field, day="14", month=month)
    assert not field.note
    type_in(qtbot, field, year="1956")
    assert field.note == "14 March 1956, 70 years old"
    assert field.value() == BORN
    assert not field.refusal


@pytest.mark.parametrize("text", ["14 March 1956", "March 14, 1956", "14.3.1956", "1956-03-14\n"])
def test_a_date_pasted_into_the_first_box_fills_all(field: DateField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.editor.paste()
    assert {part: box.text() for part, box in field.boxes.items()} == {
        "day": "14",
        "month": "March",
        "year": "1956",
    }
    assert field.value() == BORN


def test_a_date_typed_over_another_takes_its_place(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(1971, 5, 6))
    type_in(qtbot, field, day="1956-03-14")
    assert field.value() == BORN
    field.editor.editingFinished.emit()
    assert field.boxes["year"].text() == "1956"


def test_numbers_in_doubt_are_refused_until_the_month_is_a_word(
    qtbot: QtBot, field: DateField
) -> None:
    type_in(qtbot, field, day="3/4/1956")
    assert "3 April 1956 or 4 March 1956" in field.refusal
    assert field.value() == "3/4/1956"
    type_in(qtbot, field, day="3 April 1956")
    assert field.value() == date(1956, 4, 3)


def test_numbers_are_read_as_the_country_writes_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    field = shown(qtbot, DateField("born", "Date of birth"))
    type_in(qtbot, field, month="3/4/1956")
    assert field.value() == date(1956, 3, 4)
    assert field.note == "March 4, 1956"


def test_a_fault_goes_as_soon_as_the_date_is_right(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2026, 11, 23))
    assert refuse_days_to_come([field], TODAY)
    assert field.fault == "Enter today's date or an earlier one."
    type_in(qtbot, field, day="2")
    assert not field.fault


def test_a_short_year_is_refused(qtbot: QtBot, field: DateField) -> None:
    type_in(qtbot, field, day="14", month="3", year="56")
    assert field.refusal == "Enter the year with four digits, like 1956."
    assert not field.note


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"day": "14", "month": "3", "year": "56"}, "year"),
        ({"day": "14", "month": "13", "year": "1956"}, "month"),
        ({"day": "14", "year": "1956"}, "month"),
        ({"month": "13/3/56"}, "day"),
    ],
)
def test_the_cursor_goes_to_the_box_that_is_wrong(
    qtbot: QtBot, field: DateField, texts: dict[str, str], wrong: str
) -> None:
    type_in(qtbot, field, **texts)
    assert field.wrong_input is field.boxes[wrong]


def test_yesterday_is_kept_as_the_day_that_it_is(qtbot: QtBot, field: DateField) -> None:
    type_in(qtbot, field, day="yesterday")
    assert field.value() == date(2026, 11, 21)
    assert field.text == "21\tNovember\t2026"


def test_an_old_draft_is_put_back(field: DateField) -> None:
    field.type_again("1956-03-14")
    assert field.value() == BORN
    field.type_again("spr")
    assert field.typed == "spr"
    field.type_again("")
    assert field.value() is None
    assert field.text == ""


BOX = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)


@MANY
@given(BOX, BOX, BOX)
def test_what_is_half_typed_comes_back_as_it_was(
    qtbot: QtBot, day: str, month: str, year: str
) -> None:
    field = shown(qtbot, DateField("since", "Since when?", today=lambda: TODAY))
    for part, text in {"day": day, "month": month, "year": year}.items():
        field.boxes[part].setText(text)
    again = shown(qtbot, DateField("since", "Since when?", today=lambda: TODAY))
    again.type_again(field.text)
    assert again.text == field.text
    assert again.value() == field.value()


@pytest.fixture
def _no_popup(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform of the tests can't hand the keyboard to a menu."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)


@pytest.mark.usefixtures("_no_popup")
def test_a_month_is_chosen_from_a_list(qtbot: QtBot, field: DateField) -> None:
    month = field.boxes["month"]
    assert isinstance(month, MonthBox)
    qtbot.keyClick(month, Qt.Key.Key_Down)
    (menu,) = month.findChildren(QMenu)
    actions = menu.actions()
    assert [one.text() for one in actions] == list(MONTHS)
    actions[2].trigger()
    assert month.text() == "March"
    type_in(qtbot, field, day="14", year="1956")
    assert field.value() == BORN


@pytest.mark.usefixtures("_no_popup")
def test_the_list_opens_by_a_click_on_its_arrow_alone(qtbot: QtBot, field: DateField) -> None:
    month = field.boxes["month"]
    middle = month.height() // 2
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    assert not month.findChildren(QMenu)
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(month.width() - 10, middle))
    assert month.findChildren(QMenu)


def test_what_was_shared_out_can_be_undone(qtbot: QtBot, field: DateField) -> None:
    type_in(qtbot, field, day="1956-03-14")
    field.editor.editingFinished.emit()
    assert field.editor.text() == "14"
    assert field.editor.isUndoAvailable()
    field.editor.undo()
    assert field.editor.text() == "1956-03-14"


def test_a_date_that_is_understood_has_a_tick(qtbot: QtBot, field: DateField) -> None:
    tick = field.findChildren(Tick)[0]
    assert not tick.isVisible()
    type_in(qtbot, field, day="1956-03-14")
    assert tick.isVisible()
    type_in(qtbot, field, day="spring")
    assert not tick.isVisible()


def test_a_month_is_written_out_from_its_first_letters(qtbot: QtBot, field: DateField) -> None:
    for typed, month in (("Mar", "March"), ("fe", "February"), ("Ma", "Ma"), ("3", "3")):
        field.boxes["month"].clear()
        type_in(qtbot, field, month=typed)
        qtbot.keyClick(field.boxes["month"], Qt.Key.Key_Return)
        assert field.boxes["month"].text() == month


def test_what_is_said_to_be_wrong_is_wrong_now(qtbot: QtBot, field: DateField) -> None:
    type_in(qtbot, field, day="14", month="Ma")
    field.show_fault(field.refusal)
    before = field.fault
    type_in(qtbot, field, month="March")
    assert before
    assert field.fault == field.refusal != before
    type_in(qtbot, field, year="1956")
    assert field.fault == ""
