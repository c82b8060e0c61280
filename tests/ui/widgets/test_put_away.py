"""What was put away answers to nobody: neither at an address of before, nor when it changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.put_away import bring_back, is_put_away, put_away
from ketcheck.ui.widgets.speech import announce

NAME = "Maria Alvarez"


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[QWidget]:
    """A heading, words, a field, a choice and a table, all with a name in them."""
    made = QWidget()
    column = QVBoxLayout(made)
    table = QTableWidget(1, 1)
    table.setItem(0, 0, QTableWidgetItem(NAME))
    choice = QComboBox()
    choice.addItem(NAME)
    for widget in (Heading(NAME), Words(NAME), QLineEdit(NAME), choice, table):
        column.addWidget(widget)
    qtbot.addWidget(made)
    yield made
    bring_back()


def addresses(root: QWidget) -> dict[int, str]:
    """Each object that answers, by its address, and its name or value."""
    found: dict[int, str] = {}
    for one in (root, *root.findChildren(QObject)):
        for each in _with_children(QAccessible.queryAccessibleInterface(one)):
            said = each.text(QAccessible.Text.Name) + each.text(QAccessible.Text.Value)
            found[QAccessible.uniqueId(each)] = said
    return found


def _with_children(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface:
        yield interface
        yield from filter(None, map(interface.child, range(interface.childCount())))


def test_it_answers_at_no_address_of_before(screen: QWidget) -> None:
    before = addresses(screen)
    assert sum(NAME in said for said in before.values()) >= 5
    put_away(screen)
    assert [one for one in before if QAccessible.accessibleInterface(one)] == []


def test_what_changes_meanwhile_says_nothing(screen: QWidget) -> None:
    put_away(screen)
    screen.findChild(Words).setText(f"{NAME} has a STOP")
    screen.layout().addWidget(Words(NAME))
    assert set(addresses(screen).values()) == {""}
    interface = QAccessible.queryAccessibleInterface(screen.findChild(QLineEdit))
    assert interface
    assert not interface.isValid()
    assert interface.childCount() == 0
    assert interface.parent() is None
    assert not interface.actionInterface()
    assert not interface.editableTextInterface()


def test_brought_back_it_answers_as_it_is_by_then(screen: QWidget) -> None:
    before = addresses(screen)
    put_away(screen)
    screen.findChild(QLineEdit).setText("Bob Brown")
    addresses(screen)
    bring_back()
    after = addresses(screen)
    assert len(after) == len(before)
    assert sum(NAME in said for said in after.values()) >= 4
    assert "Bob Brown" in after.values()


def test_only_what_is_in_it_is_put_away(screen: QWidget, qtbot: QtBot) -> None:
    other = Words(NAME)
    qtbot.addWidget(other)
    put_away(screen)
    assert is_put_away(screen.findChild(Heading))
    assert not is_put_away(other)
    assert NAME in addresses(other).values()


def test_what_has_gone_meanwhile_is_no_matter(screen: QWidget) -> None:
    gone = QWidget()
    put_away(gone)
    put_away(screen)
    gone.deleteLater()
    del gone
    bring_back()
    assert not is_put_away(screen)


def test_nothing_is_said_aloud_from_behind(
    screen: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    words = screen.findChild(Words)
    announce(words, NAME)
    assert len(said) == 1
    put_away(screen)
    announce(words, NAME)
    assert len(said) == 1
