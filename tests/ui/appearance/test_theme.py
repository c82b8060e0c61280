"""Every colour stands out from the ground it is used on, computed as WCAG 2.2 does."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import CONTRAST, DARK, LIGHT, Tokens

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])

TEXT = 7.0
SHAPES = 3.0

TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "muted", "brand") for ground in ("paper", "ground")),
    *((text, "soft") for text in ("ink", "muted", "brand")),
    ("on_brand", "brand"),
    ("on_hero", "hero"),
    *((level, ground) for level in ("ok", "ask", "stop") for ground in ("paper", f"{level}_soft")),
    ("stop", "ground"),
    *(("ink", f"{level}_soft") for level in ("ok", "ask", "stop", "past")),
    *(("past", ground) for ground in ("paper", "ground", "past_soft")),
    ("on_band", "band"),
]
SHAPE_ON_GROUND = [
    *((edge, ground) for edge in ("edge", "focus") for ground in ("paper", "ground", "soft")),
    *((level, ground) for level in ("ok", "ask", "stop") for ground in ("paper", "ground")),
    *((level, f"{level}_soft") for level in ("ok", "ask", "stop")),
    ("brand", "paper"),
    ("brand", "soft"),
    ("on_brand", "brand"),
    ("paper", "ok"),
    ("paper", "ask"),
    ("paper", "stop"),
    ("on_hero", "hero"),
    ("ring", "hero"),
]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def low_pairs(tokens: Tokens, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    colours = asdict(tokens)
    ratios = {f"{a} on {b}": contrast(colours[a], colours[b]) for a, b in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@SCHEMES
def test_text_stands_out(tokens: Tokens) -> None:
    assert low_pairs(tokens, TEXT_ON_GROUND, TEXT) == {}


@SCHEMES
def test_marks_and_edges_stand_out(tokens: Tokens) -> None:
    assert low_pairs(tokens, SHAPE_ON_GROUND, SHAPES) == {}


@SCHEMES
@pytest.mark.parametrize("level", Level)
def test_each_level_has_its_colours(tokens: Tokens, level: Level) -> None:
    colour, soft = tokens.of(level)
    name = "stop" if level is Level.URGENT else level.value
    assert colour == QColor(getattr(tokens, name))
    assert soft == QColor(getattr(tokens, f"{name}_soft"))


def test_every_token_is_looked_at() -> None:
    looked_at = {name for pair in TEXT_ON_GROUND + SHAPE_ON_GROUND for name in pair}
    # Lines part what is parted by room and words as well: none has to be seen.
    assert set(asdict(LIGHT)) - looked_at == {"line"}
