"""Memory that is no longer used holds what was in it, until something else is put there."""

import gc
import sys
from contextlib import suppress
from typing import Final

_SIZES: Final = range(16, 512, 16)
"""Bytes: Python keeps what is no larger in rooms of these sizes, and never empties one."""
_OF_EACH: Final = 4_000


def empty_freed_memory() -> None:
    """Write over what Python has freed, and give what C has freed back to the system.

    Nobody can promise that nothing is left: C keeps what shares a page with something in use.
    """
    gc.collect()
    for size in _SIZES:
        # As many as there may be rooms that are free: they take them, and are gone at once.
        _ = [bytes(size) for _ in range(_OF_EACH)]
    if sys.platform == "linux":
        _trim()


def _trim() -> None:
    import ctypes  # noqa: PLC0415 - Linux alone

    # Not every C library has it.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
