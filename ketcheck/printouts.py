"""How what the window prints becomes PDF; typst is loaded with the first paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ketcheck.paper import Paper
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.model import Clearance, Person, Record
from ketcheck.ui.printing.paper_flow import Papers
from ketcheck.ui.shell.desk import Desk

if TYPE_CHECKING:
    from ketcheck.ui.printing.batch_run import Batch


def papers_of(desk: Desk) -> Papers:
    """The papers of the records, and in the words, of a desk."""

    def record(one: Record | Clearance, paper: Paper) -> bytes:
        from ketcheck.documents.papers import sheet_of  # noqa: PLC0415 - see the top

        return sheet_of(desk.store, one, paper, desk.clock())

    def blank(person: Person | None, paper: Paper, session: bool) -> bytes:  # noqa: FBT001 - the same
        from ketcheck.documents.sheet import render_blank  # noqa: PLC0415 - see the top

        return render_blank(desk.checklist, person=person, paper=paper, session=session)

    def recovery(code: str, slots: SlotFile, today: datetime, paper: Paper) -> bytes:
        from ketcheck.documents.recovery_sheet import render_recovery  # noqa: PLC0415 - see the top

        return render_recovery(code, slots, today=today, paper=paper)

    def handout(person: Person, paper: Paper) -> bytes:
        from ketcheck.documents.handout import handout_of  # noqa: PLC0415 - see the top

        return handout_of(desk.store, person.id, desk.checklist, paper, desk.clock())

    return Papers(record, blank, recovery, handout, lambda: _batch(desk))


def _batch(desk: Desk) -> "Batch":
    from ketcheck.documents.batch import MOST, command, job_of  # noqa: PLC0415 - see the top
    from ketcheck.documents.papers import sheet_data  # noqa: PLC0415 - see the top
    from ketcheck.ui.printing.batch_run import Batch  # noqa: PLC0415 - for paper alone

    def sheet(record: Record | Clearance) -> dict[str, Any]:
        return sheet_data(desk.store, record, desk.clock())

    def job(sheets: Sequence[dict[str, Any]], paper: Paper, dated: datetime) -> bytes:
        return job_of(sheets, paper, dated)

    return Batch(sheet, job, command(), MOST)
