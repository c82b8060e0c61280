"""The text size and the colours that were chosen, kept beside the records.

In a plain file: the window is dressed before the key is there, and a text size says nothing of
anybody's health.
"""

import json
from pathlib import Path

from ketcheck.records.private_files import write_whole
from ketcheck.ui.appearance.theme import DEFAULT_TEXT_SIZE, TEXT_SIZES, Scheme, Theme

LOOK_FILE = "look.json"


def read_look(folder: Path) -> Theme:
    """The theme that was kept; the usual one where there is none or it does not read."""
    try:
        kept = json.loads((folder / LOOK_FILE).read_text(encoding="utf-8"))
        size, scheme = kept["text_size"], Scheme(kept["scheme"])
    except (OSError, ValueError, KeyError, TypeError):
        return Theme()
    return Theme(scheme, size if size in TEXT_SIZES else DEFAULT_TEXT_SIZE)


def keep_look(folder: Path, theme: Theme) -> None:
    """Keep a theme; OSError where the folder can't be written."""
    kept = {"text_size": theme.text_size, "scheme": theme.scheme.value}
    write_whole(folder / LOOK_FILE, json.dumps(kept).encode())
