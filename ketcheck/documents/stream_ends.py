"""Ends of streams in a PDF that every reader finds at the same place.

A compressed stream may end with the byte CR. The LF that typst writes after it then looks like
the second half of one line end, CR LF, and a strict validator counts the stream as one byte too
short. With a whole CR LF after such a stream there is only one way to read it.
"""

import re
from bisect import bisect_left

_UNCLEAR = re.compile(rb"\r(?=\nendstream)")
_TABLE = re.compile(rb"xref\n.*?trailer", re.DOTALL)
_OFFSET = re.compile(rb"(\d{10})(?= \d{5} n)")
_START = re.compile(rb"(?<=startxref\n)\d+")


def with_clear_stream_ends(pdf: bytes) -> bytes:
    """The same document, its table of offsets moved along; `pdf` itself if all is clear."""
    places = [found.start() for found in _UNCLEAR.finditer(pdf)]
    if not places:
        return pdf

    def moved(offset: bytes) -> int:
        return int(offset) + bisect_left(places, int(offset))

    start = _START.search(pdf)
    table = _TABLE.search(pdf, int(start[0]) if start else 0)
    if start is None or table is None:
        raise ValueError("not a PDF with a table of offsets")
    offsets = _OFFSET.sub(lambda found: b"%010d" % moved(found[1]), table[0])
    objects = _UNCLEAR.sub(b"\r\r", pdf[: table.start()])
    trailer = _START.sub(lambda found: b"%d" % moved(found[0]), pdf[table.end() :])
    return objects + offsets + trailer
