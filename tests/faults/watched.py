"""A program under strace: which sockets it opens; and a search of folders for words in clear."""

import base64
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_MAKING: Final = "open,openat,creat,memfd_create,rename,renameat2,link,linkat,mkdir,mkdirat"
STRACE: Final = [
    *("strace", "-f", "--seccomp-bpf", "-qq", "-y"),
    *("-e", f"trace=socket,connect,{_MAKING}", "-o"),
]
"""Goes before the name of the log and the words of the command."""
LOCAL: Final = frozenset({"AF_UNIX"})
"""The desktop's own: screen, session bus, accessibility, keyring, print server."""

_FAMILY: Final = re.compile(r"\b(?:socket\(|sa_family=)([AP]F_\w+)")
_OPENED: Final = re.compile(
    r'\bopen(?:at)?\((?:[^"<]*<([^>]*)>, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)'
)
_MADE: Final = re.compile(r'\b(?:creat|mkdir(?:at)?|memfd_create)\((?:[^"<]*<([^>]*)>, )?"([^"]+)"')
_NAMED: Final = re.compile(
    r'\b(?:rename|renameat2|link|linkat)\([^"]*"[^"]*", (?:[^"<]*<([^>]*)>, )?"([^"]+)"'
)


def families(log: Path) -> set[str]:
    """The families of the sockets that a log names."""
    return set(_FAMILY.findall(log.read_text(errors="replace")))


def made_in(log: Path) -> set[Path]:
    """All that a log names as opened for writing, made, or given a name; also what is gone again.

    What has no folder is memory under a name.
    """
    text = log.read_text(errors="replace")
    found = (match for form in (_OPENED, _MADE, _NAMED) for match in form.findall(text))
    return {Path(folder, name) for folder, name in found}


def files_with(words: Iterable[str], folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file or folder below those that holds a word in clear, in large letters or small."""
    spelled = [(word, form) for word in words for form in _spellings(word)]
    for folder in folders:
        for path in folder.rglob("*"):
            data = _held(path)
            yield from ((path, word) for word, form in spelled if form in data)


def _held(path: Path) -> bytes:
    """Its name and what is in it, as it is and in small letters."""
    is_file = path.is_file() and not path.is_symlink()
    data = (
        path.name.encode(errors="surrogateescape") + b"\n" + (path.read_bytes() if is_file else b"")
    )
    return data + b"\n" + data.lower()


def _spellings(word: str) -> Iterator[bytes]:
    """The bytes of a word in each way in which a program may have put it down."""
    for text in (word, word.lower()):
        yield from (text.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
    data = word.encode()
    # Base64 takes three bytes at a time: what comes before a word shifts it.
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        yield whole[4 if shift else 0 : len(whole) - 4]
