"""What is in a copy, before anything of it is added."""

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.messages.dates import date_words
from ketcheck.records.copies.restoring import Look
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.counts import people, records
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice


class SeenInCopy(Screen):
    """Tells what restoring would add, and asks for it."""

    wanted = Signal()

    def __init__(self, name: str, seen: Look) -> None:
        super().__init__()
        self.body.addWidget(Heading("What is in this copy", scale=1.5))
        self.body.addWidget(Words(name, kind="muted"))
        self.body.addWidget(Facts("In the copy", _lines(seen)))
        for text in _notes(seen):
            self.body.addWidget(Notice(Level.ASK, text))
        self.body.addStretch(1)
        self.add_button("cancel", "&Back", self.closed.emit)
        self._add = self.add_button("add-records", "&Add", self.wanted.emit, kind="primary")
        self._add.setEnabled(bool(seen.new_entries or seen.new_people))
        if not self._add.isEnabled():
            self.body.insertWidget(3, Words("All of it is here already. There is nothing to add."))


def _lines(seen: Look) -> list[tuple[str, str]]:
    lines = [("Records", str(seen.entries)), ("People", str(seen.people))]
    if seen.first and seen.last:
        lines.append(("From", f"{date_words(seen.first)} to {date_words(seen.last)}"))
    new = f"{records(seen.new_entries)} and {people(seen.new_people)}"
    return [*lines, ("Not here yet", new), ("Made by ketcheck", seen.program)]


def _notes(seen: Look) -> list[str]:
    notes = [
        f"{name} is here already, as another entry. After adding, the two can be made one."
        for name in seen.twins
    ]
    if seen.erased:
        notes.append(f"Left out: {records(seen.erased)} of people who were erased here.")
    if seen.erased_there:
        notes.append(
            f"Kept: {records(seen.erased_there)} of people who were erased on the other "
            "computer. Erase those people here too if they asked for it."
        )
    if seen.merged:
        notes.append(
            f"{people(seen.merged)} of your list will stand under another entry, as on "
            "the other computer: there they are one person."
        )
    if seen.newer_plans:
        notes.append(
            f"Label and plan of {people(seen.newer_plans)} are newer in the copy. They take the "
            "place of those here."
        )
    if seen.unclear_plans:
        notes.append(
            f"Label and plan of {people(seen.unclear_plans)} are not the same in the copy. The "
            "next check asks for the label."
        )
    return notes
