"""The side rail shows in bold letters where the person is, and nowhere else."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketcheck.ui.theme import Scheme, Theme
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.rail import Rail, Stop

TITLES = ("How you feel", "Amount and time", "Whole, healthy skin")


def show(rail: Rail, here: str) -> None:
    rail.show_stops([Stop("•", title, None, title == here) for title in TITLES])
    QApplication.processEvents()


def bold_in(rail: Rail) -> list[str]:
    return [words.text() for words in rail.findChildren(Words) if words.font().bold()]


def test_no_title_stays_bold_when_the_letters_are_made_larger(qtbot: QtBot) -> None:
    Theme(Scheme.LIGHT).apply()
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show()
    show(rail, TITLES[0])
    assert bold_in(rail) == [TITLES[0]]
    Theme(Scheme.LIGHT, 18).apply()
    QApplication.processEvents()
    show(rail, TITLES[2])
    assert bold_in(rail) == [TITLES[2]]
