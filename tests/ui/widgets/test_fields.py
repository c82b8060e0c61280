"""Fields take what people type, say what they understood, and what is wrong until it is right."""

import pytest
from pydantic import BaseModel
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ketcheck.checklist.details import Plan
from ketcheck.checklist.text import Line
from ketcheck.messages.refusals import Asked
from ketcheck.ui.widgets.fields import Field, LineField, NumberField, TextField, taken
from ketcheck.ui.widgets.fields_beside import FieldsBeside
from ketcheck.ui.widgets.plan_form import PlanForm
from ketcheck.ui.widgets.secret_field import SecretField
from tests.ui.widgets.fields_of_tests import TODAY, shown


class _Two(BaseModel):
    name: Line
    role: Line


def _two(qtbot: QtBot) -> tuple[Field, ...]:
    return (
        shown(qtbot, LineField("name", "Name")),
        shown(qtbot, LineField("role", "Role", optional=True)),
    )


def _take(fields: tuple[Field, ...]) -> _Two | None:
    def built() -> _Two:
        given = {field.name: field.value() for field in fields}
        return _Two.model_validate({name: one for name, one in given.items() if one is not None})

    return taken(fields, built, TODAY)


def test_all_faults_are_said_at_once_and_each_goes_when_its_field_is_right(qtbot: QtBot) -> None:
    name, role = fields = _two(qtbot)
    assert _take(fields) is None
    assert [name.fault, role.fault] == ["Fill this in."] * 2
    name.set_value("x" * 200)
    assert name.fault
    name.set_value("Ann")
    assert not name.fault
    assert role.fault
    role.set_value("nurse")
    assert not role.fault
    assert _take(fields) == _Two(name="Ann", role="nurse")


def test_what_may_stay_empty_is_said_to_the_eye_and_to_the_ear(qtbot: QtBot) -> None:
    name, role = _two(qtbot)
    editors = [field.findChildren(QLineEdit)[0] for field in (name, role)]
    assert [one.accessibleName() for one in editors] == ["Name", "Role (Optional)"]
    assert [one.accessibleDescription() for one in editors] == ["Required.", ""]


def test_a_pasted_line_break_is_taken_out_and_told(qtbot: QtBot) -> None:
    field = shown(qtbot, LineField("name", "Name"))
    QApplication.clipboard().setText("Maria\nAlvarez")
    field.editor.paste()
    assert field.value() == "Maria Alvarez"
    assert field.note == "That text had a line break in it. We took it out."
    qtbot.keyClicks(field.editor, "x")
    assert not field.note


def test_another_hidden_character_is_taken_out_and_told(qtbot: QtBot) -> None:
    field = shown(qtbot, LineField("name", "Name"))
    field.set_value("Maria\tAlvarez")
    assert field.value() == "Maria Alvarez"
    assert field.note == "That text had a hidden character in it. We took it out."


def test_each_letter_of_a_secret_stays(qtbot: QtBot) -> None:
    field = shown(qtbot, SecretField("secret", "Passphrase"))
    field.editor.setText("four\twords")
    assert field.typed == "four\twords"


def test_a_tab_in_a_longer_text_becomes_a_blank(qtbot: QtBot) -> None:
    field = shown(qtbot, TextField("did", "What did you do?"))
    field.set_value("washed\tit")
    assert field.value() == "washed it"


@pytest.mark.parametrize(
    ("typed", "value", "refusal"),
    [
        ("6 hours", "6", ""),
        ("1,5", "1.5", ""),
        ("", None, ""),
        ("many", "many", "Enter one number, like 3."),
    ],
)
def test_a_number_is_understood_and_stays_as_it_was_typed(
    qtbot: QtBot, typed: str, value: str | None, refusal: str
) -> None:
    field = shown(qtbot, NumberField("hours", "How many hours?", asked=Asked.HOURS))
    field.set_value(typed)
    assert field.value() == value
    assert field.refusal == refusal
    assert field.text == typed


def test_of_a_range_the_safer_number_is_asked_for(qtbot: QtBot) -> None:
    form = PlanForm()
    fields = {field.name: shown(qtbot, field) for field in form.fields}
    for name, typed in {"amount": "a pea", "times_a_day": "3-4", "hours_between": "4 to 6"}.items():
        fields[name].set_value(typed)
    assert taken(form.fields, form.plan, TODAY) is None
    assert "smaller number of uses" in fields["times_a_day"].fault
    assert "longer wait" in fields["hours_between"].fault
    fields["times_a_day"].set_value("three times a day")
    fields["hours_between"].set_value("every 6 hours")
    assert not fields["times_a_day"].fault
    plan = taken(form.fields, form.plan, TODAY)
    assert plan == Plan(amount="a pea", times_a_day=3, hours_between=6)


def test_what_was_typed_wrong_can_be_undone(qtbot: QtBot) -> None:
    field = shown(qtbot, LineField("name", "Name"))
    qtbot.keyClicks(field.editor, "Maria ")
    QApplication.clipboard().setText("Al\nvarez")
    field.editor.paste()
    assert field.value() == "Maria Al varez"
    assert field.editor.isUndoAvailable()
    while field.editor.isUndoAvailable():
        field.editor.undo()
    assert field.value() is None
    field.editor.paste()
    assert field.value() == "Al varez"


def test_an_empty_field_says_what_to_enter_and_is_read_with_it(qtbot: QtBot) -> None:
    name = shown(qtbot, LineField("name", "Name").asks_for("Enter your name."))
    role = shown(qtbot, LineField("role", "Role"))
    assert _take((name, role)) is None
    assert name.fault == "Enter your name."
    assert name.editor.accessibleDescription() == "Enter your name. Required."
    name.set_value("Ann")
    assert name.editor.accessibleDescription() == "Required."


def test_a_line_is_no_wider_than_it_can_be_read(qtbot: QtBot) -> None:
    field = LineField("name", "Name")
    qtbot.addWidget(field)
    field.resize(1600, 120)
    field.show()
    assert field.editor.width() <= 52 * field.fontMetrics().averageCharWidth()
    assert field.editor.x() == 0


def test_fields_stand_beside_each_other_where_there_is_room(qtbot: QtBot) -> None:
    one = LineField("one", "A short one")
    two = LineField("two", "One with so many words that they take a second line in half a page")
    both = FieldsBeside([one, two])
    qtbot.addWidget(both)
    both.show()
    both.resize(900, 200)
    qtbot.waitUntil(lambda: two.y() == one.y())
    qtbot.waitUntil(lambda: one.editor.y() == two.editor.y())
    both.resize(300, 400)
    qtbot.waitUntil(lambda: two.y() > one.y())
