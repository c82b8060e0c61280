"""What can be typed on the command line; kept apart, so that the window loads no command."""

import argparse
from datetime import UTC, date, datetime
from typing import Any, Final, NoReturn

from ketcheck import __version__

DATA_FOLDER: Final = "KETCHECK_DATA"
REFUSED: Final = 2

_COMMANDS: Final = {
    "record": ("judge and save checks", ("file", "--new-person", "--same-as", "--when")),
    "list": ("list the records, newest first", ("--person", "--json")),
    "show": ("show one record, whole", ("id", "--json")),
    "people": ("list who is on file", ("text", "--archived", "--json")),
    "clear": (
        "record what a doctor or nurse said about a held STOP",
        ("id", "--who", "--role", "--said", "--from-day", "--what", "--how", "--when", "--amends"),
    ),
    "use": ("record that the cream was put on", ("person", "--when", "--site")),
    "strike": (
        "mark a record as entered in error",
        ("id", "--reason", "--another-person", "--by", "--when"),
    ),
    "merge": (
        "take two entries of one person for one",
        ("person", "into", "--reason", "--by", "--when"),
    ),
    "sheet": (
        "write sheets as one PDF: of records by id, or a person's of some days",
        ("ids", "out", "--person", "--from", "--to"),
    ),
    "handout": ("write what a patient takes home as PDF", ("person", "out")),
    "blank": ("write the blank form as PDF", ("--session", "out")),
    "report": ("print a report for support, with nothing of any person", ()),
    "verify": ("check every record, the seal, and the file", ()),
    "backup": ("write an encrypted copy of the records", ("out",)),
    "keys": (
        "list the ways to open the records, or change one",
        ("--add", "--change", "--remove", "--code", "--keyring", "--key-file", "--sheet"),
    ),
    "restore": ("add the records of a backup that are not here", ("copy", "--look")),
    "salvage": ("save what still reads of damaged records into a new folder", ("folder",)),
    "accept-loss": ("go on without records that are lost", ()),
    "erase": ("erase a person", ("person", "--yes", "--asked-by", "--erased-by", "--reason")),
}


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2026-11-22") from error


_ON_OFF: Final = ("on", "off")
_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "file": {"help": "a check as JSON, or one a line; - reads standard input"},
    "id": {"help": "the id of a record, or its short id"},
    "out": {"help": "a new file; one that is there is never written over"},
    "copy": {"help": "a file that backup wrote"},
    "text": {
        "nargs": "?",
        "default": "",
        "help": "the beginning of a name, birth date or number",
    },
    "folder": {"help": "a new folder; the damaged records stay as they are"},
    "person": {"help": "a name, number or id that names one person"},
    "into": {"help": "a name, number or id of the entry that stays"},
    "--new-person": {
        "action": "store_true",
        "help": "who may seem to be on file is another person",
    },
    "--same-as": {"metavar": "PERSON", "help": "who may be this person on file is"},
    "ids": {"metavar": "ID", "nargs": "*", "help": "the id of a record, or its short id"},
    "--session": {"action": "store_true", "help": "of a counseling session"},
    "--from": {"metavar": "DAY", "type": _day, "dest": "first", "help": "the first day"},
    "--from-day": {"metavar": "DAY", "dest": "first", "help": "the first day"},
    "--to": {"metavar": "DAY", "type": _day, "dest": "last", "help": "the last day"},
    "--look": {"action": "store_true", "help": "only tell what is in it, and what would be added"},
    "--yes": {"action": "store_true", "help": "do it: it can't be undone"},
    "--asked-by": {
        "choices": ("person", "helper", "other"),
        "default": "person",
        "help": "who asked for it",
    },
    "--erased-by": {"metavar": "TEXT", "help": "who erases"},
    "--reason": {"metavar": "TEXT", "help": "why"},
    "--json": {"action": "store_true", "help": "as JSON"},
    "--archived": {"action": "store_true", "help": "the archived too"},
    "--person": {"metavar": "TEXT", "help": "part of a name, or a number"},
    "--who": {"metavar": "TEXT", "required": True, "help": "who cleared it"},
    "--role": {
        "choices": ("prescriber", "pharmacist", "nurse", "clinician"),
        "required": True,
        "help": "their role",
    },
    "--said": {
        "choices": ("may-use", "may-use-from", "not-yet", "never"),
        "required": True,
        "help": "what it comes to",
    },
    "--how": {"choices": ("seen", "phone", "message"), "help": "how you talked"},
    "--amends": {"metavar": "ID", "help": "what was recorded before, and is corrected by this"},
    "--site": {"metavar": "SITE", "action": "append", "help": "a place; give it once for each"},
    "--another-person": {"action": "store_true", "help": "it is of another person"},
    "--what": {"metavar": "TEXT", "required": True, "help": "what they said"},
    "--when": {"metavar": "TIME", "help": "when it was said; now if left out"},
    "--by": {"metavar": "NAME", "required": True, "help": "your name"},
    "--sheet": {"metavar": "OUT", "help": "the new code as PDF too"},
}
_OF_COMMANDS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("merge", "person"): {"help": "a name, number or id of the entry that is not to be listed"},
    ("merge", "--reason"): {"metavar": "TEXT", "required": True, "help": "why"},
    ("merge", "--by"): {"metavar": "NAME", "required": True, "help": "who merges them"},
    ("merge", "--when"): {"metavar": "TIME", "help": "when that was; now if left out"},
}
"""What means something else with one command."""
_ONE_OF: Final[dict[str, dict[str, Any]]] = {
    "--add": {"metavar": "USER", "help": "give a user a passphrase"},
    "--change": {"metavar": "USER", "help": "give a user another passphrase"},
    "--remove": {"metavar": "USER", "help": "take a user's passphrase away"},
    "--code": {"choices": ("new", "off"), "help": "make a new recovery code, or have none"},
    "--keyring": {"choices": _ON_OFF, "help": "keep the key in this computer's keyring, or not"},
    "--key-file": {"choices": _ON_OFF, "help": "keep the key in a file beside the records, or not"},
}
"""Of these a command takes one at most."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as for every other fault."""
        self.exit(REFUSED, f"ketcheck: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line, ready to parse."""
    data = _Parser(add_help=False)
    # Taken before and after the command; SUPPRESS keeps the second from undoing the first.
    data.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help=f"data folder (or {DATA_FOLDER})"
    )
    data.add_argument(
        "--content",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="a clinic's own checklist (or content.toml in the data folder)",
    )
    whole = _Parser(
        prog="ketcheck",
        description="Check before you put ketamine cream on your skin. Without a command the "
        "window opens.",
        parents=[data],
    )
    whole.add_argument("--version", action="version", version=f"ketcheck {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")

    for name, (told, names) in _COMMANDS.items():
        command = commands.add_parser(name, help=told, description=told, parents=[data])
        one_of = command.add_mutually_exclusive_group()
        for argument in names:
            if argument in _ONE_OF:
                one_of.add_argument(argument, **_ONE_OF[argument])
            else:
                command.add_argument(argument, **_with_metavar(name, argument))
    return whole


def _with_metavar(command: str, argument: str) -> dict[str, Any]:
    given = _OF_COMMANDS.get((command, argument)) or _ARGUMENTS[argument]
    return given if argument.startswith("-") else {"metavar": argument.upper(), **given}
