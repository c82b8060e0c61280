"""What can be typed on the command line; kept apart, so that the window loads no commands."""

import argparse
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NoReturn

from ketcheck import __version__
from ketcheck.command_table import COMMANDS, Command

DATA_FOLDER: Final = "KETCHECK_DATA"
REFUSED: Final = 2

_GROUPS: Final = {
    "content": "check a clinic's own checklist",
    "key": "give the records a new key",
}
"""The first words of two-word commands; each has one command so far."""


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2026-11-22") from error


def _when(told: str) -> dict[str, Any]:
    how = "like 2026-11-22T08:13:30-05:00 (default: now)"
    return {"metavar": "TIME", "help": f"{told}, {how}"}


_ON_OFF: Final = ("on", "off")
_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "record file": {"help": "a check as JSON, or one check on each line; - reads standard input"},
    "record --when": _when("the finish time for checks that have no “finished”"),
    "content file": {"help": "the clinic's checklist file"},
    "id": {"help": "the id of a record, or its short id"},
    "out": {"help": "a new file; ketcheck never overwrites an existing one"},
    "copy": {"help": "a file made by ketcheck backup"},
    "text": {
        "nargs": "?",
        "default": "",
        "help": "the beginning of a name, birth date, or number",
    },
    "folder": {"help": "a new folder; the damaged records stay as they are"},
    "person": {"help": "the name, number, or id of one person"},
    "ids": {"metavar": "ID", "nargs": "*", "help": "the id of a record, or its short id"},
    "--session": {"action": "store_true", "help": "the form for a counseling session"},
    "--from": {"metavar": "DAY", "type": _day, "dest": "first", "help": "the first day"},
    "--to": {"metavar": "DAY", "type": _day, "dest": "last", "help": "the last day"},
    "--look": {"action": "store_true", "help": "only show what is in it and what would be added"},
    "--yes": {"action": "store_true", "help": "do it; this can't be undone"},
    "--new-backup": {
        "action": "store_true",
        "help": "also make a new backup, and delete the older ones that ketcheck made",
    },
    "--seal": {"metavar": "CODE", "help": "the seal that is printed on a sheet"},
    "--against": {"metavar": "COPY", "help": "a file made by ketcheck backup"},
    "--asked-by": {
        "choices": ("person", "helper", "other"),
        "default": "person",
        "help": "who asked for it",
    },
    "--erased-by": {"metavar": "NAME", "help": "who deletes the records"},
    "--reason": {"metavar": "TEXT", "help": "why"},
    "--json": {"action": "store_true", "help": "print JSON"},
    "--archived": {"action": "store_true", "help": "include archived people"},
    "--person": {"metavar": "TEXT", "help": "part of a name, or a number"},
    "--who": {"metavar": "NAME", "required": True, "help": "who said it"},
    "--role": {
        "choices": ("prescriber", "pharmacist", "nurse", "clinician"),
        "required": True,
        "help": "their role: %(choices)s",
    },
    "--said": {
        "choices": ("may-use", "may-use-from", "not-yet", "never"),
        "required": True,
        "help": "what they said: %(choices)s",
    },
    "clear --from": {
        "metavar": "DAY",
        "type": _day,
        "dest": "from_day",
        "help": "with --said may-use-from: the first day, like 2026-11-22",
    },
    "--what": {"metavar": "TEXT", "required": True, "help": "what they said, in their words"},
    "--how": {
        "choices": ("seen", "phone", "message"),
        "help": "in person, by phone, or by message",
    },
    # What --how was called in ketcheck 0.2.
    "--by": {
        "choices": ("seen", "phone", "message"),
        "dest": "how",
        "default": argparse.SUPPRESS,
        "help": argparse.SUPPRESS,
    },
    "clear --when": _when("when they said it"),
    "--amends": {"metavar": "ID", "help": "the id of an earlier entry that this one corrects"},
    "merge person": {"help": "the name, number, or id of the entry to take off the list"},
    "into": {"help": "the name, number, or id of the entry to keep"},
    "merge --reason": {
        "metavar": "TEXT",
        "required": True,
        "help": "how you know they are the same person",
    },
    "merge --by": {"metavar": "NAME", "required": True, "help": "who merges them"},
    "merge --when": _when("when they were merged"),
    "--new-person": {
        "action": "store_true",
        "help": "this is not one of the similar people on file",
    },
    "--same-as": {"metavar": "PERSON", "help": "the person on file that this is"},
    "--site": {
        "metavar": "PLACE",
        "action": "append",
        "default": [],
        "dest": "sites",
        "help": "where, as written in the plan; repeat for each place",
    },
    "use --when": _when("when it was put on"),
    "strike --reason": {"metavar": "TEXT", "required": True, "help": "what was wrong"},
    "--another-person": {
        "action": "store_true",
        "help": "it is someone else's record: nothing in it counts for this person",
    },
    "strike --by": {"metavar": "NAME", "required": True, "help": "who crosses it out"},
    "strike --when": _when("when it was crossed out"),
    "--sheet": {"metavar": "OUT", "help": "also write the new code to a PDF file"},
}
"""What each command takes: a name alone, or a command and a name where they differ."""

_ONE_OF: Final[dict[str, dict[str, Any]]] = {
    "--add": {"metavar": "USER", "help": "give a user a passphrase"},
    "--change": {"metavar": "USER", "help": "change a user's passphrase"},
    "--remove": {"metavar": "USER", "help": "remove a user's passphrase"},
    "--code": {"choices": ("new", "off"), "help": "make a new recovery code, or remove it"},
    "--keyring": {"choices": _ON_OFF, "help": "keep the key in this computer's keyring, or not"},
    "--key-file": {"choices": _ON_OFF, "help": "keep the key in a file beside the records, or not"},
}
"""A command takes at most one of these."""

_ENVIRONMENT: Final = f"""\
environment:
  {DATA_FOLDER}             the data folder, unless --data names one
  KETCHECK_PASSPHRASE_FILE  a file that holds the passphrase, for scripts

exit codes:
  0  done
  1  verify found damage, or salvage lost records
  2  not done: one sentence says why, and what to do
  3  an error in ketcheck itself
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as for every other error."""
        self.exit(REFUSED, f"ketcheck: {_plain(message)}; see {self.prog} --help\n")


_PLAINLY: Final = (
    (r"argument COMMAND: invalid choice: '(.*)' \(choose from .*\)", r"there is no command “\1”"),
    (r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", r"\1 takes \3, not “\2”"),
    (r"the following arguments are required: (.*)", r"missing: \1"),
    (r"unrecognized arguments: (.*)", r"“\1” can't be used here"),
    (r"argument (\S+): expected one argument", r"\1 needs something after it"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 and \2 can't be used together"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


def _plain(message: str) -> str:
    """What argparse says, in plain words that fit on one line."""
    for pattern, plainly in _PLAINLY:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            message = re.sub(r"'([\w-]+)'", r"\1", found.expand(plainly))
            break
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in message)


def parsed(typed: Sequence[str] | None = None) -> argparse.Namespace:
    """What was typed; a window waits for no commands to be made."""
    data, rest = _data_options().parse_known_args(typed)
    if rest:
        return parser().parse_args(typed)
    return argparse.Namespace(command=None, **vars(data))


def parser() -> argparse.ArgumentParser:
    """The whole command line, ready to parse."""
    data = _data_options()
    whole = _Parser(
        prog="ketcheck",
        description="Check before you put ketamine cream on your skin. Without a command, "
        "ketcheck opens its window.",
        epilog=_ENVIRONMENT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[data],
    )
    whole.add_argument("--version", action="version", version=f"ketcheck {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, command in COMMANDS.items():
        first, _, second = name.partition(" ")
        within = _group(commands, first, data) if second else commands
        _add_command(within, name, command, data)
    return whole


def _data_options() -> argparse.ArgumentParser:
    data = _Parser(prog="ketcheck", add_help=False)
    # Taken before and after the command; SUPPRESS keeps the second from overriding the first.
    data.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=f"the data folder (or set {DATA_FOLDER})",
    )
    data.add_argument(
        "--content",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="a clinic's own checklist (default: content.toml in the data folder, if there is one)",
    )
    return data


def _group(commands: Any, name: str, data: argparse.ArgumentParser) -> Any:  # noqa: ANN401 - argparse's own type is private
    told = _GROUPS[name]
    group = commands.add_parser(
        name, help=told, description=f"{told.capitalize()}.", parents=[data]
    )
    return group.add_subparsers(metavar="COMMAND", required=True, title="commands")


def _add_command(
    commands: Any,  # noqa: ANN401 - as above
    name: str,
    command: Command,
    data: argparse.ArgumentParser,
) -> None:
    made = commands.add_parser(
        name.rpartition(" ")[2],
        help=command.told,
        description=command.about,
        epilog=_epilog(command),
        formatter_class=_Filled,
        parents=[data],
    )
    made.set_defaults(command=name)
    _add_arguments(made, name.partition(" ")[0], command)


class _Filled(argparse.HelpFormatter):
    """Fills paragraphs, and keeps the lines of an epilog as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return text
        return super()._fill_text(text, width, indent)


def _epilog(command: Command) -> str:
    codes = "\n".join(f"  {code}  {told}" for code, told in sorted(command.codes.items()))
    return f"example:\n  {command.example}\n\nexit codes:\n{codes}\n"


def _add_arguments(made: argparse.ArgumentParser, name: str, command: Command) -> None:
    # argparse can't print a group without options: only a command that has some gets one.
    one_of = (
        made.add_mutually_exclusive_group() if set(command.arguments) & _ONE_OF.keys() else made
    )
    given = made.add_argument_group("arguments")
    for argument in command.arguments:
        called = argument.removeprefix(f"{name} ")
        if argument in _ONE_OF:
            one_of.add_argument(called, **_ONE_OF[argument])
        elif called.startswith("-"):
            made.add_argument(called, **_ARGUMENTS[argument])
        else:
            given.add_argument(called, **{"metavar": called.upper(), **_ARGUMENTS[argument]})
