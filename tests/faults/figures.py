"""The figures of the suite: what each fault was tried on, and what came of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Self


@dataclass
class Row:
    """One kind of fault; `control` is one with the protection taken out, which has to fail.

    `tried` is `out_of` so many that there are; as many, where nothing is said. `acknowledged`
    counts what had been told as done when a fault came, summed over the faults, `lost` what of
    that is gone, and `unnoticed` what reads otherwise than it was written and is told as good.
    """

    fault: str
    tried: int = 0
    out_of: int = 0
    acknowledged: int = 0
    lost: int = 0
    unnoticed: int = 0
    control: bool = False

    @property
    def failed(self) -> int:
        """What must be nothing, but in a control."""
        return self.lost + self.unnoticed

    def __add__(self, other: Self) -> Self:
        """Both, of the same fault."""
        return replace(
            self,
            tried=self.tried + other.tried,
            out_of=self.out_of + other.out_of,
            acknowledged=self.acknowledged + other.acknowledged,
            lost=self.lost + other.lost,
            unnoticed=self.unnoticed + other.unnoticed,
        )

    def as_json(self) -> str:
        """For a process that tells another what it found."""
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> Self:
        """The row in JSON."""
        return cls(**json.loads(text))


_HEADS = ("fault", "tried", "acknowledged", "lost", "damaged unnoticed")


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of the table; what is not tried is left out."""
    cells = [_HEADS, *(_cells(row) for row in rows if row.tried)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_HEADS))]
    for fault, *numbers in cells:
        right = (text.rjust(width) for text, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join((fault.ljust(widths[0]), *right))


def _cells(row: Row) -> tuple[str, ...]:
    name = f"control: {row.fault}" if row.control else row.fault
    tried = f"{row.tried} of {row.out_of}" if row.out_of > row.tried else str(row.tried)
    return (name, tried, *map(str, (row.acknowledged, row.lost, row.unnoticed)))
