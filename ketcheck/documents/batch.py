"""The sheets of several records set in one PDF, out of the window's way.

`command` starts a process that reads a job as JSON on standard input and writes the PDF to standard
output; on standard error a line `n/N` for each sheet that is ready to be set, or one sentence of
what is wrong. Whoever started it may end it at any time: it writes nothing anywhere. What it is
given is as secret as the records, so it runs no code but ketcheck's own, and nobody may dump it.

All are set in one go. Parts that are joined later would have to be taken apart for their tags,
their outline and their fonts, and setting one go of 200 takes no longer than typst alone.
"""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import ketcheck
from ketcheck.core_dumps import forbid_core_dumps
from ketcheck.documents.printable import printable
from ketcheck.documents.setting import set_sheets
from ketcheck.errors import KetcheckError
from ketcheck.paper import Paper

Data = dict[str, Any]

MOST: Final = 300
"""Sheets in one PDF: setting takes some 3 MB for each."""
_REFUSED, _FAULT = 2, 3
_BEGIN: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); import ketcheck; del sys.path[0]; "
    "from ketcheck.documents.batch import main; sys.exit(main())"
)
"""By `-I` Python looks neither in the current folder nor at variables. What it finds ketcheck by
then may be another one than this: so this one is named, and nothing else is taken from its folder.
"""


def command() -> list[str]:
    """What starts the process, with the ketcheck that runs here, from wherever it is started."""
    folder = Path(ketcheck.__file__).resolve().parents[1]
    return [sys.executable, "-I", "-X", "utf8", "-c", _BEGIN, str(folder)]


def job_of(sheets: Sequence[Data], paper: Paper, dated: datetime) -> bytes:
    """The job of setting those sheets, each as `papers.sheet_data` gives it."""
    job = {"paper": paper.value, "dated": dated.isoformat(), "sheets": list(sheets)}
    return json.dumps(job).encode()


def set_job(job: bytes) -> bytes:
    """The PDF of a job; FontsMissing."""
    given = json.loads(job)
    sheets = []
    for number, sheet in enumerate(given["sheets"], 1):
        sheets.append(printable(sheet))
        _say(f"{number}/{len(given['sheets'])}")
    return set_sheets(sheets, Paper(given["paper"]), datetime.fromisoformat(given["dated"])).pdf


def main() -> int:
    """Set the job on standard input; the exit code."""
    forbid_core_dumps()
    try:
        pdf = set_job(sys.stdin.buffer.read())
    except KetcheckError as error:
        _say(str(error))
        return _REFUSED
    except Exception as error:  # noqa: BLE001 - its text could hold what somebody typed
        _say(f"The sheets could not be set ({type(error).__name__}).")
        return _FAULT
    sys.stdout.buffer.write(pdf)
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
