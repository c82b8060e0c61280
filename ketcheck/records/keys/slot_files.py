"""The slot file on disk, kept twice: a lost, damaged or changed one is mended from the other."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ketcheck.errors import KetcheckError, KeyUnavailable, NewerStore
from ketcheck.records.keys.authenticity import authenticated
from ketcheck.records.keys.slots import FORMAT, SlotFile, has_sum, parse_slots
from ketcheck.records.private_files import write_all_whole, write_whole

SLOT_FILE: Final = "key-slots.json"
SLOT_COPY: Final = "key-slots-second.json"


@dataclass(frozen=True)
class WholeSlots:
    """A slot file that is whole, with the bytes it was read from."""

    path: Path
    text: bytes
    slots: SlotFile


@dataclass(frozen=True)
class _Found:
    """What one of the two files holds; `slots`, or why there are none."""

    path: Path
    text: bytes | None
    slots: SlotFile | None = None
    fault: KetcheckError | None = None


def whole_slots(folder: Path) -> tuple[WholeSlots, ...]:
    """The whole ones of the two, the newer first; none where there never was one.

    Nothing is written: which of them counts is known only with the key. NewerStore for a file of
    a newer ketcheck, KeyUnavailable where neither is whole, or where they are of two stores.
    """
    both = [_found(folder / name) for name in (SLOT_FILE, SLOT_COPY)]
    whole = [WholeSlots(one.path, one.text, one.slots) for one in both if one.slots and one.text]
    faults = [one.fault for one in both if one.fault]
    _refuse_newer(both, has_whole=bool(whole))
    if not whole and faults:
        raise faults[0]
    if len({one.slots.store for one in whole}) > 1:
        raise KeyUnavailable(
            f"{both[0].path} and {both[1].path.name} are of two different stores. "
            "Take away the one that was put there by mistake."
        )
    return tuple(sorted(whole, key=lambda one: one.slots.serial, reverse=True))


def read_slots(folder: Path) -> SlotFile | None:
    """The newer whole one, as it is told before the key is there; raises as `whole_slots`."""
    whole = whole_slots(folder)
    return whole[0].slots if whole else None


def make_alike(folder: Path, best: WholeSlots) -> None:
    """Write the one that counts over the other, where that is another or not whole."""
    for path in (folder / SLOT_FILE, folder / SLOT_COPY):
        if _found(path).text != best.text:
            # On a full disk the records are still to be opened; the next start tries again.
            with suppress(OSError):
                write_whole(path, best.text)


def write_slots(folder: Path, slots: SlotFile, key: bytes) -> SlotFile:
    """Write both files whole, as of the format of now and with a code; what was written."""
    changed = {"format": FORMAT, "serial": slots.serial + 1}
    written = authenticated(slots.model_copy(update=changed), key)
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
