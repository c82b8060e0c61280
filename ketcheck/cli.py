"""The command line: the window, and the same work without it."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from ketcheck.arguments import DATA_FOLDER, REFUSED, parsed
from ketcheck.core_dumps import forbid_core_dumps
from ketcheck.errors import KetcheckError

DEBUG: Final = "KETCHECK_DEBUG"
OK, BUG = 0, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Without a command the window opens."""
    # Whatever is written from here on, sheets too, is for its owner alone.
    os.umask(0o077)
    # Nor is what is validated handed to anybody's plug-in, and none is looked for at the start.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"
    forbid_core_dumps()
    _speak_utf8()
    arguments = parsed(argv)
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


def _run(arguments: Namespace) -> int:
    folder = _data_folder(arguments)
    if arguments.command is None:
        from ketcheck.app import run  # noqa: PLC0415 - no command needs Qt

        content: str | None = getattr(arguments, "content", None)
        return run(folder, Path(content) if content else None)
    from ketcheck.commands.dispatch import run as run_command  # noqa: PLC0415 - not for the window

    code = run_command(folder, arguments)
    # Here a reader that has gone is caught; as Python ends it would not be.
    sys.stdout.flush()
    return code


def _data_folder(arguments: Namespace) -> Path:
    named = getattr(arguments, "data", None) or os.environ.get(DATA_FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where one is named

    return user_data_path("ketcheck", appauthor=False)
