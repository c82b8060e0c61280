"""From the name of a command to what it does, with the store open around it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from ketcheck.commands import clearing, keeping, keys, listing, paper, people, recording
from ketcheck.commands.asking import open_asking
from ketcheck.commands.running import DAMAGED, Arguments
from ketcheck.errors import StoreDamaged
from ketcheck.records.clock import Clock, now_here
from ketcheck.records.store import Store

_WAIT: Final = 1.0
"""Seconds that another command, or a window that closes, has to let go of the folder."""

_COMMANDS: Final[dict[str, Callable[[Store, Arguments, Clock], int]]] = {
    "record": recording.record,
    "list": listing.list_rows,
    "show": listing.show,
    "people": people.people,
    "clear": clearing.clear,
    "sheet": paper.sheet,
    "keys": keys.keys,
    "report": keeping.report,
    "verify": keeping.verify,
    "backup": keeping.backup,
    "restore": keeping.restore,
}


def run(folder: Path, arguments: Arguments, clock: Clock = now_here) -> int:
    """Run the command that the arguments name; its exit code."""
    if arguments.command == "blank":
        return paper.blank(folder, arguments)
    try:
        with closing(open_asking(folder, wait=_WAIT)) as store:
            return _COMMANDS[arguments.command](store, arguments, clock)
    except StoreDamaged as error:
        if arguments.command != "verify":
            raise
        print(error)
        return DAMAGED
