"""What can be typed on the command line; kept apart, so that the window loads no command."""

import argparse
from typing import Final, NoReturn

from ketcheck import __version__

DATA_FOLDER: Final = "KETCHECK_DATA"
REFUSED: Final = 2

_COMMANDS: Final = {
    "record": ("judge and save checks", ("file",)),
    "list": ("list the records, newest first", ("--person", "--json")),
    "show": ("show one record, whole", ("id", "--json")),
    "people": ("list who is on file", ("text", "--archived", "--json")),
    "clear": (
        "record what a doctor or nurse said about a held STOP",
        ("id", "--who", "--role", "--what", "--when", "--by"),
    ),
    "sheet": ("write a record as PDF", ("id", "out")),
    "blank": ("write the blank form as PDF", ("out",)),
    "report": ("print a report for support, with nothing of any person", ()),
    "verify": ("check every record, the seal, and the file", ()),
    "backup": ("write an encrypted copy of the records", ("out",)),
    "restore": ("add the records of a backup that are not here", ("copy",)),
}
_HELP: Final = {
    "file": "a check as JSON, or one a line; - reads standard input",
    "id": "the id of a record, or its short id",
    "out": "a new file; one that is there is never written over",
    "--who": "who cleared it",
    "--role": "doctor, nurse or pharmacist",
    "--what": "what they said",
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
        for argument in names:
            _add(command, argument)
    return whole


def _add(command: argparse.ArgumentParser, argument: str) -> None:
    match argument:
        case "--json":
            command.add_argument("--json", action="store_true", help="as JSON")
        case "--person":
            command.add_argument("--person", metavar="TEXT", help="part of a name, or a number")
        case "--archived":
            command.add_argument("--archived", action="store_true", help="the archived too")
        case "text":
            help_text = "the beginning of a name, birth date or number"
            command.add_argument("text", metavar="TEXT", nargs="?", default="", help=help_text)
        case "--who" | "--role" | "--what":
            command.add_argument(argument, metavar="TEXT", required=True, help=_HELP[argument])
        case "--when":
            command.add_argument("--when", metavar="TIME", help="when it was said; now if left out")
        case "--by":
            command.add_argument("--by", choices=("seen", "phone"), help="in person, or by phone")
        case _:
            command.add_argument(argument, metavar=argument.upper(), help=_HELP[argument])
