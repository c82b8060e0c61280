"""What can be typed on the command line; kept apart, so that the window loads no command."""

import argparse
from datetime import UTC, date, datetime
from typing import Final, NoReturn

from ketcheck import __version__

DATA_FOLDER: Final = "KETCHECK_DATA"
REFUSED: Final = 2

_COMMANDS: Final = {
    "record": ("judge and save checks", ("file",)),
    "list": ("list the records, newest first", ("--person", "--json")),
    "show": ("show one record, whole", ("id", "--json")),
    "sheet": (
        "write sheets as one PDF: of records by id, or a person's of some days",
        ("ids", "out", "--of", "--from", "--to"),
    ),
    "handout": ("write what a patient takes home as PDF", ("person", "out")),
    "blank": ("write the blank form as PDF", ("--session", "out")),
    "verify": ("check every record, the seal, and the file", ()),
    "backup": ("write an encrypted copy of the records", ("out",)),
    "restore": ("add the records of a backup that are not here", ("copy",)),
}
_HELP: Final = {
    "file": "a check as JSON, or one a line; - reads standard input",
    "id": "the id of a record, or its short id",
    "person": "a name, number or id that names one person",
    "out": "a new file; one that is there is never written over",
    "copy": "a file that backup wrote",
}


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
        for argument in names:
            _add(command, argument)
    return whole


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2026-11-22") from error


def _add(command: argparse.ArgumentParser, argument: str) -> None:
    match argument:
        case "--json":
            command.add_argument("--json", action="store_true", help="as JSON")
        case "--person":
            command.add_argument("--person", metavar="TEXT", help="part of a name, or a number")
        case "--session":
            command.add_argument("--session", action="store_true", help="of a counseling session")
        case "ids":
            command.add_argument("ids", metavar="ID", nargs="*", help=_HELP["id"])
        case "--of":
            command.add_argument("--person", metavar="TEXT", help=_HELP["person"])
        case "--from" | "--to":
            name = {"--from": "first", "--to": "last"}[argument]
            command.add_argument(
                argument, metavar="YYYY-MM-DD", type=_day, dest=name, help=f"the {name} day"
            )
        case _:
            command.add_argument(argument, metavar=argument.upper(), help=_HELP[argument])
