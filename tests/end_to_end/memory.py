"""What the memory of a running process holds: how often a text or a key is found in it."""

import re
from collections.abc import Iterator, Mapping
from io import FileIO
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
_FORMS = ("utf-8", "utf-16-le", "utf-32-le")
"""As C and Python keep a text, as Qt does, and as Python does where it holds rare letters."""


def found(pid: int, texts: Mapping[str, str | bytes]) -> dict[str, int]:
    """How often each is there, in whatever form; it takes the right to look into the process."""
    counts = dict.fromkeys(texts, 0)
    for part in _memory(pid):
        for name, text in texts.items():
            counts[name] += sum(part.count(form) for form in _forms(text))
    return counts


def _forms(whole: str | bytes) -> list[bytes]:
    # Memory that was freed keeps but the later part: its first bytes hold where the next one is.
    text = whole[len(whole) // 2 :]
    if isinstance(text, str):
        return [text.encode(form) for form in _FORMS]
    return [text, *(text.hex().encode(form) for form in _FORMS)]


def _memory(pid: int) -> Iterator[bytes]:
    """All that can be read, a region at a time: as a core image would hold it."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            region = _REGION.match(line)
            if region:
                yield b"".join(_parts(memory, *(int(number, 16) for number in region.groups())))


def _parts(memory: FileIO, start: int, end: int) -> Iterator[bytes]:
    """What a region holds, up to where it can't be read: of the kernel's own, as its clock."""
    while start < end:
        try:
            memory.seek(start)
            part = memory.read(end - start)
        except (OSError, OverflowError):
            return
        if not part:
            return
        yield part
        start += len(part)
