"""An answer under the mouse does not look like one that is chosen."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ketcheck.ui.appearance.theme import Scheme, Theme
from ketcheck.ui.widgets.cards import AnswerCard


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_mouse_over_it_darkens_the_edge_and_fills_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scheme: Scheme
) -> None:
    theme = Theme(scheme)
    theme.apply()
    card = AnswerCard("yes", 1, "Yes")
    qtbot.addWidget(card)
    card.resize(400, 60)

    def colours() -> tuple[str, str]:
        """Of the middle of its ground, and of its edge."""
        image = card.grab().toImage()
        return image.pixelColor(390, 30).name(), image.pixelColor(200, 1).name()

    plain, edge = colours()
    monkeypatch.setattr(card, "underMouse", lambda: True)
    over, darker = colours()
    assert over == plain == QColor(theme.tokens.paper).name()
    assert (edge, darker) == (QColor(theme.tokens.edge).name(), QColor(theme.tokens.ink).name())
    card.setChecked(True)
    assert colours()[0] == QColor(theme.tokens.soft).name()
