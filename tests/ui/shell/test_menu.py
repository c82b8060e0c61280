"""The menu of the header: opened by click or key, and true to the screen that is shown."""

import pytest
from house import House
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.shell.menu import ALWAYS, GROUPS, Item, MainMenu
from tests.ui.conftest import Open
from tests.ui.patient import ESC, Patient

# The platform that tests run on has no keyboard to take for a menu.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def menu_of(patient: Patient) -> MainMenu:
    return patient.window.menu


def offered(patient: Patient) -> set[Item]:
    menu_of(patient).aboutToShow.emit()
    return {Item(one.objectName()) for one in menu_of(patient).actions() if is_shown(one)}


def is_shown(action: QAction) -> bool:
    return action.isVisible() and not action.isSeparator()


def choose(patient: Patient, item: Item) -> None:
    """Open the menu by its button, and press Enter on an item of it."""
    patient.click("menu")
    menu = menu_of(patient)
    assert menu.isVisible()
    action = next(one for one in menu.actions() if one.objectName() == item.value)
    assert action.isVisible(), f"{item} is not offered"
    menu.setActiveAction(action)
    patient._qtbot.keyClick(menu, Key.Key_Return)  # noqa: SLF001 - a menu has no keyboard of its own
    patient.wait()


def test_it_opens_by_f10_moves_by_arrows_and_esc_gives_the_keyboard_back(
    patient: Patient, qtbot: QtBot
) -> None:
    focused = patient.focused
    qtbot.keyClick(focused, Key.Key_F10)
    menu = menu_of(patient)
    assert menu.isVisible()
    assert menu.activeAction().objectName() == Item.START_CHECK
    qtbot.keyClick(menu, Key.Key_Down)
    assert menu.activeAction().objectName() == Item.LABEL
    qtbot.keyClick(menu, ESC)
    assert not menu.isVisible()
    assert patient.focused is focused


def test_each_item_shows_its_keys(patient: Patient) -> None:
    actions = {one.objectName(): one for one in menu_of(patient).actions()}
    for group in GROUPS:
        for item, _, keys in group:
            action = actions[item.value]
            assert keys == action.text().partition("\t")[2].strip("\u2066\u2069")


def test_home_offers_what_the_person_can_do(patient: Patient) -> None:
    assert offered(patient) == set(Item) - {Item.HOME, Item.PEOPLE}


def test_a_check_has_no_menu_but_its_keys_of_help(patient: Patient, qtbot: QtBot) -> None:
    choose(patient, Item.START_CHECK)
    assert patient.asked == "prescribed"
    assert not patient.sees("menu")
    qtbot.keyClick(patient.focused, Key.Key_F10)
    assert not menu_of(patient).isVisible()
    assert offered(patient) == ALWAYS
    for key in (Key.Key_L, Key.Key_M, Key.Key_F, Key.Key_P, Key.Key_Comma):
        qtbot.keyClick(patient.focused, key, CTRL)
        assert patient.asked == "prescribed"


def test_a_form_is_not_left_by_the_menu(patient: Patient, qtbot: QtBot) -> None:
    qtbot.keyClick(patient.focused, Key.Key_L, CTRL)
    assert patient.sees("save-plan")
    assert offered(patient) == ALWAYS
    patient.press(ESC)
    assert patient.sees("start-check")


def test_it_shows_the_keys_that_start_a_check_now(patient: Patient) -> None:
    patient.see("start-check", QPushButton).setText("Check &again")
    menu_of(patient).aboutToShow.emit()
    texts = [one.text() for one in menu_of(patient).actions()]
    assert "Start check\t\u2066Alt+A\u2069" in texts


def test_nothing_starts_where_home_offers_no_start(patient: Patient) -> None:
    patient.see("start-check").hide()
    assert Item.START_CHECK not in offered(patient)


def test_each_item_leads_where_it_says(patient: Patient) -> None:
    leads = {
        Item.LABEL: "save-plan",
        Item.PAPER_FORM: "continue",
        Item.BACK_UP: "make-copy",
        Item.PRIVACY: "make-code",
        Item.SETTINGS: "change-person",
        Item.PRINT: "print-handout",
    }
    for item, name in leads.items():
        choose(patient, item)
        assert patient.sees(name), item
        patient.press(ESC)
        assert patient.sees("start-check"), item


def test_settings_lead_to_what_is_seldom_wanted(patient: Patient, qtbot: QtBot) -> None:
    for name, there in (
        ("change-person", "save-person"),
        ("change-numbers", "save-numbers"),
        ("used-by", "continue"),
        ("report", "save-report"),
    ):
        qtbot.keyClick(patient.focused, Key.Key_Comma, CTRL)
        patient.wait()
        patient.click(name)
        assert patient.sees(there), name
        patient.press(ESC)
        assert patient.sees("start-check"), name


def test_a_place_leads_on_to_another_and_home(patient: Patient, qtbot: QtBot) -> None:
    choose(patient, Item.PRIVACY)
    choose(patient, Item.BACK_UP)
    choose(patient, Item.HOME)
    assert patient.sees("start-check")
    choose(patient, Item.SETTINGS)
    qtbot.keyClick(patient.focused, Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    patient.wait()
    assert patient.sees("start-check")


def test_ctrl_f_goes_to_the_field_to_find_in(house: House, open_window: Open, qtbot: QtBot) -> None:
    house.save(-8)
    patient = open_window()
    qtbot.keyClick(patient.focused, Key.Key_F, CTRL)
    patient.wait()
    assert patient.focused.objectName() == "find-records"
    patient.press(ESC)


def test_ctrl_q_closes_the_window(patient: Patient, qtbot: QtBot) -> None:
    qtbot.keyClick(patient.focused, Key.Key_Q, CTRL)
    assert not patient.window.isVisible()


def test_a_clinic_leads_back_to_its_list(nurse: Patient) -> None:
    assert offered(nurse) == {*ALWAYS, Item.BACK_UP, Item.PRIVACY, Item.SETTINGS}
    nurse.open_person("maria")
    assert {Item.PEOPLE, Item.LABEL} <= offered(nurse)
    choose(nurse, Item.SETTINGS)
    assert nurse.sees("merge-person")
    assert nurse.sees("archive-person")
    choose(nurse, Item.PRINT)
    assert nurse.sees("blank-session")
    choose(nurse, Item.PEOPLE)
    assert nurse.sees("find-people")


def test_no_menu_is_left_behind(patient: Patient) -> None:
    patient.click("menu")
    menu_of(patient).hide()
    open_menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    assert not any(one.isVisible() for one in open_menus)


def test_ctrl_p_prints_the_record_that_is_shown(
    house: House, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        PaperFlow, "print_record", lambda _flow, record: printed.append(record.short_id)
    )
    record = house.save(-8)
    patient = open_window()
    patient.open_record(0)
    qtbot.keyClick(patient.focused, Key.Key_P, CTRL)
    assert printed == [record.short_id]


def test_ctrl_p_asks_what_to_print_where_nothing_is_shown_that_can_be(
    patient: Patient, qtbot: QtBot
) -> None:
    qtbot.keyClick(patient.focused, Key.Key_P, CTRL)
    patient.wait()
    assert patient.sees("print-handout")
