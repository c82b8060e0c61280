"""A program under strace: which sockets it opens; and a search of folders for words in clear."""

import base64
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

STRACE: Final = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", "-o"]
"""Goes before the name of the log and the words of the command."""
LOCAL: Final = frozenset({"AF_UNIX"})
"""The desktop's own: screen, session bus, accessibility, keyring, print server."""

_FAMILY: Final = re.compile(r"\b(?:socket\(|sa_family=)([AP]F_\w+)")


def families(log: Path) -> set[str]:
    """The families of the sockets that a log names."""
    return set(_FAMILY.findall(log.read_text(errors="replace")))


def files_with(words: Iterable[str], folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file below those folders that holds a word in clear, and the word."""
    spelled = [(word, form) for word in words for form in _spellings(word)]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                yield from ((path, word) for word, form in spelled if form in data)
                yield from ((path, word) for word, _ in spelled if word in path.name)


def _spellings(word: str) -> Iterator[bytes]:
    """The bytes of a word in each way in which a program may have put it down."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield word.encode(coding)
    data = word.encode()
    # Base64 takes three bytes at a time: what comes before a word shifts it.
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        yield whole[4 if shift else 0 : len(whole) - 4]
