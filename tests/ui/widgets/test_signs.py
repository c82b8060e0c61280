"""Marks and signs: each is another shape, in any colors, and grows with the text."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from ketcheck.ui.widgets.marks import Mark, mark_pixmap
from ketcheck.ui.widgets.signs import Drawing, Picture, Sign, picture_of

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])
SAME = {Level.URGENT}
"""As a STOP: it is told apart by what stands around it."""


def bits(drawing: Drawing) -> bytes:
    """Where it has ink, whatever its color: the alpha of each dot."""
    image = picture_of(drawing, 40, 1.0).toImage().createAlphaMask()
    return bytes(image.bits())


@SCHEMES
def test_each_is_another_shape(qapp: QApplication, tokens: Tokens) -> None:
    qapp.setProperty("tokens", tokens)
    drawings = [*(level for level in Level if level not in SAME), *Sign]
    shapes = {drawing: bits(drawing) for drawing in drawings}
    # Begun and "still there" are one shape, in places where only one of them can be.
    assert shapes.pop(Sign.SKIN_STAYS) == shapes[Sign.BEGUN]
    assert len(set(shapes.values())) == len(shapes)
    qapp.setProperty("tokens", LIGHT)


def test_they_grow_with_the_text(qtbot: QtBot) -> None:
    theme = Theme()
    theme.apply()
    mark, picture = Mark(Level.OK, 20), Picture(Sign.USE)
    for widget in (mark, picture):
        qtbot.addWidget(widget)
        widget.show()
    before = mark.width(), picture.width()
    theme.text_size = 28
    theme.apply()
    after = mark.width(), picture.width()
    assert after[0] == pytest.approx(before[0] * 28 / 15, abs=1)
    assert after[1] == pytest.approx(before[1] * 28 / 15, abs=2)
    Theme().apply()


def test_a_picture_for_a_list_is_sharp() -> None:
    pixmap = mark_pixmap(Level.STOP, 18, 2.0)
    assert pixmap.width() == 36
