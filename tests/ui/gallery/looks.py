"""The looks of a gallery: a size of text, colors, a direction and a size of window."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ketcheck.ui.appearance.theme import Scheme


@dataclass(frozen=True)
class Look:
    """How the window looks on one round."""

    points: int = 15
    scheme: Scheme = Scheme.LIGHT
    size: tuple[int, int] = (1080, 740)
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight


LOOKS = {
    "light": Look(),
    "dark": Look(scheme=Scheme.DARK),
    "contrast": Look(scheme=Scheme.CONTRAST),
    "small": Look(size=(1024, 700)),
    "largest": Look(points=28, size=(1024, 700)),
    "right-to-left": Look(direction=Qt.LayoutDirection.RightToLeft),
    "wide": Look(size=(1920, 1080)),
    "session": Look(size=(1280, 800)),
    "175-percent": Look(size=(780, 400)),
    "200-percent": Look(size=(640, 360)),
}
"""The last two are screens of 1366x768 and 1280x800 at that scale, without the desktop's bars."""
