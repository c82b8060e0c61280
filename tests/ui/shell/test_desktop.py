"""The window follows the desktop while it runs: dark or light, and the size of its words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ketcheck.ui.appearance.theme import DARK, LIGHT, TEXT_SIZES, Scheme, Theme, base_font
from ketcheck.ui.shell.window import Window


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    theme = Theme(Scheme.SYSTEM)
    theme.apply()
    made = Window(theme)
    made.show()
    yield made
    # At once: one that lives on follows the desktop in the next test as well.
    delete(made)
    Theme(Scheme.LIGHT).apply()
    qapp.processEvents()


class Hints:
    """What the desktop says of its colors."""

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self.scheme


def turn(monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme) -> None:
    real = QGuiApplication.styleHints()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints(scheme))
    real.colorSchemeChanged.emit(scheme)


def test_it_turns_dark_and_light_with_the_desktop(
    window: Window, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    told: list[bool] = []
    window.look_changed.connect(lambda: told.append(True))
    turn(monkeypatch, Qt.ColorScheme.Dark)
    assert qapp.property("tokens") == DARK
    monkeypatch.undo()
    turn(monkeypatch, Qt.ColorScheme.Light)
    assert qapp.property("tokens") == LIGHT
    assert len(told) == 2


def test_colors_that_were_chosen_stay(
    window: Window, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    window.set_scheme(Scheme.LIGHT)
    turn(monkeypatch, Qt.ColorScheme.Dark)
    assert qapp.property("tokens") == LIGHT


@pytest.mark.parametrize(("points", "expected"), [(9, 15), (11, 15), (12, 15), (16.5, 22.5)])
def test_words_grow_with_those_of_the_desktop(
    window: Window, monkeypatch: pytest.MonkeyPatch, points: float, expected: float
) -> None:
    font = QFont()
    font.setPointSizeF(points)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _which: font)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    assert QApplication.font().pointSizeF() == pytest.approx(expected)


def test_no_words_are_larger_than_pages_can_hold() -> None:
    assert base_font(22, 2.0).pointSizeF() == TEXT_SIZES[-1]
    assert base_font(28, 2.0).pointSizeF() == TEXT_SIZES[-1]
