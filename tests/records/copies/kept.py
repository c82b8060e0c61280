"""Where copies lie, and when."""

from pathlib import Path

from house import House, at

from ketcheck.records.copies import copies
from ketcheck.records.model import Moment


def in_folder(folder: Path, house: House) -> list[str]:
    return [copy.path.name for copy in copies.copies_in(folder, house.store.slots.store)]


def own(house: House) -> Path:
    return house.folder / copies.FOLDER


def days(count: float) -> Moment:
    return at(24 * count)
