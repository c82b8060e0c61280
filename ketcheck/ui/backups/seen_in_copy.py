"""What is in a copy, before anything of it is added."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.copies.restoring import Look
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.counts import people, records
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice

_LEFT_OUT: Final = marked("Left out: {count} of people whose records were deleted here.")
_KEPT: Final = marked(
    "Kept: {count} of people whose records were deleted on the other computer. Delete them here "
    "too if those people asked for it."
)
_MERGED: Final = marked(
    "{count} on your list will move under another entry: the other computer merged them."
)
_CLEARS: Final = marked(
    "The backup says that someone allowed {name} to use the cream again. After you add it, the "
    "STOP that is in force here no longer counts. If you don't know of this, ask the doctor or "
    "nurse first."
)
_NEWER: Final = marked(
    "The backup has a newer label for {count}. It replaces the label that is here."
)
_UNCLEAR: Final = marked(
    "The backup has a different label for {count}. The next check will ask for the label."
)


class SeenInCopy(Screen):
    """Tells what restoring would add, and asks for it."""

    wanted = Signal()

    def __init__(self, name: str, seen: Look) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("What is in this backup"), scale=1.5))
        self.body.addWidget(Words(name, kind="muted"))
        self.body.addWidget(Facts(_("In the backup"), _lines(seen)))
        for text in _notes(seen):
            self.body.addWidget(Notice(Level.ASK, text))
        self.body.addStretch(1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self._add = self.add_button(
            "add-records", _("&Add to my records"), self.wanted.emit, kind="primary"
        )
        self._add.setEnabled(bool(seen.new_entries or seen.new_people))
        if not self._add.isEnabled():
            self.body.insertWidget(
                3, Words(_("You already have all of it. There is nothing to add."))
            )


def _lines(seen: Look) -> list[tuple[str, str]]:
    lines = [(_("Records"), str(seen.entries)), (_("People"), str(seen.people))]
    if seen.first and seen.last:
        span = _("{first} to {last}").format(
            first=date_words(seen.first), last=date_words(seen.last)
        )
        lines.append((_("From"), span))
    new = _("{records} and {people}").format(
        records=records(seen.new_entries), people=people(seen.new_people)
    )
    return [*lines, (_("Not here yet"), new), (_("Made by ketcheck"), seen.program)]


def _notes(seen: Look) -> Iterator[str]:
    for name in seen.clears:
        yield _(_CLEARS).format(name=name)
    for name in seen.twins:
        yield _(
            "{name} is already here as another entry. After you add them, you can merge the two."
        ).format(name=name)
    for count, words, of in (
        (seen.erased, _LEFT_OUT, records),
        (seen.erased_there, _KEPT, records),
        (seen.merged, _MERGED, people),
        (seen.newer_plans, _NEWER, people),
        (seen.unclear_plans, _UNCLEAR, people),
    ):
        if count:
            yield _(words).format(count=of(count))
