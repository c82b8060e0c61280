"""From the name of a command to what it does, with the store open around it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from ketcheck.commands import keeping, listing, paper, recording
from ketcheck.commands.running import DAMAGED, Arguments
from ketcheck.errors import StoreDamaged
from ketcheck.records.clock import Clock, now_here
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store

_WAIT: Final = 1.0
"""Seconds that another command, or a window that closes, has to let go of the folder."""

_COMMANDS: Final[dict[str, Callable[[Store, Arguments, Clock], int]]] = {
    "record": recording.record,
    "list": listing.list_rows,
    "show": listing.show,
    "sheet": paper.sheet,
    "handout": paper.handout,
    "verify": keeping.verify,
    "backup": keeping.backup,
    "restore": keeping.restore,
}


def run(folder: Path, arguments: Arguments, clock: Clock = now_here) -> int:
    """Run the command that the arguments name; its exit code."""
    if arguments.command == "blank":
        return paper.blank(arguments)
    try:
        with closing(open_store(folder, wait=_WAIT)) as store:
            return _COMMANDS[arguments.command](store, arguments, clock)
    except StoreDamaged as error:
        if arguments.command != "verify":
            raise
        print(error)
        return DAMAGED
