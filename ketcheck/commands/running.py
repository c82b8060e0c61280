"""What the commands have in common: arguments, checklist, and the codes that they end with."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from ketcheck.records.checklists import Loaded, load_active
from ketcheck.records.progress import Report, unheard

Arguments = Namespace

SOUND: Final = 0
DAMAGED: Final = 1


def checklist_in_use(folder: Path, arguments: Arguments) -> Loaded:
    """The checklist that the arguments or the data folder name, else the bundled one."""
    named: str | None = getattr(arguments, "content", None)
    return load_active(folder, Path(named) if named else None)


def shown_progress() -> Report:
    """Progress for somebody who watches a terminal; Ctrl+C stops the work."""
    return _show if sys.stderr.isatty() else unheard


def _show(done: int, total: int) -> None:
    end = "\n" if done >= total else ""
    print(f"\r{100 * done // max(total, 1):3} %", file=sys.stderr, end=end, flush=True)
