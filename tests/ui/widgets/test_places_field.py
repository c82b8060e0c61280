"""The places of a label have a row each; what is typed comes back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from support import PLAN

from ketcheck.checklist.details import Plan, Site
from ketcheck.ui.widgets.places_field import MOST_PLACES, PlacesField
from ketcheck.ui.widgets.plan_form import PlanForm
from tests.ui.widgets.fields_of_tests import shown

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
WORDS = st.text("abc é", min_size=1, max_size=8).filter(str.strip)


@pytest.fixture
def field(qtbot: QtBot) -> PlacesField:
    return shown(qtbot, PlacesField())


def box(field: PlacesField, name: str) -> QLineEdit:
    return next(
        one for one in field.findChildren(QLineEdit) if one.objectName() == name and one.isVisible()
    )


def press(field: PlacesField, name: str) -> None:
    next(one for one in field.findChildren(QPushButton, name) if one.isVisible()).click()


def test_places_on_one_line_get_a_row_each(qtbot: QtBot, field: PlacesField) -> None:
    qtbot.keyClicks(field.editor, "left foot, right knee")
    assert field.value() == ("left foot", "right knee")
    field.editor.editingFinished.emit()
    assert [box(field, name).text() for name in ("sites", "sites-2")] == ["left foot", "right knee"]
    assert field.value() == ("left foot", "right knee")


def test_rows_are_added_and_removed_and_have_names(qtbot: QtBot, field: PlacesField) -> None:
    qtbot.keyClicks(field.editor, "left foot")
    press(field, "add-place")
    second = box(field, "sites-2")
    assert second.hasFocus()
    assert second.accessibleName() == "Place 2"
    qtbot.keyClicks(second, "right knee")
    press(field, "remove-place-1")
    assert field.value() == ("right knee",)
    assert not [
        one
        for one in field.findChildren(QPushButton)
        if "remove" in one.objectName() and one.isVisible()
    ]


def test_there_are_no_more_rows_than_a_label_needs(field: PlacesField) -> None:
    for _ in range(MOST_PLACES + 3):
        press(field, "add-place")
    assert len([one for one in field.findChildren(QPushButton) if one.text() == "Remove"]) == (
        MOST_PLACES
    )


def test_enter_leads_through_the_boxes(field: PlacesField) -> None:
    field.set_value((Site(words="left foot"), Site(words="right knee", amount="a pea")))
    names, here = [], field.first_box
    while here:
        names.append(here.objectName())
        here = field.box_after(here)
    assert names == ["sites", "sites-amount", "sites-2", "sites-amount-2"]


@MANY
@given(rows=st.lists(st.tuples(WORDS, st.one_of(st.just(""), WORDS)), min_size=1, max_size=4))
def test_what_is_typed_comes_back(
    field: PlacesField, qtbot: QtBot, rows: list[tuple[str, str]]
) -> None:
    field.set_value(tuple(Site(words=place, amount=amount or None) for place, amount in rows))
    other = shown(qtbot, PlacesField())
    other.type_again(field.text)
    assert other.text == field.text
    assert other.value() == field.value()


def test_a_place_has_its_own_amount_and_keeps_its_times(qtbot: QtBot) -> None:
    sites = (Site(words="left foot", amount="a pea", hours_between=12), Site(words="right knee"))
    plan = Plan.model_validate({**dict(PLAN), "sites": sites})
    form = PlanForm()
    for one in form.fields:
        qtbot.addWidget(one)
    form.show(plan)
    assert form.plan() == plan
    places = next(one for one in form.fields if isinstance(one, PlacesField))
    boxes = {one.objectName(): one for one in places.findChildren(QLineEdit)}
    boxes["sites-amount"].setText("two peas")
    boxes["sites-amount-2"].setText("a bean")
    changed = form.plan().sites
    assert changed == (
        Site(words="left foot", amount="two peas", hours_between=12),
        Site(words="right knee", amount="a bean"),
    )
