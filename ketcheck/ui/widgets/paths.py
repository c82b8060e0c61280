"""Paths on screen: a long one goes on in the next line."""

from pathlib import Path

MAY_BREAK = "\u200b"
"""A space without width: a line may end there."""


def shown_path(path: Path) -> str:
    """The path, with a place to break after each part and within long names."""
    text = str(path)
    for sign in "/\\-_. ":
        text = text.replace(sign, f"{sign}{MAY_BREAK}")
    return text
