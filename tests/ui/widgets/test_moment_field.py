"""A day with a time is read back; what the clock shows twice is asked, what it skips refused."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.moment_field import MomentField
from tests.ui.widgets.fields_of_tests import shown

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 14, 12, 30, tzinfo=NEW_YORK)


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    return shown(qtbot, MomentField("at", "When?", NOW))


def choices(field: MomentField) -> list[QRadioButton]:
    return [one for one in field.findChildren(QRadioButton) if one.isVisible()]


def test_it_is_as_of_now_until_it_is_changed(field: MomentField) -> None:
    assert field.value() == NOW
    assert field.note == "22 November 2026, 14:12, in the afternoon"
    field.boxes["time"].setText("8:15")
    assert field.value() == NOW.replace(hour=8, minute=15, second=0)
    assert field.note == "22 November 2026, 08:15, in the morning"


@pytest.mark.parametrize("text", ["2026-11-20 8:15 pm", "20 November 2026, 20:15"])
def test_a_day_and_a_time_in_one_box_fill_all(field: MomentField, text: str) -> None:
    field.editor.setText(text)
    assert field.boxes["time"].text() in {"8:15 pm", "20:15"}
    assert field.value() == datetime(2026, 11, 20, 20, 15, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("time", "refusal"),
    [("", "Enter the time too, like 14:30."), ("815", "Enter a time like 8:15 or 20:15.")],
)
def test_what_is_wrong_with_the_time_is_told(field: MomentField, time: str, refusal: str) -> None:
    field.boxes["time"].setText(time)
    assert field.refusal == refusal
    assert field.wrong_input is field.boxes["time"]


def test_emptied_it_is_nothing(field: MomentField) -> None:
    field.set_value(None)
    assert field.value() is None
    field.boxes["time"].setText("14:30")
    assert field.refusal == "Enter the day too."


def test_a_time_that_comes_twice_is_asked(field: MomentField) -> None:
    assert not choices(field)
    field.editor.setText("2026-11-01 1:30")
    assert [one.text() for one in choices(field)] == ["The first 01:30", "The second 01:30"]
    assert "came twice" in field.refusal
    assert isinstance(field.value(), str)
    for choice, hour in zip(choices(field), (5, 6), strict=True):
        choice.click()
        value = field.value()
        assert isinstance(value, datetime)
        assert value.astimezone(UTC).hour == hour
        assert not field.refusal
    field.boxes["time"].setText("3:30")
    assert not choices(field)
    field.boxes["time"].setText("1:30")
    assert "came twice" in field.refusal


def test_the_fault_goes_with_the_choice(field: MomentField) -> None:
    field.editor.setText("2026-11-01 1:30")
    field.mark_fault(field.refusal)
    choices(field)[0].click()
    assert not field.fault


def test_now_is_no_question_in_the_hour_that_comes_twice(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK)
    field = shown(qtbot, MomentField("at", "When?", now))
    assert field.value() is now
    assert not choices(field)
    field.boxes["time"].setText("1:31")
    field.boxes["time"].setText("1:30")
    assert choices(field)


def test_a_time_that_the_clock_skips_is_refused(field: MomentField) -> None:
    field.editor.setText("2026-03-08 2:30")
    assert field.refusal == (
        "There was no 02:30 that day: the clocks went forward. Check the time."
    )
    assert isinstance(field.value(), str)
