"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called with how much is done of how much; what it raises, `Cancelled` above all, stops the work.

The two count pages of the file or records, and may begin anew where the work has several parts.
"""


def unheard(_done: int, _total: int) -> None:
    """For work that nobody watches."""
