"""Home: how things stand now in one card, the last seven days, and the newest checks."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.records.checks.outcomes import outcomes, week_until
from ketcheck.records.model import Person
from ketcheck.records.used_by import UsedBy
from ketcheck.ui.backups.warnings import conflict_notices
from ketcheck.ui.home.card_acts import CardActs
from ketcheck.ui.home.notes import (
    KeptLine,
    LabelLine,
    archived_notes,
    clock_note,
    draft_note,
    fault_notes,
    open_tip_notes,
)
from ketcheck.ui.home.recent import SHOWN, RecentChecks
from ketcheck.ui.home.status import Rank, Status
from ketcheck.ui.home.status_card import StatusCard
from ketcheck.ui.home.week import WeekPanel
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.labels import Words, focus_heading
from ketcheck.ui.widgets.protection_page import MAKE_CODE
from ketcheck.ui.widgets.slot import Slot

_BY_ENTER = ("resume", "start-session", "start-check")
"""What Enter does on the heading; never a use, nor what a doctor said."""


class Home(Screen):
    """The first screen of a person; in a clinic it begins with a session."""

    is_place = True
    is_first = True
    check_wanted = Signal()
    session_wanted = Signal()
    draft_resumed = Signal()
    draft_discarded = Signal()
    record_opened = Signal(UUID)
    clearance_wanted = Signal(UUID)
    records_wanted = Signal()
    label_wanted = Signal()
    protection_wanted = Signal(str)
    """With the one act that is wanted."""
    safekeeping_wanted = Signal()
    copy_opened = Signal(object)
    """The path of a copy of the records that a sync program made."""

    def __init__(
        self,
        desk: Desk,
        person: Person,
        used_by: UsedBy = UsedBy.ONE_PERSON,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self._in_clinic = used_by is UsedBy.CLINIC
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left(), 14, margins.right(), 8)
        self.body.setSpacing(10)
        self._card = StatusCard(desk, person, self._acts())
        self._card.changed.connect(self._show_rest)
        # In their place before they are shown: without a parent they would be windows.
        self._notes, self._rest = Slot(spacing=10), Slot(spacing=10)
        for part in (self._card, self._notes, self._rest):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._kept = self._kept_line()
        self.body.addWidget(self._kept)
        if desk.checklist.draft_notice:
            self.body.addWidget(Words(desk.checklist.draft_notice, kind="muted"))
        self._show_rest(self._card.status)

    def focus_start(self) -> None:
        """Put the keyboard on the heading, with nothing under it that a key could press by chance.

        Home begins at its top, where it says how things stand.
        """
        focus_heading(self)
        # Where it is, is known once the words have their height.
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(0))

    def tell_of_copy(self) -> None:
        """Tell of the backup that was made while home is shown; nothing else moves."""
        self._kept.tell_of_copy()

    def _press_primary(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
            return
        first = self._card.typed_time_button or self._by_enter()
        if first:
            first.click()

    def _by_enter(self) -> QPushButton | None:
        if self._card.status.rank in {Rank.OK, Rank.USED_IT}:
            return None
        found = (self._card.findChild(QPushButton, name) for name in _BY_ENTER)
        return next((button for button in found if button and not button.isHidden()), None)

    def _acts(self) -> CardActs:
        acts = CardActs(self._desk, in_clinic=self._in_clinic)
        acts.check_wanted.connect(self.check_wanted)
        acts.session_wanted.connect(self.session_wanted)
        acts.draft_resumed.connect(self.draft_resumed)
        acts.draft_discarded.connect(self.draft_discarded)
        acts.clearance_wanted.connect(self.clearance_wanted)
        acts.record_opened.connect(self.record_opened)
        return acts

    def _kept_line(self) -> KeptLine:
        def print_code() -> None:
            self.protection_wanted.emit(MAKE_CODE)

        return KeptLine(self._desk, self.safekeeping_wanted.emit, print_code)

    def _show_rest(self, status: Status) -> None:
        """Draw what goes along with the card: a use moves the week and the rows too."""
        self._notes.show_widgets(self._notes_of(status))
        desk, person = self._desk, self._person
        ok_for = timedelta(minutes=desk.checklist.settings.ok_minutes)
        week = week_until(desk.store, person.id, status.known, desk.now, ok_for)
        rows = desk.store.newest_checks(person.id, limit=SHOWN)
        checks = list(outcomes(rows, status.known, ok_for))
        is_newest = status.record and checks and checks[0].row.id == status.record.id
        standing = status.drawn.standing if status.drawn and is_newest else None
        opened, every = self.record_opened.emit, self.records_wanted.emit
        recent = RecentChecks(checks, desk.now, opened, every, standing)
        self._rest.show_widgets([WeekPanel(week, desk.today()), recent])

    def _notes_of(self, status: Status) -> Iterator[QWidget]:
        desk, person = self._desk, self._person
        resume, delete = self.draft_resumed.emit, self.draft_discarded.emit
        yield from fault_notes(status)
        yield from conflict_notices(desk.store, self.copy_opened.emit)
        yield from clock_note(desk, person, status, self.record_opened.emit)
        yield from draft_note(desk, person, status, resume, delete)
        if self._in_clinic:
            yield from self._session_note(status)
            yield from open_tip_notes(desk, person)
            yield from archived_notes(desk, person)
        elif status.known and status.known.plan is None:
            yield LabelLine(self.label_wanted.emit)

    def _session_note(self, status: Status) -> Iterator[QWidget]:
        """A session can be begun whatever stands: it teaches, and judges anew."""
        if status.rank in {Rank.WAIT, Rank.DUE, Rank.START} or status.known is None:
            return
        words = _("Start &counseling session")
        yield FlowRow([push_button("start-session", words, self.session_wanted.emit)])
