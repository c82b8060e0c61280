"""Every color stands out from the ground it is used on, computed as WCAG 2.2 does."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from ketcheck.checklist.level import Level
from ketcheck.resources import resource
from ketcheck.ui.appearance.theme import CONTRAST, DARK, LIGHT, Tokens

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])

TEXT = 7.0
SHAPES = 3.0

TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "muted", "brand") for ground in ("paper", "ground")),
    *((text, "soft") for text in ("ink", "muted", "brand")),
    ("on_brand", "brand"),
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
]


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PROPERTY = re.compile(r"(?<![\w-])(color|background|border|border-[a-z-]+)\s*:\s*([^;]+)")
TOKEN = re.compile(r"\$(\w+)")
PARTS = {"line"}
"""Lines part what is parted by room and words as well: none has to be seen."""


def rules() -> list[tuple[str, dict[str, str]]]:
    """Selectors of the style sheet with the tokens of their colors, by property."""
    sheet = resource("theme", "ketcheck.qss").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    found = []
    for selector, body in RULE.findall(bare):
        tokens = {name: TOKEN.findall(value) for name, value in PROPERTY.findall(body)}
        found.append((selector.strip(), {name: one[0] for name, one in tokens.items() if one}))
    return found


def pairs_of_sheet() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Words on their ground, and edges on theirs, as the style sheet has them."""
    texts, edges = set(), set()
    for selector, colors in rules():
        ground = colors.get("background")
        on = [ground] if ground else grounds_of(selector)
        if "color" in colors:
            texts |= {(colors["color"], one) for one in on}
        for name, token in colors.items():
            if name.startswith("border") and token not in PARTS and token != ground:
                edges |= {(token, one) for one in on}
    return texts, edges


def grounds_of(selector: str) -> list[str]:
    """What a rule without a ground of its own is seen on."""
    level = re.search(r'level="(\w+)"', selector)
    if level and level[1] in {"ok", "ask", "stop", "urgent", "past"}:
        return [f"{'stop' if level[1] == 'urgent' else level[1]}_soft"]
    if ":hover" in selector:
        # The edge darkens against the page round it, whatever the button is filled with.
        return ["paper", "ground"]
    if any(f'kind="{kind}' in selector for kind in ("band", "alarm")):
        return ["band"]
    if 'kind="primary"' in selector:
        return ["brand"]
    return ["paper", "ground"]


def contrast(one: str, other: str) -> float:
    """The ratio of two colors, 1 to 21 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def low_pairs(tokens: Tokens, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    colors = asdict(tokens)
    ratios = {f"{a} on {b}": contrast(colors[a], colors[b]) for a, b in pairs}
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
def test_what_the_style_sheet_puts_together_stands_out(tokens: Tokens) -> None:
    texts, edges = pairs_of_sheet()
    assert len(texts) >= 15
    assert low_pairs(tokens, sorted(texts), TEXT) == {}
    assert low_pairs(tokens, sorted(edges), SHAPES) == {}


@SCHEMES
@pytest.mark.parametrize("level", Level)
def test_each_level_has_its_colors(tokens: Tokens, level: Level) -> None:
    color, soft = tokens.of(level)
    name = "stop" if level is Level.URGENT else level.value
    assert color == QColor(getattr(tokens, name))
    assert soft == QColor(getattr(tokens, f"{name}_soft"))


def test_every_token_is_looked_at() -> None:
    looked_at = {name for pair in TEXT_ON_GROUND + SHAPE_ON_GROUND for name in pair}
    assert set(asdict(LIGHT)) - looked_at == PARTS
