"""The sentences that belong to the sheets themselves, as the templates read them too."""

from functools import cache
from typing import Any

import tomli

from ketcheck.resources import resource


@cache
def sheet_words() -> dict[str, Any]:
    """`resources/sheets/words.toml`, by part."""
    return tomli.loads(resource("sheets", "words.toml").read_text(encoding="utf-8"))
