"""Why a text is no TOML, in the words of who wrote it."""

import re
from typing import Final

_WORDS: Final = (
    (r"twice|[Dd]uplicate|overwrite|mutate", "this is given twice; keep one of them"),
    (r"Unclosed array", "a [ has no ] after it; add it"),
    (r"Unclosed inline table|inline table", "a { has no } after it; add it"),
    (
        r"Unterminated string|Illegal character",
        "words need a quote before and after them, on one line; add the one that is missing",
    ),
    (r"[Ee]scape", "a \\ in words is written \\\\; write it twice, or take it out"),
    (r"Invalid value|Invalid initial", "write words in quotes, numbers without"),
    (r"Expected '='", "write a name, then =, then the value"),
    (
        r"Expected newline",
        'something stands after the value; take it out (a quote inside words is written \\")',
    ),
    (r"\]", "close the bracket: [settings] or [[questions]]"),
    (r"date|time", "write this date or time in quotes"),
)
_ELSE: Final = "this line can't be read; look for a missing quote, = or bracket"


def fault_and_line(error: Exception, text: str) -> tuple[str, int | None]:
    """What is wrong with a text, and the number of the line, where it is known."""
    message = str(error)
    words = next((words for pattern, words in _WORDS if re.search(pattern, message)), _ELSE)
    at = re.search(r"\(at line (\d+)", message)
    if "end of document" in message:
        return words, len(text.rstrip().splitlines()) or None
    return words, int(at[1]) if at else None
