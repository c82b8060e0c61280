"""Whether a file is a whole copy, by its first and last bytes: the records in it are not read."""

import os
import stat
import struct
from pathlib import Path
from typing import BinaryIO, Final

_FIRST: Final = b"PK\x03\x04"
_FIRST_NAME: Final = b"key-slots.json"
_NAME_AT: Final = 30
_END: Final = struct.Struct("<4s4H2LH")
"""The end of a zip file: its sign, its count of members, where their list lies, and a comment."""
_END_SIGN: Final = b"PK\x05\x06"
_MEMBERS: Final = 2
_ELSEWHERE: Final = 0xFFFFFFFF
"""Of a list that lies beyond 4 GB: its place stands in the large form of the end."""
_LARGE_FORM: Final = 76
"""Bytes that stand between the list and the end, beyond 2 GB."""
_COMMENT: Final = 256
"""More than any comment of ours."""


def comment_of(path: Path) -> bytes | None:
    """What stands at the end of a whole copy; None for a file that is none, or can't be read."""
    try:
        # A pipe of that name would keep us waiting.
        with open(path, "rb", opener=_at_once) as file:
            size = _size(file.fileno())
            return _comment(file, size) if size and _begins_as_ours(file) else None
    except OSError:
        return None


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _size(handle: int) -> int:
    told = os.fstat(handle)
    return told.st_size if stat.S_ISREG(told.st_mode) else 0


def _begins_as_ours(file: BinaryIO) -> bool:
    head = file.read(_NAME_AT + len(_FIRST_NAME))
    return head.startswith(_FIRST) and head.endswith(_FIRST_NAME)


def _comment(file: BinaryIO, size: int) -> bytes | None:
    file.seek(max(0, size - _END.size - _COMMENT))
    tail = file.read()
    place = tail.rfind(_END_SIGN)
    if place < 0 or len(tail) - place < _END.size:
        return None
    _, _, _, _, members, length, start, said = _END.unpack_from(tail, place)
    comment = tail[place + _END.size :]
    ends_at = size - len(comment) - _END.size
    fits = start == _ELSEWHERE or start + length in {ends_at, ends_at - _LARGE_FORM}
    return comment if members == _MEMBERS and said == len(comment) and fits else None
