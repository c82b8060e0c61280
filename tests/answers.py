"""Answers to whole checks, by question, as the command line and the window take them."""

from typing import Final

FIRST: Final[dict[str, str]] = {
    "prescribed": "yes",
    "feeling": "fine",
    "label": "here",
    "before": "no",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "cover": "none",
    "today": "none",
    "medicines": "none",
}
"""A first check that nothing stands against."""

LATER: Final[dict[str, str]] = {
    "feeling": "fine",
    "used": "no",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "reaction": "none",
    "cover": "none",
    "today": "none",
    "medicines-changed": "no",
    "missed": "none",
}
"""The same after a use that is on record; before any use nobody is asked for a reaction."""

UNUSED: Final[dict[str, str]] = {name: code for name, code in LATER.items() if name != "reaction"}
"""A later check of somebody who has not used the cream yet."""
