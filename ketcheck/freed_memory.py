"""Memory that is no longer used holds what was in it, until something else is put there."""

import ctypes
import gc
import sys
from contextlib import suppress
from typing import Final

_SIZES: Final = range(16, 512, 16)
"""Bytes: Python keeps what is no larger in rooms of these sizes, and never empties one."""
_OF_EACH: Final = 4_000
_SIZES_AT_HAND: Final = range(24, 1033, 16)
_AT_HAND: Final = 8
"""So many rooms of each of those sizes the C library keeps at hand, and one more."""
_SIZES_OF_C: Final = range(56, 257, 16)
"""Those of the statements that open the records: they hold the key."""


def empty_freed_memory() -> None:
    """Write over what was freed, as far as it can be reached.

    Nobody can promise that nothing is left; `tests.end_to_end.locked_memory` looks.
    """
    gc.collect()
    for size in _SIZES:
        # As many as there may be rooms that are free: they take them, and are gone at once.
        _ = [bytes(size) for _ in range(_OF_EACH)]
    if sys.platform == "linux":
        # Not every C library has it all.
        with suppress(OSError, AttributeError):
            _empty_of_c(ctypes.CDLL(None))


def _empty_of_c(library: ctypes.CDLL) -> None:
    """The same for the C library, which gives back what is left in whole pages."""
    library.malloc.restype = library.calloc.restype = ctypes.c_void_p
    library.free.argtypes = [ctypes.c_void_p]
    for size in _SIZES_AT_HAND:
        # Many at once here and below, or each would take the room of the one before.
        taken = [library.malloc(size) for _ in range(_AT_HAND)]
        for one in filter(None, taken):
            ctypes.memset(one, 0, size)
        _free(library, taken)
    for size in _SIZES_OF_C:
        # What is given empty never comes from what is at hand.
        _free(library, [library.calloc(1, size) for _ in range(_OF_EACH)])
    library.malloc_trim(0)


def _free(library: ctypes.CDLL, taken: list[int]) -> None:
    for one in taken:
        library.free(one)
