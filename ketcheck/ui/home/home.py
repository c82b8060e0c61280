"""Home: start a check, the last result, what is held or left open, the records and the label."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.errors import RecordDamaged
from ketcheck.records.model import Person
from ketcheck.records.used_by import UsedBy
from ketcheck.ui.appearance.theme import MARGIN, set_kind
from ketcheck.ui.backups.safekeeping import CopyLine
from ketcheck.ui.home.banners import (
    archived_banners,
    draft_banners,
    held_banners,
    open_tip_banners,
)
from ketcheck.ui.home.hero import Hero, hero_of_clinic, hero_of_one
from ketcheck.ui.home.home_tabs import (
    HomeTabs,
    medicines_page,
    more_page,
    plan_page,
    records_page,
)
from ketcheck.ui.home.last_check import LastCheck
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import medicine_lines
from ketcheck.ui.widgets.labels import Heading, Words, focus_heading
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.protection_page import code_reminder, protection_page
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.slot import Slot


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
    plan_wanted = Signal()
    extras_wanted = Signal()
    """The optional questions are to be switched on or off."""
    numbers_wanted = Signal()
    blank_wanted = Signal()
    paper_wanted = Signal()
    """A form that was filled in by hand is to be entered."""
    session_form_wanted = Signal()
    several_wanted = Signal()
    """Several records are to be printed in one go."""
    handout_wanted = Signal()
    identity_wanted = Signal()
    """Name, birth date or number are to be changed."""
    merge_wanted = Signal()
    archive_wanted = Signal(bool)
    """The person leaves the list, or comes back to it."""
    computer_wanted = Signal()
    protection_wanted = Signal(str)
    """With the one act that is wanted, or an empty text for all there is."""
    safekeeping_wanted = Signal()

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
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.setSpacing(16)
        known = self._known()
        for banner in self._banners():
            self.body.addWidget(banner)
        self.body.addWidget(code_reminder(desk.store, self.protection_wanted))
        top = Slot(beside=True)
        # In its place before it is shown: without a parent it would be a window of its own.
        self.body.addWidget(top)
        top.show_widgets([self._hero(known.plan), LastCheck(desk, person, known)], (3, 2))
        self.body.addWidget(self._tabs(known), 1)
        self.body.addWidget(CopyLine(desk, self.safekeeping_wanted.emit))
        if desk.checklist.draft_notice:
            self.body.addWidget(Words(desk.checklist.draft_notice, kind="muted"))

    def focus_start(self) -> None:
        """Put the keyboard over what is most likely wanted, which is in view, and Enter on it."""
        # What a banner asks for comes first: at large type it leaves no room for the start.
        names = ("resume", "record-clearance", "start-session", "start-check")
        found = (self.findChild(QPushButton, name) for name in names)
        first = next(button for button in found if button)
        self._first = first
        over = first.parentWidget()
        while over and not over.findChild(Heading):
            over = over.parentWidget()
        focus_heading(over or self)
        # Where it is, is known once the banners have their height.
        QTimer.singleShot(0, first, lambda: bring_into_view(first))

    def _press_primary(self) -> None:
        if isinstance(self.focusWidget(), Heading):
            self._first.click()
        else:
            super()._press_primary()

    def _known(self) -> Known:
        """What is known; where it can't be told, what may be held is looked for apart."""
        try:
            known = self._desk.store.known(self._person.id)
        except RecordDamaged as error:
            self.body.addWidget(Notice(Level.STOP, str(error)))
            self._may_hold = True
            return Known(plan=self._desk.store.plan(self._person.id))
        self._may_hold = bool(known.holds(self._desk.now))
        return known

    def _banners(self) -> Iterator[QFrame]:
        desk, person = self._desk, self._person
        yield from draft_banners(desk, person, self.draft_resumed.emit, self.draft_discarded.emit)
        if self._may_hold:
            yield from held_banners(
                desk, person, self.clearance_wanted.emit, self.record_opened.emit
            )
        if self._in_clinic:
            yield from open_tip_banners(desk, person)
            yield from archived_banners(desk, person)

    def _hero(self, plan: Plan | None) -> Hero:
        check = self.check_wanted.emit
        if self._in_clinic:
            return hero_of_clinic(plan, self.session_wanted.emit, check)
        return hero_of_one(plan, check, self.blank_wanted.emit)

    def _tabs(self, known: Known) -> QFrame:
        panel = QFrame()
        set_kind(panel, "panel")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(12, 12, 12, 12)
        desk, person_id, plan = self._desk, self._person.id, known.plan
        change, numbers = self.plan_wanted.emit, self.numbers_wanted.emit
        extras = self.extras_wanted.emit
        tabs = HomeTabs()
        tabs.add("Records", lambda: records_page(desk, person_id, self.record_opened.emit))
        tabs.add("Medicines", lambda: medicines_page(medicine_lines(known.medicines)))
        tabs.add("Label and plan", lambda: plan_page(desk, plan, change, extras, numbers))
        tabs.add("Key", lambda: protection_page(desk.store, self.protection_wanted))
        tabs.add("More", self._more)
        layout.addWidget(tabs)
        return panel

    def _more(self) -> QWidget:
        paper = [
            push_button("print-several", "Print several records…", self.several_wanted.emit),
            push_button("print-handout", "Print handout", self.handout_wanted.emit),
            push_button("enter-paper", "Enter a paper form", self.paper_wanted.emit),
        ]
        change = "Change name or birth date"
        person = [push_button("change-person", change, self.identity_wanted.emit)]
        sections = {"Paper": paper, "This person": person}
        if self._in_clinic:
            form, session = self.blank_wanted.emit, self.session_form_wanted.emit
            paper.append(push_button("blank-form", "Blank form of a check", form))
            paper.append(push_button("blank-session", "Blank form of a session", session))
            person += self._acts_of_clinic()
        else:
            ways = push_button("this-computer", "Use, copies, report", self.computer_wanted.emit)
            sections["This computer"] = [ways]
        return more_page(sections)

    def _acts_of_clinic(self) -> list[QPushButton]:
        archived = self._desk.store.directory.listed(self._person.id).archived
        words = "Bring back to the list" if archived else "Archive"
        return [
            push_button("merge-person", "Merge with another entry…", self.merge_wanted.emit),
            push_button("archive-person", words, lambda: self.archive_wanted.emit(not archived)),
        ]
