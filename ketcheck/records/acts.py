"""What the faces of the store share: each act is told as ours where it fails."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from ketcheck.errors import StoreDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, explained

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound="Acts")


class Acts:
    """Acts on the records of one data folder."""

    def __init__(self, folder: Path, db: RecordsDatabase) -> None:
        self.folder = folder
        # For the modules of `records` alone.
        self.db = db


def act(method: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """A method whose failures are told as ours; see `failures`."""

    @wraps(method)
    def wrapper(self: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with explained(self.folder):
                return method(self, *args, **kwargs)
        except StoreDamaged:
            # Sound records are still to be read, and nothing is once damage was met.
            with suppress(*DATABASE_ERRORS):
                self.db.reconnect()
            raise

    return wrapper
