"""Sheets set from plain data, in the type size that suits each; no model and no store is needed."""

import math
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from ketcheck.documents.typesetting import Sheet, typeset
from ketcheck.paper import Paper

Data = dict[str, Any]

_FITS: Final = {10.5: 1600, 9.5: 2300, 9: 2900, 8.5: 4600}
"""Type sizes in points, and how many letters on a sheet are likely to fit on its one page."""
_SESSION: Final = 700
"""Letters that the lines of a session take beside its words."""
_LONG: Final = 10.0
"""The size of a sheet that takes more than a page in any of them: one that reads well."""
TEMPLATE: Final = "sheets.typ"
_COVER_HEAD: Final = 14
_PERSON_ROW: Final = 8.4
_RECORD_ROW: Final = 6.18
_COVER_ROOM: Final = {Paper.A4: 260.2, Paper.LETTER: 242.6}
"""Millimeters on a page of the cover, and how many of them its parts are likely to take."""


def set_sheets(records: Sequence[Data], paper: Paper, dated: datetime) -> Sheet:
    """The sheets of those records in one PDF, each in the largest type that keeps it on a page.

    Several have a cover, and a blank side before a person whose first page would be on the back of
    another's. Setting it again where a guess was wrong is quicker than measuring: a template that
    measures lays out each sheet three times, and takes four times the memory. Raises FontsMissing.
    """
    sizes = first_sizes(records)
    guess = [2 if size == _LONG else 1 for size in sizes]
    blanks = _blanks(records, _cover_pages(records, paper), guess)
    while True:
        sheet = typeset(TEMPLATE, together(records, sizes, blanks), paper, dated)
        cover, counts = _counts(sheet, blanks)
        smaller = [_smaller(size, pages) for size, pages in zip(sizes, counts, strict=True)]
        right = _blanks(records, cover, counts)
        if (smaller, right) == (sizes, blanks):
            return sheet
        sizes, blanks = smaller, right


def together(
    records: Sequence[Data], sizes: Sequence[float], blanks: Sequence[bool] | None = None
) -> Data:
    """What the template `sheets.typ` prints; `blanks` tells before which a side is left blank."""
    first = records[0]
    more = f" and {len(records) - 1} more" if len(records) > 1 else ""
    sheets = zip(records, sizes, _spans(records), blanks or [False] * len(records), strict=True)
    return {
        "title": f"{first['title']}: {first['short_id']}{more}",
        "language": first["language"],
        "records": [
            {**record, "size": size, "span": span, "blank_before": blank}
            for record, size, span, blank in sheets
        ],
    }


def _spans(records: Sequence[Data]) -> list[list[int]]:
    """For each, the first and the last of those beside it that are of the same person."""
    spans: list[list[int]] = []
    for _, numbers in groupby(range(len(records)), key=lambda at: records[at]["person"]):
        run = list(numbers)
        spans += [[run[0], run[-1]]] * len(run)
    return spans


def _cover_pages(records: Sequence[Data], paper: Paper) -> int:
    """How many pages the cover is likely to take."""
    if len(records) == 1:
        return 0
    people = sum(span[0] == number for number, span in enumerate(_spans(records)))
    rows = people * _PERSON_ROW + len(records) * _RECORD_ROW
    return math.ceil((_COVER_HEAD + rows) / (_COVER_ROOM[paper]))


def _counts(sheet: Sheet, blanks: Sequence[bool]) -> tuple[int, list[int]]:
    """The pages of the cover, and of each record without a side left blank after it."""
    if len(blanks) == 1:
        return 0, [sheet.pages]
    # A side left blank comes before the heading of its record.
    after = [*blanks, False]
    cover, *counts = (
        pages - blank for pages, blank in zip(sheet.pages_of_each(), after, strict=True)
    )
    return cover, counts


def _blanks(records: Sequence[Data], cover: int, counts: Sequence[int]) -> list[bool]:
    """Before which records a side is left blank: each person begins on the front of a sheet."""
    page, blanks = cover, list[bool]()
    for number, (span, count) in enumerate(zip(_spans(records), counts, strict=True)):
        is_blank = span[0] == number and page % 2 == 1
        blanks.append(is_blank)
        page += count + is_blank
    return blanks


def first_sizes(records: Sequence[Data]) -> list[float]:
    """The largest that are likely to do; one that turns out too large costs another setting."""
    return [_first_size(record) for record in records]


def _first_size(record: Data) -> float:
    # Whom to call takes the same few lines whoever it is.
    words = {name: value for name, value in record.items() if name != "call"}
    letters = _letters(words) + (_SESSION if record["session"] else 0)
    return next((size for size, most in _FITS.items() if letters <= most), _LONG)


def _letters(value: object) -> int:
    match value:
        case str():
            return len(value)
        case dict():
            return sum(map(_letters, value.values()))
        case list():
            return sum(map(_letters, value))
        case _:
            return 0


def _smaller(size: float, pages: int) -> float:
    if pages == 1 or size == _LONG:
        return size
    return next((one for one in _FITS if one < size), _LONG)
