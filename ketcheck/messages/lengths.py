"""Lengths of time in words: `2 hours 37 minutes`."""

from datetime import timedelta
from math import ceil

from ketcheck.messages.catalogue import counted

_HOUR = 60


def time_left(length: timedelta) -> str:
    """A length to wait, never shorter than it is: begun minutes count as whole."""
    minutes = max(ceil(length.total_seconds() / _HOUR), 0)
    hours, rest = divmod(minutes, _HOUR)
    parts = [
        counted("{count} hour", "{count} hours", hours) if hours else "",
        counted("{count} minute", "{count} minutes", rest) if rest or not hours else "",
    ]
    return " ".join(part for part in parts if part)
