"""What is covered by a lock answers to nobody: dialogs, menus and tables as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ketcheck.ui.protection.locking import Locking
from ketcheck.ui.shell.menu import ALWAYS, Item
from tests.ui.patient import Patient
from tests.ui.protection.test_locking import PERSON, TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")


@pytest.fixture
def lockable(patient: Patient) -> Patient:
    """Someone with two records and a passphrase."""
    for hours in (-50, -8):
        patient.house.save(hours)
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.window.protection_changed.emit()
    return patient


def texts(root: QWidget) -> dict[int, str]:
    """What answers in a widget, by its address, with its names and values."""
    interface = QAccessible.queryAccessibleInterface(root)
    return dict(_texts(interface)) if interface and interface.isValid() else {}


def _texts(one: QAccessibleInterface) -> Iterator[tuple[int, str]]:
    said = (one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
    yield QAccessible.uniqueId(one), " ".join(said)
    for place in range(one.childCount()):
        child = one.child(place)
        if child:
            yield from _texts(child)


def answering(known: dict[int, str], window: QWidget) -> list[str]:
    """What still answers at those addresses, beside what the locked window shows."""
    shown = texts(window)
    return [
        known[one] for one in known if one not in shown and QAccessible.accessibleInterface(one)
    ]


def test_a_table_of_records_is_covered_with_its_cells(lockable: Patient) -> None:
    lockable.choose_in_menu(Item.RECORDS)
    before = texts(lockable.window)
    assert any(PERSON in said for said in before.values())
    lockable.click("lock")
    assert answering(before, lockable.window) == []
    unlock(lockable)
    after = texts(lockable.window)
    assert {*before.values()} <= {*after.values()}


def test_messages_are_covered_also_those_that_were_read(lockable: Patient) -> None:
    """A message is over, and its box may still be there."""
    box = QMessageBox(lockable.window)
    box.setText(f"{PERSON} has a STOP.")
    box.show()
    lockable.wait()
    over = QMessageBox(lockable.window)
    over.setText(f"{PERSON} is on file.")
    before = {**texts(box), **texts(over)}
    assert sum(PERSON in said for said in before.values()) >= 2
    lockable.window.lock_wanted.emit()
    assert not box.isVisible()
    assert answering(before, lockable.window) == []


def test_the_menus_of_the_window_can_be_read_while_it_is_locked(lockable: Patient) -> None:
    lockable.click("lock")
    said = " ".join(texts(lockable.window.menu).values())
    assert "Help" in said


@pytest.mark.parametrize("item", sorted(set(Item) - ALWAYS))
def test_an_item_that_is_hidden_leads_nowhere(lockable: Patient, item: Item) -> None:
    lockable.choose_in_menu(Item.SETTINGS)
    lockable.click("change-numbers")
    lockable.fill({"emergency": "91"})
    lockable.click("lock")
    action = next(one for one in lockable.window.menu.actions() if one.objectName() == item)
    action.trigger()
    lockable.wait()
    assert QApplication.activeModalWidget() is None
    assert lockable.sees("passphrase")
    unlock(lockable)
    assert lockable.see("emergency").text() == "91"  # type: ignore[attr-defined]


def test_what_comes_up_behind_a_locked_window_is_covered_too(lockable: Patient) -> None:
    lockable.click("lock")
    screen = QMessageBox()
    screen.setText(PERSON)
    lockable.window.show_screen(screen, "", None)
    assert texts(screen) == {}
    locking = lockable.window.findChild(Locking)
    assert locking
    assert locking.is_locked
    unlock(lockable)
