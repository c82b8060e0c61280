"""Memory that is no longer used holds what was in it, until something else is put there."""

import gc
import sys
from contextlib import suppress
from typing import Any, Final

_SIZES: Final = range(16, 512, 16)
"""Bytes: Python keeps what is no larger in rooms of these sizes, and never empties one."""
_SIZES_OF_C: Final = range(64, 257, 16)
"""Those of the statements that open the records: they hold the key."""
_OF_EACH: Final = 4_000


def empty_freed_memory() -> None:
    """Write over what was freed, as far as it can be reached.

    Nobody can promise that nothing is left; `tests.end_to_end.locked_memory` looks.
    """
    gc.collect()
    for size in _SIZES:
        # As many as there may be rooms that are free: they take them, and are gone at once.
        _ = [bytes(size) for _ in range(_OF_EACH)]
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - Linux alone

        # Not every C library has it all.
        with suppress(OSError, AttributeError):
            _empty_of_c(ctypes.CDLL(None), ctypes.c_void_p)


def _empty_of_c(library: Any, pointer: Any) -> None:  # noqa: ANN401 - ctypes has no types of its own
    """The same for the C library, which gives back what is left in whole pages."""
    library.calloc.restype = pointer
    library.free.argtypes = [pointer]
    for size in _SIZES_OF_C:
        # Many at once, or each would take the room of the one before.
        taken = [library.calloc(1, size) for _ in range(_OF_EACH)]
        for one in taken:
            library.free(one)
    library.malloc_trim(0)
