"""The command line: the window, and the same work without it."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn

from ketcheck import __version__
from ketcheck.errors import KetcheckError

DATA_FOLDER: Final = "KETCHECK_DATA"
DEBUG: Final = "KETCHECK_DEBUG"
OK, DAMAGED, REFUSED, BUG = 0, 1, 2, 3

_COMMANDS: Final = {
    "record": ("judge and save checks", ("file",)),
    "list": ("list the records, newest first", ("--person", "--json")),
    "show": ("show one record, whole", ("id", "--json")),
    "sheet": ("write a record as PDF", ("id", "out")),
    "blank": ("write the blank form as PDF", ("out",)),
    "verify": ("check every record, the seal, and the file", ()),
    "backup": ("write an encrypted copy of the records", ("out",)),
    "restore": ("add the records of a backup that are not here", ("copy", "--look")),
    "salvage": ("save what still reads of damaged records into a new folder", ("folder",)),
    "accept-loss": ("go on without records that are lost", ()),
    "erase": ("erase a person", ("person", "--yes", "--asked-by", "--by", "--reason")),
}
_HELP: Final = {
    "file": "a check as JSON, or one a line; - reads standard input",
    "id": "the id of a record, or its short id",
    "out": "a new file; one that is there is never written over",
    "copy": "a file that backup wrote",
    "folder": "a new folder; the damaged records stay as they are",
    "person": "a whole name, a number or an id",
    "--look": "only tell what is in it, and what would be added",
    "--yes": "do it: it can't be undone",
    "--by": "who erases",
    "--reason": "why",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Without a command the window opens."""
    # Whatever is written from here on, sheets too, is for its owner alone.
    os.umask(0o077)
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except KetcheckError as error:
        print(f"ketcheck: {error}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # The reader has seen enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Who stops reading a list has what was wanted; a record that nobody hears of is not that.
        return REFUSED if arguments.command == "record" else OK
    except OSError as error:
        print(
            f"ketcheck: the output can't be written ({error.strerror}). "
            "What was saved before it stays saved.",
            file=sys.stderr,
        )
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        # The text of an unforeseen error could hold what somebody typed.
        print(
            f"ketcheck: a fault in ketcheck itself ({type(error).__name__}). What was saved before "
            f"it stays saved. Set {DEBUG}=1 to see where.",
            file=sys.stderr,
        )
        return BUG


def _speak_utf8() -> None:
    """Names are printed as they are, also where the locale could not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file name may hold bytes that are no letters.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: argparse.Namespace) -> int:
    folder = _data_folder(arguments)
    if arguments.command is None:
        from ketcheck.app import run  # noqa: PLC0415 - no command needs Qt

        return run(folder)
    from ketcheck import commands  # noqa: PLC0415 - the window does not need it

    code = commands.run(folder, arguments)
    # Here a reader that has gone is caught; as Python ends it would not be.
    sys.stdout.flush()
    return code


def _data_folder(arguments: argparse.Namespace) -> Path:
    named = getattr(arguments, "data", None) or os.environ.get(DATA_FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where one is named

    return user_data_path("ketcheck", appauthor=False)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as for every other fault."""
        self.exit(REFUSED, f"ketcheck: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    data = _Parser(add_help=False)
    # Taken before and after the command; SUPPRESS keeps the second from undoing the first.
    data.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help=f"data folder (or {DATA_FOLDER})"
    )
    parser = _Parser(
        prog="ketcheck",
        description="Check before you put ketamine cream on your skin. Without a command the "
        "window opens.",
        parents=[data],
    )
    parser.add_argument("--version", action="version", version=f"ketcheck {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    for name, (told, names) in _COMMANDS.items():
        command = commands.add_parser(name, help=told, description=told, parents=[data])
        for argument in names:
            _add(command, argument)
    return parser


def _add(command: argparse.ArgumentParser, argument: str) -> None:
    match argument:
        case "--json":
            command.add_argument("--json", action="store_true", help="as JSON")
        case "--look" | "--yes":
            command.add_argument(argument, action="store_true", help=_HELP[argument])
        case "--by" | "--reason":
            command.add_argument(argument, metavar="TEXT", help=_HELP[argument])
        case "--asked-by":
            told, askers = "who asked for it", ("person", "helper", "other")
            command.add_argument(argument, choices=askers, default=askers[0], help=told)
        case "--person":
            command.add_argument("--person", metavar="TEXT", help="part of a name, or a number")
        case _:
            command.add_argument(argument, metavar=argument.upper(), help=_HELP[argument])
