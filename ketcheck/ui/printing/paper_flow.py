"""What goes on paper from the window: a record or several, the handout, the blank form."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ketcheck.errors import KetcheckError, NoSuchRecord, PagesOutdated
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.paper import Paper
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.model import Clearance, Person, Record
from ketcheck.records.sealed.index import time_of
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.shell.stage import Stage, told_act
from ketcheck.ui.shell.window import Window

if TYPE_CHECKING:
    from ketcheck.ui.printing.batch_run import Batch
    from ketcheck.ui.printing.print_several import PrintSeveral

Act = Callable[[], None]
_PAGES_HOLD_FOR: Final = timedelta(minutes=2)
OUTDATED: Final = marked("These pages are out of date. Close this preview and make them again.")


@dataclass(frozen=True)
class Papers:
    """How a record, the blank form and a recovery code become a PDF.

    `blank` is of a check or, where that is true, of a session.
    """

    record: Callable[[Record | Clearance, Paper], bytes]
    blank: Callable[[Person | None, Paper, bool], bytes]
    recovery: Callable[[str, SlotFile, datetime, Paper], bytes]
    handout: Callable[[Person, Paper], bytes]
    batch: "Callable[[], Batch]"


@dataclass
class _Several:
    """Records on paper in one go: since when their pages are made, and when their OKs end."""

    ids: Sequence[UUID]
    begun: datetime
    ends: list[datetime] = field(default_factory=list)

    def is_outdated(self, now: datetime) -> bool:
        """Whether the pages may say what no longer holds."""
        has_ended = any(self.begun < end <= now for end in self.ends)
        return has_ended or abs(now - self.begun) > _PAGES_HOLD_FOR


class PaperFlow(Stage):
    """Shows each page before it is printed."""

    def __init__(self, window: Window, desk: Desk, papers: Papers) -> None:
        super().__init__(window, desk)
        self._papers = papers

    def print_record(self, record: Record | Clearance) -> None:
        """Show the sheet of a record, or of what was said about one."""
        # Where it is saved others may look: the name of the person is not in the file's.
        file = _("ketcheck record {day}").format(day=date_words(time_of(record).at.date()))
        self._preview(
            partial(self._papers.record, record), record.short_id, file=file, ids=[record.id]
        )

    def print_blank(self, person: Person | None, *, session: bool = False) -> None:
        """Show the blank form of a check or a session, with the name of the person on it."""
        file = _("ketcheck blank form")
        self._preview(
            lambda paper: self._papers.blank(person, paper, session), _("Blank form"), file=file
        )

    def print_code(self, code: str) -> None:
        """Show the sheet of a recovery code."""
        slots, today = self._desk.store.slots, self._desk.now
        render = partial(self._papers.recovery, code, slots, today)
        self._preview(render, _("Recovery sheet"), file=_("ketcheck recovery sheet"))

    def print_handout(self, person: Person) -> None:
        """Show the handout of a person as of now."""
        file = _("ketcheck handout {day}").format(day=date_words(self._desk.today()))
        self._preview(lambda paper: self._papers.handout(person, paper), _("Handout"), file=file)

    @told_act
    def print_several(self, person: Person, done: Act) -> None:
        """Ask which records of a person are printed in one go, and show their pages."""
        from ketcheck.ui.printing.print_several import PrintSeveral  # noqa: PLC0415 - seldom wanted

        batch = self._papers.batch()
        screen = PrintSeveral(self._desk, person, batch.most)
        screen.wanted.connect(lambda ids, paper: self._run(batch, screen, ids, paper))
        screen.closed.connect(done)
        self._window.show_screen(screen, _("Print several records"), person)
        screen.begin()

    def _run(
        self, batch: "Batch", screen: "PrintSeveral", ids: Sequence[UUID], paper: Paper
    ) -> None:
        from ketcheck.ui.printing.batch_run import BatchRun  # noqa: PLC0415 - for paper alone

        several = _Several(ids, self._desk.now)

        def read(record_id: UUID) -> Record:
            record = self._record(record_id)
            if record.gives_leave:
                minutes = self._desk.checklist_of(record).settings.ok_minutes
                several.ends.append(record.finished.at + timedelta(minutes=minutes))
            return record

        run = BatchRun(batch, read, paper, screen)
        run.progressed.connect(screen.show_progress)
        run.failed.connect(screen.stop)
        run.made.connect(lambda pdf: self._show_several(screen, pdf, paper, several))
        screen.cancelled.connect(run.cancel)
        run.start(ids)

    def _show_several(
        self, screen: "PrintSeveral", pdf: bytes, paper: Paper, several: _Several
    ) -> None:
        screen.stop()

        def pages_of_now(_paper: Paper) -> bytes:
            # Many pages are not made twice for each print.
            if several.is_outdated(self._desk.now):
                raise PagesOutdated(_(OUTDATED))
            return pdf

        file = _("ketcheck records {day}").format(day=date_words(several.begun.date()))
        self._preview(pages_of_now, _("Records"), [paper], file=file, ids=several.ids)

    def _record(self, record_id: UUID) -> Record:
        entry = self._desk.store.entry(record_id)
        if not isinstance(entry, Record):
            raise NoSuchRecord(
                _("{record} is not a check. Only a check can be printed this way.").format(
                    record=entry.short_id
                )
            )
        return entry

    @told_act
    def _preview(
        self,
        render: Callable[[Paper], bytes],
        job: str,
        papers: Sequence[Paper] = tuple(Paper),
        *,
        file: str,
        ids: Sequence[UUID] = (),
    ) -> None:
        from ketcheck.ui.printing.preview import Preview  # noqa: PLC0415 - Qt's PDF parts, for paper alone

        preview = Preview(render, job, self._window, papers=papers, file=file)
        preview.help_wanted.connect(lambda: self._window.menu.chosen.emit(Item.HELP))
        preview.kept.connect(partial(self._note_printed, ids))
        preview.exec()

    def _note_printed(self, ids: Sequence[UUID]) -> None:
        # It is on paper whether or not that can be noted; nobody is kept from it.
        with suppress(KetcheckError):
            self._desk.store.note_printed(ids)
