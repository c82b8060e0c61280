"""The slot file on disk, kept twice: a lost or damaged one is made whole from the other."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ketcheck.errors import KetcheckError, KeyUnavailable, NewerStore
from ketcheck.records.keys.slots import FORMAT, SlotFile, has_sum, parse_slots
from ketcheck.records.private_files import write_all_whole, write_whole

SLOT_FILE: Final = "key-slots.json"
SLOT_COPY: Final = "key-slots-second.json"


@dataclass(frozen=True)
class _Found:
    """What one of the two files holds; `slots`, or why there are none."""

    path: Path
    text: bytes | None
    slots: SlotFile | None = None
    fault: KetcheckError | None = None


def read_slots(folder: Path) -> SlotFile | None:
    """The newer whole one of the two, and None where there never was one.

    The other one is made the same. NewerStore for a file of a newer ketcheck, KeyUnavailable
    where neither is whole, or where they are of two stores.
    """
    both = [_found(folder / name) for name in (SLOT_FILE, SLOT_COPY)]
    whole = [one for one in both if one.slots]
    faults = [one.fault for one in both if one.fault]
    _refuse_newer(both, has_whole=bool(whole))
    if not whole:
        if faults:
            raise faults[0]
        return None
    if len({one.slots.store for one in whole if one.slots}) > 1:
        raise KeyUnavailable(
            f"{both[0].path} and {both[1].path.name} are of two different stores. "
            "Take away the one that was put there by mistake."
        )
    best = max(whole, key=lambda one: one.slots.serial if one.slots else -1)
    _heal(both, best)
    return best.slots


def write_slots(folder: Path, slots: SlotFile) -> SlotFile:
    """Write both files whole, as of the format of now; what was written."""
    written = slots.model_copy(update={"format": FORMAT, "serial": slots.serial + 1})
    write_all_whole((folder / SLOT_FILE, folder / SLOT_COPY), written.text)
    return written


def _found(path: Path) -> _Found:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return _Found(path, None)
    except OSError as error:
        # A bad sector in one of the two must not keep the other from being used.
        message = f"{path} can't be read ({error.strerror}). Put it back from a backup."
        return _Found(path, None, fault=KeyUnavailable(message))
    try:
        return _Found(path, text, slots=parse_slots(text, path))
    except (KeyUnavailable, NewerStore) as error:
        return _Found(path, text, fault=error)


def _refuse_newer(both: list[_Found], *, has_whole: bool) -> None:
    """Refuse a newer file; without its sum it may as well be ours, damaged, beside a whole one."""
    for one in both:
        if isinstance(one.fault, NewerStore) and (has_sum(one.text or b"") or not has_whole):
            raise one.fault


def _heal(both: list[_Found], best: _Found) -> None:
    for one in both:
        if best.text is not None and one.text != best.text:
            # On a full disk the records are still to be opened; the next start tries again.
            with suppress(OSError):
                write_whole(one.path, best.text)
