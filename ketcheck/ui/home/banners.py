"""What stands at the top of home: what is held, left open, or not understood yet."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame, QPushButton

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import open_tips
from ketcheck.checklist.wording import spoken
from ketcheck.errors import RecordDamaged
from ketcheck.records.model import KeptDraft, Person, Record
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot

Act = Callable[[], object]


def draft_banners(desk: Desk, person: Person, resume: Act, discard: Act) -> Iterator[QFrame]:
    """The draft that is kept, to go on or to discard."""
    try:
        draft = desk.store.kept_draft(person.id)
    except RecordDamaged as error:
        yield _with_buttons(Notice(Level.ASK, str(error)), _discard(discard))
        return
    if draft is None:
        return
    banner = Notice(Level.ASK, _words_of_draft(desk, draft))
    keep = push_button("resume", "&Continue check", resume)
    buttons = [] if desk.is_stale(draft) else [keep]
    yield _with_buttons(banner, *buttons, _discard(discard))


def held_banners(
    desk: Desk, person: Person, clear: Callable[[UUID], object], see: Callable[[UUID], object]
) -> Iterator[QFrame]:
    """The records that hold a STOP."""
    try:
        held = desk.store.held(person.id)
    except RecordDamaged as error:
        yield Notice(Level.STOP, f"An earlier STOP holds. {error}")
        return
    for record in held:
        yield _with_buttons(
            Notice(Level.STOP, _words_of_held(desk, record)),
            push_button(
                "record-clearance", "&My doctor says I may use it again", partial(clear, record.id)
            ),
            push_button("see-held", "See the record", partial(see, record.id)),
        )


def open_tip_banners(desk: Desk, person: Person) -> Iterator[QFrame]:
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
        banner = Facts("Open from last time", lines)
        banner.setObjectName("open-tips")
        yield banner


def archived_banners(desk: Desk, person: Person) -> Iterator[QFrame]:
    """That a person is archived, where they are."""
    if desk.store.directory.listed(person.id).archived:
        line = "This person is not on the list of people. “More” has the way to bring them back."
        yield Facts("Archived", [("", line)])


def _words_of_draft(desk: Desk, draft: KeptDraft) -> str:
    what = "session" if draft.session else "check"
    when = spoken(draft.started.at, desk.now)
    text = f"You have an unfinished {what} from {when}."
    if desk.is_stale(draft):
        text += f" It's too old to finish, because skin can change. Please start a new {what}."
    return text


def _words_of_held(desk: Desk, record: Record) -> str:
    when = spoken(record.finished.at, desk.now)
    return (
        f"STOP since {when}. Don't use the cream until your doctor or nurse says you may. "
        f"{record.result.reasons[0].text}"
    )


def _discard(pressed: Act) -> QPushButton:
    return push_button("discard", "&Delete it", pressed)


def _with_buttons(banner: Notice, *buttons: QPushButton) -> Notice:
    letters = sum(len(button.text()) + _LETTERS_AROUND for button in buttons)
    row = Slot(beside=True, letters=letters)
    banner.add_lines(row, ())
    row.show_widgets(buttons)
    return banner


_LETTERS_AROUND = 6
"""The room that a button needs beside its words, in letters."""
