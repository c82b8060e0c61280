"""An act that is done under faults: what it begins with, what it does, and what is told then."""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ketcheck.records.store import Store
from tests.faults.form import form_of
from tests.faults.saving import Tell
from tests.faults.state import State, opened, strays

Do = Callable[[Path, Tell], None]

DONE: Final = "done"
"""What an act tells as soon as the user would be told."""
WRITES: Final = frozenset({"pwrite64", "write", "sendfile"})
NAMES: Final = frozenset({"rename", "renameat2", "link", "linkat", "unlink", "unlinkat"})
FAULTS: Final = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "SIGKILL": "signal=KILL"}


def data(folder: Path) -> Path:
    """The data folder in the folder of an act."""
    return folder / "data"


def of_store(folder: Path) -> State:
    """All rows of the store, and what it says of them itself."""
    return told_in(data(folder))


def told_in(folder: Path) -> State:
    """The same of the store in a data folder."""
    with closing(opened(folder)) as store:
        ways, is_sound = store.vault.slots_told(), store.verify().is_sound
        told = {"form": form_of(store.db), "sound": is_sound, "ways": ways}
    # What is in the making may hold the key, or a person who was erased.
    return told | {"strays": strays(folder)}


def on_store(change: Callable[[Store], object]) -> Do:
    """The act that opens the store and changes it; told as done before the store is closed."""

    def do(folder: Path, tell: Tell) -> None:
        with closing(opened(data(folder))) as store:
            change(store)
            tell(DONE)

    return do


def nothing_else(_before: State | None, _after: State) -> list[State]:
    """All or nothing."""
    return []


@dataclass(frozen=True)
class Act:
    """One act in a folder. Done again after it failed it succeeds; after that it changes nothing.

    `told` gives all that it may change. `between` gives what else may be told where it was not
    told as done: of acts that take more than one step. A control is done `without` a protection.
    """

    name: str
    prepare: Callable[[Path], None]
    do: Do
    told: Callable[[Path], State] = of_store
    between: Callable[[State | None, State], list[State]] = nothing_else
    changes_by: frozenset[str] = WRITES
    """System calls; it meets one of them."""
    without: Callable[[], AbstractContextManager[object]] | None = None
    shown_by: frozenset[str] = frozenset(FAULTS)
    """The faults that show what is not protected."""

    @property
    def is_control(self) -> bool:
        """Whether a protection is taken out."""
        return self.without is not None
