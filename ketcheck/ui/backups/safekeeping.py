"""What keeps records safe: copies, bringing them back, checking them, and erasing a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.records.copies.copies import FOLDER, chosen_folder, is_behind, last_copy
from ketcheck.records.copies.renewing import still_holding
from ketcheck.records.model import Person
from ketcheck.records.store import Store
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.backups.warnings import warnings
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.paths import shown_path

_OLD: Final = timedelta(days=7)
_NOWHERE: Final = marked(
    "Nowhere else yet. If this computer's disk fails, you lose these too. Choose a USB stick or "
    "another disk."
)
_HERE_ALONE: Final = marked(
    "These backups only open on this computer. To use them on another one, print a recovery code."
)
_BEHIND: Final = marked("The latest backup is not there yet. Plug in the disk, then back up now.")


class SafekeepingScreen(Screen):
    """Says what is kept where, and offers each act under what it does."""

    is_place = True
    copy_wanted = Signal()
    folder_wanted = Signal()
    folder_dropped = Signal()
    look_wanted = Signal()
    check_wanted = Signal()
    erase_wanted = Signal()
    code_wanted = Signal()
    holding_wanted = Signal()
    paper_wanted = Signal()
    copy_opened = Signal(object)
    """The path of one that is to be looked into."""

    def __init__(self, desk: Desk, person: Person | None, trouble: str = "") -> None:
        super().__init__()
        self._store = desk.store
        self.body.addWidget(Heading(_("Back up"), scale=1.5))
        for notice in warnings(desk.store, trouble, self.copy_opened.emit):
            self.body.addWidget(notice)
        holding = still_holding(self._store)
        if holding:
            self.body.addWidget(self._still_holding(len(holding)))
        if desk.store.protection.opens_here_alone:
            self.body.addWidget(self._no_code())
        self._add_copies(desk.now)
        self._add(
            _("Restore from a backup"),
            _(
                "Adds the records of a backup, from this computer or another one. You see what is "
                "in it first. Your records here stay as they are."
            ),
            [push_button("look-into-copy", _("&Open a backup…"), self.look_wanted.emit)],
        )
        self._add(
            _("Check my records"),
            _(
                "Checks every record for damage. Or type the seal from a printed page, to see if "
                "its record is here, unchanged."
            ),
            [
                push_button("check-records", _("Chec&k my records"), self.check_wanted.emit),
                push_button("check-paper", _("Check a &paper…"), self.paper_wanted.emit),
            ],
        )
        if person:
            self._add(
                _("Delete all records of {name}").format(name=person.name),
                _("Deletes all of this person's records for good."),
                [push_button("erase-person", _("&Delete records…"), self.erase_wanted.emit)],
            )
        self.body.addStretch(1)
        self.add_button("close", _("&Close"), self.closed.emit)

    def _no_code(self) -> Notice:
        notice = Notice(Level.ASK, _(_HERE_ALONE))
        button = push_button("make-code", _("Make a recover&y code"), self.code_wanted.emit)
        notice.add(button)
        return notice

    def _still_holding(self, count: int) -> Notice:
        text = counted(
            "{count} older backup still has records that were deleted.",
            "{count} older backups still have records that were deleted.",
            count,
        )
        notice = Notice(Level.ASK, text)
        notice.add(push_button("show-holding", _("See &which"), self.holding_wanted.emit))
        return notice

    def _add_copies(self, now: datetime) -> None:
        chosen = chosen_folder(self._store)
        lines = [
            (_("Last backup"), age_of_copy(self._store, now)),
            (_("On this computer"), shown_path(self._store.folder / FOLDER)),
            (_("Also in"), f"{shown_path(chosen)}{self._behind()}" if chosen else _(_NOWHERE)),
        ]
        self.body.addWidget(Facts(_("Your backups"), lines))
        buttons = [
            push_button("make-copy", _("&Back up now"), self.copy_wanted.emit, kind="primary"),
            push_button("choose-folder", _("Choose a &folder…"), self.folder_wanted.emit),
        ]
        if chosen:
            drop = _("&Stop using this folder")
            buttons.append(push_button("drop-folder", drop, self.folder_dropped.emit))
        for button in buttons:
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _behind(self) -> str:
        return f"\n{_(_BEHIND)}" if is_behind(self._store) else ""

    def _add(self, title: str, text: str, buttons: Sequence[QPushButton]) -> None:
        panel = QFrame()
        set_kind(panel, "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(20, 14, 20, 14)
        column.addWidget(Heading(title))
        column.addWidget(Words(text))
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(panel)


def age_of_copy(store: Store, now: datetime) -> str:
    """When the last good copy was made, and what to do where that is long ago."""
    copy = last_copy(store, now)
    if copy is None:
        return _("None yet. ketcheck makes one automatically after your first check.")
    at = copy.at.astimezone(now.tzinfo)
    told = spoken(at, now)
    if at.date() == now.date():
        return _("Today, {time}").format(time=told)
    return _("{time}. That was a long time ago.").format(time=told) if now - at > _OLD else told
