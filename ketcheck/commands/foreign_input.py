"""Input of another program, given where a check is taken."""

from typing import BinaryIO, Final

from ketcheck.file_kinds import HEAD, TOML, kind_of

_TAKES: Final = (
    'ketcheck record takes JSON objects in UTF-8 like {"person": {…}, "answers": {…}}, either one '
    "or one on each line"
)
_CONTENT: Final = "ketcheck content check reads a checklist"


def other_kind(stream: BinaryIO, read: bytes) -> str | None:
    """What else the input seems to be; a pipe can't be read again, but what was read may tell."""
    if stream.seekable():
        stream.seek(0)
        read = stream.read(HEAD)
    return kind_of(read[:HEAD])


def foreign(source: str, kind: str) -> str:
    """What the input seems to be, and what is taken in its place, for one line."""
    takes = f"{_TAKES}; {_CONTENT}" if kind == TOML else _TAKES
    return f"{source} seems to be {kind}. {takes}. Nothing was saved."
