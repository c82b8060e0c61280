"""The side rail shows in bold letters where the person is, and nowhere else."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketcheck.ui.appearance.theme import Scheme, Theme
from ketcheck.ui.wizard.rail import Rail, Stop

TITLES = ("How you feel", "Amount and time", "Whole, healthy skin")


def new_rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.resize(320, 300)
    rail.show()
    return rail


def shown(rail: Rail, here: str) -> QImage:
    rail.show_stops([Stop("1", title, None, title == here) for title in TITLES])
    QApplication.processEvents()
    return rail.grab().toImage()


def test_no_title_stays_bold_when_the_letters_are_made_larger(qtbot: QtBot) -> None:
    Theme(Scheme.LIGHT).apply()
    rail = new_rail(qtbot)
    shown(rail, TITLES[0])
    shown(rail, TITLES[1])
    Theme(Scheme.LIGHT, 18).apply()
    QApplication.processEvents()
    assert shown(rail, TITLES[2]) == shown(new_rail(qtbot), TITLES[2])
