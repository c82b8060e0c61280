"""What goes on paper from the window: a record, the blank form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ketcheck.paper import Paper
from ketcheck.records.model import Person, Record
from ketcheck.records.slots import SlotFile
from ketcheck.ui.desk import Desk
from ketcheck.ui.stage import Stage, told_act
from ketcheck.ui.window import Window


@dataclass(frozen=True)
class Papers:
    """How a record, the blank form and a recovery code become a PDF; `again` marks a reprint."""

    record: Callable[[Record, Paper, bool], bytes]
    blank: Callable[[Person | None, Paper], bytes]
    recovery: Callable[[str, SlotFile, datetime, Paper], bytes]


class PaperFlow(Stage):
    """Shows each page before it is printed."""

    def __init__(self, window: Window, desk: Desk, papers: Papers) -> None:
        super().__init__(window, desk)
        self._papers = papers

    def print_record(self, record: Record, *, again: bool) -> None:
        """Show the sheet of a record."""
        self._preview(lambda paper: self._papers.record(record, paper, again), record.short_id)

    def print_blank(self, person: Person | None) -> None:
        """Show the blank form, with the name of the person on it."""
        self._preview(lambda paper: self._papers.blank(person, paper), "Blank form")

    def print_code(self, code: str) -> None:
        """Show the sheet of a recovery code."""
        slots, today = self._desk.store.slots, self._desk.now
        self._preview(partial(self._papers.recovery, code, slots, today), "Recovery sheet")

    @told_act
    def _preview(self, render: Callable[[Paper], bytes], job: str) -> None:
        from ketcheck.ui.printing.preview import Preview  # noqa: PLC0415 - Qt's PDF parts, for paper alone

        Preview(render, job, self._window).exec()
