"""From one token table to palette, fonts and style sheet: light, dark, high contrast."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ketcheck.checklist.level import Level
from ketcheck.resources import resource
from ketcheck.ui.appearance.going_on import set_going_on

TEXT_SIZES = (13, 15, 18, 22, 28)
"""Base sizes in points that a user can choose."""
DEFAULT_TEXT_SIZE = 15
RADIUS = 12
MARGIN = 40
QUESTION_SCALE = 1.6
_USUAL_POINTS = 13.0 if sys.platform == "darwin" else 11.0
_NOTED_SCALE = 1.15
"""Desktops differ by less than that where nobody has chosen larger words."""
_FALLBACK_FAMILIES = ("Noto Sans Arabic", "Noto Emoji")


class Scheme(StrEnum):
    """Which colors are shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Tokens:
    """Colors by what they mean. Text stands at 7:1, marks and borders at 3:1 on their ground."""

    ink: str
    muted: str
    line: str
    edge: str
    paper: str
    ground: str
    brand: str
    on_brand: str
    soft: str
    focus: str
    ok: str
    ok_soft: str
    ask: str
    ask_soft: str
    stop: str
    stop_soft: str
    past: str
    past_soft: str
    band: str
    on_band: str

    def of(self, level: Level) -> tuple[QColor, QColor]:
        """Color of a level and the soft ground that goes with it."""
        name = "stop" if level is Level.URGENT else level.value
        return QColor(getattr(self, name)), QColor(getattr(self, f"{name}_soft"))


LIGHT = Tokens(
    ink="#16212B",
    muted="#43505C",
    line="#C9D3DA",
    edge="#6B7A86",
    paper="#FFFFFF",
    ground="#F4F6F7",
    brand="#0A5665",
    on_brand="#FFFFFF",
    soft="#E3F0F2",
    focus="#0A5665",
    ok="#155A38",
    ok_soft="#E4F3EA",
    ask="#744600",
    ask_soft="#FFF1D6",
    stop="#981B1B",
    stop_soft="#FCE8E6",
    past="#43505C",
    past_soft="#EBEEF0",
    band="#981B1B",
    on_band="#FFFFFF",
)
DARK = Tokens(
    ink="#F1F5F7",
    muted="#C2CED6",
    line="#3A4852",
    edge="#8496A3",
    paper="#1B252C",
    ground="#12191E",
    brand="#8FD5E2",
    on_brand="#08252B",
    soft="#1F3C44",
    focus="#8FD5E2",
    ok="#8FE0B0",
    ok_soft="#17352A",
    ask="#FFD48A",
    ask_soft="#3B2E12",
    stop="#FFB4AE",
    stop_soft="#451D1D",
    past="#C2CED6",
    past_soft="#232E35",
    band="#7A1414",
    on_band="#FFFFFF",
)
CONTRAST = Tokens(
    ink="#000000",
    muted="#000000",
    line="#000000",
    edge="#000000",
    paper="#FFFFFF",
    ground="#FFFFFF",
    brand="#00343E",
    on_brand="#FFFFFF",
    soft="#FFFFFF",
    focus="#0000C8",
    ok="#00401F",
    ok_soft="#FFFFFF",
    ask="#5A3000",
    ask_soft="#FFFFFF",
    stop="#7A0000",
    stop_soft="#FFFFFF",
    past="#000000",
    past_soft="#FFFFFF",
    band="#7A0000",
    on_band="#FFFFFF",
)
_BY_SCHEME = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


class Theme:
    """The colors and the text size in force; `apply` dresses the whole application."""

    def __init__(self, scheme: Scheme = Scheme.SYSTEM, text_size: int = DEFAULT_TEXT_SIZE) -> None:
        self.scheme = scheme
        self.text_size = text_size
        self.goes_on = True
        """Whether a clear answer leads on to the next question by itself."""
        self._applied: tuple[object, ...] = ()

    @property
    def tokens(self) -> Tokens:
        """The tokens of the scheme; of the desktop's own where none is chosen."""
        if self.scheme is not Scheme.SYSTEM:
            return _BY_SCHEME[self.scheme]
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    @property
    def is_changed(self) -> bool:
        """Whether it looks other than it was applied: the desktop's look is another now."""
        return self._applied != self._in_force

    @property
    def _in_force(self) -> tuple[object, ...]:
        screen = QGuiApplication.primaryScreen()
        return self.tokens, self._font, screen.logicalDotsPerInch() if screen else 0

    @property
    def _font(self) -> QFont:
        return base_font(self.text_size, desktop_text_scale())

    def apply(self) -> None:
        """Set style, fonts, palette and style sheet of the application; open windows follow."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if app.property("tokens") is None:
            app.setStyle(QStyleFactory.create("Fusion"))
        # Palette and sheet, not setColorScheme: that does nothing on a bare X display.
        self._applied = self._in_force
        app.setFont(self._font)
        app.setPalette(_palette(self.tokens))
        app.setProperty("tokens", self.tokens)
        set_going_on(by_itself=self.goes_on)
        app.setStyleSheet(_style_sheet(self.tokens))


def current_tokens() -> Tokens:
    """The tokens that the application is dressed in, for widgets that paint themselves."""
    app = QApplication.instance()
    tokens = app.property("tokens") if app else None
    return tokens if isinstance(tokens, Tokens) else LIGHT


def desktop_text_scale() -> float:
    """How much larger than usual the desktop shows its own words; never less than 1.

    Its dots per inch Qt takes into account by itself; this is of the size of its font.
    """
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    scale = points / _USUAL_POINTS
    return scale if scale >= _NOTED_SCALE else 1.0


def base_font(text_size: int, scale: float = 1.0) -> QFont:
    """The bundled type made for low vision, at that many points, or as many as pages hold."""
    font = QFont()
    font.setFamilies([_family(), *_FALLBACK_FAMILIES])
    font.setPointSizeF(max(text_size, min(TEXT_SIZES[-1], text_size * scale)))
    return font


def scaled(scale: float, *, bold: bool = False) -> QFont:
    """The application's font, larger or smaller."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    return font


def set_kind(widget: QWidget, kind: str) -> None:
    """Say what a widget is, for the style sheet: `primary`, `quiet`, `link`, and so on."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    # One that was never shown is dressed when it is: each dressing takes a while.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def load_fallback_fonts() -> None:
    """Bring the bundled letters that the base font lacks, for names in other scripts."""
    for path in sorted(resource("fonts").glob("Noto*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def _family() -> str:
    # All are loaded, each weight from a file of its own; they are of one family.
    return next(iter([*_bundled_families()]), "")


def _bundled_families() -> Iterator[str]:
    for path in sorted(resource("fonts").glob("AtkinsonHyperlegibleNext*.ttf")):
        loaded = QFontDatabase.addApplicationFont(str(path))
        yield from QFontDatabase.applicationFontFamilies(loaded)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.ground,
        role.WindowText: tokens.ink,
        role.Base: tokens.paper,
        role.AlternateBase: tokens.ground,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.paper,
        role.ButtonText: tokens.ink,
        role.Highlight: tokens.brand,
        role.HighlightedText: tokens.on_brand,
        role.ToolTipBase: tokens.paper,
        role.ToolTipText: tokens.ink,
        role.Link: tokens.brand,
        role.Mid: tokens.line,
    }
    palette = QPalette()
    for name, color in colors.items():
        palette.setColor(name, QColor(color))
    return palette


def _style_sheet(tokens: Tokens) -> str:
    sheet = Template(resource("theme", "ketcheck.qss").read_text(encoding="utf-8"))
    colors = {item.name: getattr(tokens, item.name) for item in fields(tokens)}
    shade, other = ("dark", "light") if tokens is DARK else ("light", "dark")
    icons = resource("icons").as_posix()
    return sheet.substitute(colors, radius=RADIUS, icons=icons, shade=shade, other=other)
