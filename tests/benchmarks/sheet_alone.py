"""Sets the sheets of a data folder in a process of its own; prints the milliseconds of each.

`ketcheck FOLDER` does it as the program does; `typst FOLDER` sets the same data by the same
template with typst alone.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from ketcheck.checklist.content import Checklist
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_used
from ketcheck.records.model import Record
from ketcheck.records.opening import open_store
from ketcheck.resources import resource
from tests.benchmarks.measure import seconds


def _ketcheck(records: list[Record], checklist: Checklist) -> Callable[[int], object]:
    def render(number: int) -> bytes:
        from ketcheck.documents.sheet import render_record

        return render_record(records[number], checklist, paper=Paper.A4)

    return render


def _typst(records: list[Record], checklist: Checklist) -> Callable[[int], object]:
    data = [_data(record, checklist) for record in records]
    kept: list[Any] = []

    def render(number: int) -> object:
        import typst

        folder = resource("sheets")
        if not kept:
            fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[resource("fonts")],
            )
            kept.append(typst.Compiler(folder / "record.typ", root=folder, font_paths=fonts))
        return kept[0].compile(
            sys_inputs={"data": data[number]},
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
        )

    return render


def _data(record: Record, checklist: Checklist) -> str:
    """What the template is given; worked out by a part that is let go again before the clock."""
    from ketcheck.documents.printable import printable
    from ketcheck.documents.record_sheet import Mark, record_data

    data = record_data(record, checklist, mark=Mark.ORIGINAL)
    return json.dumps(printable({**data, "paper": Paper.A4.value}))


def main(which: str, folder: str) -> None:
    """Print the times."""
    checklist, _, _ = load_used(resource("checklists", "topical-ketamine.toml"))
    store = open_store(Path(folder), keyring=False)
    entries = [store.entry(row.id) for row in store.page()]
    store.close()
    records = [entry for entry in entries if isinstance(entry, Record)]
    render = {"ketcheck": _ketcheck, "typst": _typst}[which](records, checklist)
    print(*(seconds(partial(render, number)) * 1000 for number in range(len(records))))


if __name__ == "__main__":
    main(*sys.argv[1:])
