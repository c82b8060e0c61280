"""What the commands have in common: arguments, checklist, and the codes that they end with."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from ketcheck.records.checklists import Loaded, load_active

Arguments = Namespace

SOUND: Final = 0
DAMAGED: Final = 1


def checklist_in_use(folder: Path, arguments: Arguments) -> Loaded:
    """The checklist that the arguments or the data folder name, else the bundled one."""
    named: str | None = getattr(arguments, "content", None)
    return load_active(folder, Path(named) if named else None)
