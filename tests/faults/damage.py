"""Bytes of a file changed in the ways in which disks and copies change them."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

_PAGE: Final = 4096


def flip_a_bit(data: bytearray, chance: random.Random) -> None:
    """One bit is another."""
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def cut_short(data: bytearray, chance: random.Random) -> None:
    """What comes after some place is gone."""
    del data[chance.randrange(len(data)) :]


def zero_a_page(data: bytearray, chance: random.Random) -> None:
    """A page, or what there is of it, is all zeros."""
    first = chance.randrange(0, len(data), _PAGE)
    data[first : first + _PAGE] = bytes(len(data[first : first + _PAGE]))


WAYS: Final[dict[str, Callable[[bytearray, random.Random], None]]] = {
    "bit flip": flip_a_bit,
    "truncation": cut_short,
    "zeroed page": zero_a_page,
}


def damage(path: Path, way: str, number: int) -> None:
    """Damage a file in one of the `WAYS`; the same number does the same."""
    data = bytearray(path.read_bytes())
    WAYS[way](data, random.Random(f"{path.name} {way} {number}"))  # noqa: S311 - to be repeated
    path.write_bytes(data)
