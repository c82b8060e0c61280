"""The window: Qt lives here and in `app`, and nowhere else."""

import sys

if sys.version_info < (3, 12):
    import ctypes

    # PySide6 6.12.0 hands out None without counting it, which is right from Python 3.12 on, where
    # None is never freed. Before, each call to Qt takes one reference away, and after some 5,000
    # of them the process ends. So None gets more references than calls can ever take.
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 60
