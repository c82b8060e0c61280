"""From the name of a command to what it does, with the store open around it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from ketcheck.arguments import DATA_FOLDER
from ketcheck.commands import (
    clearing,
    content_check,
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
from ketcheck.errors import Refused, StoreDamaged
from ketcheck.records.clock import Clock, now_here
from ketcheck.records.opening import holds_records
from ketcheck.records.store import Store

_WAIT: Final = 1.0
"""Seconds that another command, or a window that closes, has to let go of the folder."""

_COMMANDS: Final[dict[str, Callable[[Store, Arguments, Clock], int]]] = {
    "record": recording.record,
    "use": using.use,
    "list": listing.list_rows,
    "show": listing.show,
    "people": people.people,
    "strike": striking.strike_out,
    "clear": clearing.clear,
    "merge": merging.merge,
    "sheet": paper.sheet,
    "handout": paper.handout,
    "keys": keys.keys,
    "key change": keys.change,
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
_READING: Final = frozenset({"list", "show", "people", "sheet", "handout", "report", "verify"})
"""These go through in a folder that can't be written, too."""


def run(folder: Path, arguments: Arguments, clock: Clock = now_here) -> int:
    """Run the command that the arguments name; its exit code."""
    if arguments.command == "blank":
        return paper.blank(folder, arguments)
    if arguments.command == "content check":
        return content_check.check(arguments)
    if not (_begins_records(arguments) or holds_records(folder)):
        raise Refused(
            f"There are no records in {folder.absolute()}. Check the spelling in --data "
            f"or {DATA_FOLDER}. Nothing was created there."
        )
    try:
        command = arguments.command
        as_it_is, to_read = command == "salvage", command in _READING
        keyring = holds_records(folder) or not _wants_key_file(arguments)
        opened = open_asking(
            folder, wait=_WAIT, as_it_is=as_it_is, to_read=to_read, keyring=keyring
        )
        with closing(opened) as store:
            code = _COMMANDS[arguments.command](store, arguments, clock)
            if arguments.command in _SAVING:
                safekeeping.keep_safe(store, clock)
            return code
    except StoreDamaged as error:
        if arguments.command != "verify":
            raise
        print(error)
        return DAMAGED


def _wants_key_file(arguments: Arguments) -> bool:
    """Whether new records are to begin without the keyring, which may never answer."""
    return arguments.command == "keys" and bool(arguments.key_file == keys.ON)


def _begins_records(arguments: Arguments) -> bool:
    """Whether the command may make new records; looking must not, where --data is mistyped."""
    match arguments.command:
        case "record":
            return True
        case "restore":
            return not arguments.look
        case "keys":
            changes = ("add", "change", "remove", "code", "keyring", "key_file")
            return any(getattr(arguments, name) is not None for name in changes)
        case _:
            return False
