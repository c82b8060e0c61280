"""What a check of the records names as damaged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written; `where` is a short id, or a place."""

    where: str
    why: str
