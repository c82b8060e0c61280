"""The text size, the colors and the window's place that were chosen, kept beside the records.

In a plain file: the window is dressed before the key is there, and a text size says nothing of
anybody's health.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ketcheck.records.private_files import write_whole
from ketcheck.ui.appearance.theme import DEFAULT_TEXT_SIZE, TEXT_SIZES, Scheme, Theme

LOOK_FILE = "look.json"
_FARTHEST = 100_000


@dataclass(frozen=True)
class Place:
    """Where the window stands on the desktop with its frame, and how large it is without.

    A plain class: the models take longer to load than the window takes to be painted.
    """

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether these are numbers that a desktop can have."""
        numbers = (self.x, self.y, self.width, self.height)
        are_numbers = all(type(one) is int and abs(one) <= _FARTHEST for one in numbers)
        return are_numbers and self.width > 0 < self.height and type(self.maximized) is bool


def read_look(folder: Path) -> Theme:
    """The theme that was kept; the usual one where there is none or it does not read."""
    kept = _read(folder)
    try:
        size, scheme = kept["text_size"], Scheme(kept["scheme"])
    except (ValueError, KeyError, TypeError):
        return Theme()
    theme = Theme(scheme, size if size in TEXT_SIZES else DEFAULT_TEXT_SIZE)
    theme.goes_on = kept.get("goes_on") is not False
    return theme


def keep_look(folder: Path, theme: Theme) -> None:
    """Keep a theme; OSError where the folder can't be written."""
    chosen = {"text_size": theme.text_size, "scheme": theme.scheme.value}
    _keep(folder, {**chosen, "goes_on": theme.goes_on})


def read_place(folder: Path) -> Place | None:
    """The place of the window that was kept, if one was and it reads."""
    try:
        place = Place(**_read(folder)["window"])
    except (KeyError, TypeError):
        return None
    return place if place.is_sound else None


def keep_place(folder: Path, place: Place) -> None:
    """Keep the place of the window; OSError where the folder can't be written."""
    _keep(folder, {"window": asdict(place)})


def _read(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / LOOK_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(folder: Path, changed: dict[str, Any]) -> None:
    write_whole(folder / LOOK_FILE, json.dumps(_read(folder) | changed).encode())
