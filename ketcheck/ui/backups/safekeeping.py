"""What keeps records safe: copies, bringing them back, checking them, and erasing a person."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.records.copies.copies import FOLDER, chosen_folder, is_behind, last_copy
from ketcheck.records.model import Person
from ketcheck.records.store import Store
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.paths import shown_path

_OLD: Final = timedelta(days=7)
_NOWHERE: Final = (
    "In no other place yet. If the disk of this computer breaks, these copies break with it. "
    "Choose a folder on a stick or on another disk."
)
_HERE_ALONE: Final = (
    "These copies open on this computer alone. If it breaks they are of no use, unless there is a "
    "recovery code on paper."
)
_BEHIND: Final = "The last copy is not there yet. Plug in the disk, then make a copy now."
_BEHIND_AT_HOME: Final = "Your folder for copies has not got it yet."


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

    def __init__(self, desk: Desk, person: Person | None, trouble: str = "") -> None:
        super().__init__()
        self._store = desk.store
        self.body.addWidget(Heading("Keep your records safe", scale=1.5))
        for text in self._warnings(trouble):
            self.body.addWidget(Notice(Level.ASK, text))
        if desk.store.protection.opens_here_alone:
            self.body.addWidget(self._no_code())
        self._add_copies(desk.now)
        self._add(
            "Bring records back",
            "Add what is in a copy, from here or from another computer. You see what is in it "
            "first. Each record that is here stays as it is.",
            [push_button("look-into-copy", "&Look into a copy…", self.look_wanted.emit)],
        )
        self._add(
            "Check my records",
            "Reads each record and tells if one is damaged.",
            [push_button("check-records", "Chec&k my records", self.check_wanted.emit)],
        )
        if person:
            self._add(
                f"Erase {person.name}",
                "Takes out all records of this person, for good.",
                [push_button("erase-person", "&Erase this person…", self.erase_wanted.emit)],
            )
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit)

    def _no_code(self) -> Notice:
        notice = Notice(Level.ASK, _HERE_ALONE)
        button = push_button("make-code", "Make a recover&y code", self.code_wanted.emit)
        notice.add(button)
        return notice

    def _warnings(self, trouble: str) -> list[str]:
        loss = self._store.loss
        lost = loss.sentence if loss and not loss.accepted else ""
        return [text for text in (lost, trouble) if text]

    def _add_copies(self, now: datetime) -> None:
        chosen = chosen_folder(self._store)
        lines = [
            ("Last good copy", age_of_copy(self._store, now)),
            ("On this computer", shown_path(self._store.folder / FOLDER)),
            ("Also in", f"{shown_path(chosen)}{self._behind()}" if chosen else _NOWHERE),
        ]
        self.body.addWidget(Facts("Copies", lines))
        buttons = [
            push_button("make-copy", "&Make a copy now", self.copy_wanted.emit, kind="primary"),
            push_button("choose-folder", "Choose a &folder…", self.folder_wanted.emit),
        ]
        if chosen:
            drop = "Use this folder &no more"
            buttons.append(push_button("drop-folder", drop, self.folder_dropped.emit))
        for button in buttons:
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _behind(self) -> str:
        return f"\n{_BEHIND}" if is_behind(self._store) else ""

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
    copy = last_copy(store)
    if copy is None:
        return "None yet. One is made by itself after your first records."
    at = copy.at.astimezone(now.tzinfo)
    told = spoken(at, now)
    if at.date() == now.date():
        return f"Today, {told}"
    return f"{told}. That is long ago." if now - at > _OLD else told


class CopyLine(QWidget):
    """The quiet line at home: how old the last copy is, and the way to all of this."""

    def __init__(self, desk: Desk, opened: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        text = f"Last copy of your records: {age_of_copy(desk.store, desk.now)}"
        if is_behind(desk.store):
            text = f"{text.rstrip('.')}. {_BEHIND_AT_HOME}"
        row.addWidget(Words(text, kind="muted"), 1)
        row.addWidget(push_button("keep-safe", "Keep &them safe", opened, kind="link"))
