"""Bytes of a file changed in the ways in which disks and copies change them."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

_PAGE, _SECTOR, _BLOCK = 4096, 512, 16
_SMALL: Final = 16 * _PAGE
"""A file of less is small: its pages would be too few."""


def flip_a_bit(data: bytearray, chance: random.Random, _number: int) -> None:
    """One bit is another."""
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def cut_short(data: bytearray, chance: random.Random, _number: int) -> None:
    """What comes after some place is gone."""
    del data[chance.randrange(len(data)) :]


def zero_a_page(data: bytearray, _chance: random.Random, number: int) -> None:
    """A page, or a block of a small file, is all zeros."""
    _zero(data, _BLOCK if len(data) < _SMALL else _PAGE, number)


def zero_a_sector(data: bytearray, _chance: random.Random, number: int) -> None:
    """A sector is all zeros, and the page around it is not."""
    _zero(data, _SECTOR, number)


def _zero(data: bytearray, size: int, number: int) -> None:
    """Another one for each number, in mixed order."""
    places = list(range(0, len(data), size))
    random.Random(len(data)).shuffle(places)  # noqa: S311 - to be repeated
    first = places[number % len(places)]
    data[first : first + size] = bytes(len(data[first : first + size]))


WAYS: Final[dict[str, Callable[[bytearray, random.Random, int], None]]] = {
    "bit flip": flip_a_bit,
    "truncation": cut_short,
    "zeroed page": zero_a_page,
    "zeroed sector": zero_a_sector,
}


def damage(path: Path, way: str, number: int) -> None:
    """Damage a file in one of the `WAYS`; the same number does the same."""
    data = bytearray(path.read_bytes())
    chance = random.Random(f"{path.name} {way} {number}")  # noqa: S311 - to be repeated
    WAYS[way](data, chance, number)
    path.write_bytes(data)
