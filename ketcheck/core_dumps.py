"""No core dump of this process: it would hold the key and what is on the screen, in clear."""

import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4
"""From `linux/prctl.h`."""


def forbid_core_dumps() -> None:
    """Tell the system to write none, whoever asks; what the system can't do is left."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _be_undumpable()


def _be_undumpable() -> None:
    """A handler such as apport or systemd-coredump may dump in spite of the limit; not of this."""
    import ctypes  # noqa: PLC0415 - Linux alone

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
