"""The sentences that belong to the sheets themselves, as the templates read them too."""

import tomllib
from functools import cache
from typing import Any

from ketcheck.resources import resource


@cache
def sheet_words() -> dict[str, Any]:
    """`resources/sheets/words.toml`, by part."""
    return tomllib.loads(resource("sheets", "words.toml").read_text(encoding="utf-8"))
