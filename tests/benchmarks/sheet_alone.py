"""Sets the sheets of a data folder in a process of its own; prints the milliseconds of each.

`ketcheck FOLDER` does it as the program does; `typst FOLDER` sets the same data by the same
template with typst alone. `ketcheck-batch` and `typst-batch` set all of them in one PDF.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
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

DATED = datetime(2026, 1, 1, tzinfo=UTC)
MOST = 300


def _ketcheck(records: list[Record], checklist: Checklist) -> None:
    from ketcheck.documents.setting import set_sheets

    set_sheets(_data(records, checklist), Paper.A4, DATED)


def _typst(given: str, kept: list[Any]) -> None:
    import typst

    folder = resource("sheets")
    if not kept:
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[resource("fonts")],
        )
        kept.append(typst.Compiler(folder / "sheets.typ", root=folder, font_paths=fonts))
    kept[0].compile(
        sys_inputs={"data": given},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )


def _given(records: list[Record], checklist: Checklist) -> str:
    """What the template is given; worked out before the clock."""
    from ketcheck.documents.setting import first_sizes, together
    from ketcheck.documents.typesetting import given_to_template

    sheets = _data(records, checklist)
    return json.dumps(given_to_template(together(sheets, first_sizes(sheets)), Paper.A4))


def _data(records: list[Record], checklist: Checklist) -> list[dict[str, Any]]:
    from ketcheck.checklist.ledger.standing import Standing as Result
    from ketcheck.checklist.ledger.standing import State
    from ketcheck.documents.record_sheet import record_data
    from ketcheck.documents.standing import Standing

    results = [Result(State.OVER, one.result.level, one.finished.at) for one in records]
    pairs = zip(records, results, strict=True)
    return [record_data(one, checklist, Standing(result)) for one, result in pairs]


def _acts(which: str, records: list[Record], checklist: Checklist) -> list[Callable[[], None]]:
    side, _, batch = which.partition("-")
    jobs = [records] if batch else [[record] for record in records]
    if side == "ketcheck":
        return [partial(_ketcheck, job, checklist) for job in jobs]
    kept: list[Any] = []
    return [partial(_typst, _given(job, checklist), kept) for job in jobs]


def main(which: str, folder: str) -> None:
    """Print the times."""
    checklist, _, _ = load_used(resource("checklists", "topical-ketamine.toml"))
    store = open_store(Path(folder), keyring=False)
    entries = [store.entry(row.id) for row in store.page(limit=MOST)]
    store.close()
    records = [entry for entry in entries if isinstance(entry, Record)]
    print(*(seconds(act) * 1000 for act in _acts(which, records, checklist)))


if __name__ == "__main__":
    main(*sys.argv[1:])
