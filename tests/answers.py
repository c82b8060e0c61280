"""Answers to whole checks, by question, as the command line and the window take them."""

from typing import Final

FIRST: Final[dict[str, str]] = {
    "prescribed": "yes",
    "feeling": "fine",
    "label": "here",
    "timing": "due",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "reaction": "first",
    "cover": "none",
    "medicines": "none",
    "missed": "first",
}
"""A first check that nothing stands against."""

LATER: Final[dict[str, str]] = {
    "feeling": "fine",
    "applied": "yes",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "reaction": "none",
    "cover": "none",
    "medicines-changed": "no",
    "missed": "none",
}
"""The same after a use."""
