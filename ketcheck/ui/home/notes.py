"""Quiet lines under the card of home: what the card leaves out, and how the records are kept."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import open_tips
from ketcheck.errors import RecordDamaged
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import at_moment, moment_words
from ketcheck.records.copies.copies import is_behind, last_copy
from ketcheck.records.model import Person
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.home.status import Rank, Status, holds_urgent
from ketcheck.ui.home.status_words import draft_words
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.notice import Notice

Act = Callable[[], object]
_IN_THE_CARD = {Rank.DRAFT, Rank.UNKNOWN}
"""Where the card itself tells what can't be read."""


def fault_notes(status: Status) -> Iterator[QFrame]:
    """What can't be read, where the card is about something else."""
    if status.rank not in _IN_THE_CARD or (status.rank is Rank.DRAFT and status.draft):
        level = Level.STOP if status.known is None else Level.ASK
        yield from (Notice(level, fault) for fault in status.faults)


def clock_note(
    desk: Desk, person: Person, status: Status, opened: Callable[[UUID], object]
) -> Iterator[QFrame]:
    """That a record is of a time to come, with the way to it: until then each check says to ask."""
    if status.known is None or not status.known.clock_is_back(desk.now):
        return
    row = desk.store.newest(person.id)
    if row is None:
        return
    words = _(
        "This computer's clock is behind your last record ({time}). Correct the date and time on "
        "this computer. If they are right, the time on that record is wrong. Open it and cross it "
        "out."
    )
    notice = Notice(Level.ASK, words.format(time=moment_words(row.finished)))
    notice.add(push_button("see-newest", _("See the record"), partial(opened, row.id)))
    yield notice


def draft_note(
    desk: Desk, person: Person, status: Status, resume: Act, delete: Act
) -> Iterator[QFrame]:
    """The unfinished check, where something else comes first; it is not lost from sight."""
    draft = status.draft
    if draft is None or status.rank is Rank.DRAFT:
        return
    title, lines = draft_words(desk, person, draft)
    is_urgent = holds_urgent(desk, draft)
    buttons = [] if is_urgent else [push_button("discard", _("&Delete it"), delete)]
    if not desk.is_stale(draft) and not (is_urgent and status.rank is Rank.URGENT):
        buttons.insert(0, push_button("resume", _("&Continue check"), resume))
    yield _note(" ".join((f"{title}.", *lines)), buttons)


def open_tip_notes(desk: Desk, person: Person) -> Iterator[QFrame]:
    """The tips that were left open in the last session, which come first in the next."""
    try:
        last = desk.store.last_session(person.id)
        checklist = desk.checklist_of(last) if last else desk.checklist
    except RecordDamaged as error:
        yield Notice(Level.ASK, str(error))
        return
    if last is None or last.session is None:
        return
    groups = [checklist.group(tip) for tip in open_tips(checklist, last.session)]
    if groups:
        lines = [("", f"{group.tip} {group.title}") for group in groups]
        note = Facts(_("Open from last time"), lines)
        note.setObjectName("open-tips")
        yield note


def archived_notes(desk: Desk, person: Person) -> Iterator[QFrame]:
    """That a person is archived, where they are."""
    if desk.store.directory.listed(person.id).archived:
        line = _("This person is not on the list of people. To bring them back, open Settings.")
        yield Facts(_("Archived"), [("", line)])


class KeptLine(QWidget):
    """The last line of home: when the records were backed up, and whether a lost key matters."""

    def __init__(self, desk: Desk, back_up: Act, print_code: Act) -> None:
        super().__init__()
        self.setObjectName("kept")
        self._desk = desk
        has_code = desk.store.protection.has_code
        self._link = push_button("keep-safe", _("Back up"), back_up, kind="link")
        self._words = Words(kind="muted")
        self.tell_of_copy()
        parts: list[QWidget] = [self._words, self._link]
        if not has_code:
            link = push_button("make-code", _("Print one"), print_code, kind="link")
            parts += _told(_("No recovery code on paper yet."), link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FlowRow(parts))

    def tell_of_copy(self) -> None:
        """Say when the last backup was made, as it is now."""
        told = _backed_up(self._desk)
        self._words.setText(told)
        self._link.setAccessibleDescription(told)


class LabelLine(QWidget):
    """That there is no label yet, with the way to fill it in."""

    def __init__(self, fill_in: Act) -> None:
        super().__init__()
        self.setObjectName("no-label")
        link = push_button("fill-label", _("Fill it in"), fill_in, kind="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FlowRow(_told(_("Your label isn't filled in yet."), link)))


def _backed_up(desk: Desk) -> str:
    copy = last_copy(desk.store, desk.now)
    if copy is None:
        return _("Backup: none yet.")
    when = at_moment(copy.at, desk.now)
    today = copy.at.astimezone(desk.now.tzinfo).date() == desk.now.date()
    words = _("Backed up today {when}.") if today else _("Backed up {when}.")
    told = words.format(when=when)
    if is_behind(desk.store):
        told += " " + _("Your backup folder doesn't have the latest backup.")
    return told


def _told(text: str, link: QPushButton) -> list[QWidget]:
    """What is so, with the link beside it; Tab comes to the link alone, which says both."""
    link.setAccessibleDescription(text)
    return [Words(text, kind="muted"), link]


def _note(text: str, buttons: Sequence[QPushButton]) -> QFrame:
    frame = QFrame()
    set_kind(frame, "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 12, 20, 12)
    column.addWidget(Words(text))
    for button in buttons[:1]:
        button.setAccessibleDescription(text)
    column.addWidget(FlowRow(buttons, gap=12))
    return frame
