"""From the name of a command to what it does, with the store open around it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from ketcheck.commands import (
    clearing,
    keys,
    listing,
    merging,
    paper,
    people,
    recording,
    reporting,
    safekeeping,
    striking,
    using,
)
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
    "use": using.use,
    "strike": striking.strike_out,
    "clear": clearing.clear,
    "merge": merging.merge,
    "sheet": paper.sheet,
    "handout": paper.handout,
    "keys": keys.keys,
    "report": reporting.report,
    "verify": safekeeping.verify,
    "accept-loss": safekeeping.accept_loss,
    "backup": safekeeping.backup,
    "restore": safekeeping.restore,
    "salvage": safekeeping.salvage,
    "erase": safekeeping.erase,
}

_SAVING: Final = frozenset({"record", "use", "strike", "clear", "merge"})
"""After these the day's copy is due."""


def run(folder: Path, arguments: Arguments, clock: Clock = now_here) -> int:
    """Run the command that the arguments name; its exit code."""
    if arguments.command == "blank":
        return paper.blank(folder, arguments)
    try:
        as_it_is = arguments.command == "salvage"
        with closing(open_asking(folder, wait=_WAIT, as_it_is=as_it_is)) as store:
            code = _COMMANDS[arguments.command](store, arguments, clock)
            if arguments.command in _SAVING:
                safekeeping.keep_safe(store, clock)
            return code
    except StoreDamaged as error:
        if arguments.command != "verify":
            raise
        print(error)
        return DAMAGED
