"""Two entries of one person: the other one is found, both are compared, one entry stays."""

from dataclasses import dataclass

from pydantic import ValidationError
from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen, Plan
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import PersonRefused
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import date_words
from ketcheck.records.model import Person
from ketcheck.ui.appearance.theme import MARGIN
from ketcheck.ui.people.people_finder import PeopleFinder
from ketcheck.ui.records.records_table import when_words
from ketcheck.ui.shell.choice import ChoiceScreen
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.facts import Facts, plan_lines
from ketcheck.ui.widgets.fields import LineField, TextField, show_faults
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import ask, tell, told
from ketcheck.ui.widgets.slot import Slot

_ENTRIES = ("first", "second")
"""What the two are called while one is chosen."""


class _Why(Frozen):
    reason: Text
    recorded_by: Line


class MergeChoice(Screen):
    """The list again, to find the other entry."""

    person_chosen = Signal(Person)

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._finder = PeopleFinder(desk)
        self._finder.person_chosen.connect(self.person_chosen)
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.addWidget(Heading(_("Merge with which entry?"), scale=1.5))
        text = _("Find the other entry for {person}. Nothing is merged yet.")
        self.body.addWidget(Words(text.format(person=identifiers(person)), kind="muted"))
        self.body.addWidget(self._finder, 1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        compares = self.add_button(
            "open-person", _("Co&mpare the two"), self._finder.choose, kind="primary"
        )
        self._finder.can_choose.connect(compares.setEnabled)

    def begin(self) -> None:
        """Put the cursor into the search field."""
        self._finder.begin()


@dataclass(frozen=True)
class _Side:
    """One of the two entries, and what is on file of it."""

    person: Person
    records: int
    last: str
    plan: Plan | None

    @property
    def facts(self) -> Facts:
        """The panel to compare by."""
        person = self.person
        lines = [
            (_("Born"), date_words(person.born) if person.born else _("No birth date")),
            (_("Number"), person.number or _("None")),
            (_("Records"), str(self.records)),
            (_("Last check"), self.last),
        ]
        return Facts(person.name, lines + _label(self.plan))


class Merge(ChoiceScreen):
    """Both entries side by side; nothing is merged before one is chosen and it is confirmed."""

    merged = Signal(Person)

    def __init__(self, desk: Desk, one: Person, other: Person, by: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._why = TextField("reason", _("How do you know they are the same person?"))
        self._who = LineField("recorded_by", _("Your name"))
        self._who.set_value(by)
        self._sides = (_side(desk, one), _side(desk, other))
        self.body.addWidget(Heading(_("Is this one person?"), scale=1.5))
        names = (word for side in self._sides for word in side.person.name.split())
        both = Slot(beside=True, letters=max(56, 3 * max(map(len, names))))
        self.body.addWidget(both)
        both.show_widgets([side.facts for side in self._sides], (1, 1))
        self.body.addWidget(Heading(_("Which entry stays?")))
        for code, side in zip(_ENTRIES, self._sides, strict=True):
            self.add_card(code, identifiers(side.person))
        self.body.addWidget(self._why)
        self.body.addWidget(self._who)
        self.body.addStretch(1)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.hold_back(self.add_button("merge", _("&Merge the two"), self._merge, kind="primary"))

    def _merge(self) -> None:
        if self.choice is None:
            return
        chosen = _ENTRIES.index(self.choice)
        kept, other = self._sides[chosen], self._sides[1 - chosen]
        given = self._given()
        if given is None or not ask(
            self, _consequences(kept, other), yes=_("Merge the two"), no=_("Cancel")
        ):
            return
        with told(self):
            try:
                self._desk.store.directory.merge(
                    kept.person.id,
                    other.person.id,
                    reason=given.reason,
                    by=given.recorded_by,
                    at=self._desk.clock(),
                )
            except PersonRefused as error:
                tell(self, str(error))
                return
            self.merged.emit(kept.person)

    def _given(self) -> _Why | None:
        fields = (self._why, self._who)
        for field in fields:
            field.show_fault("")
        try:
            return _Why.model_validate({one.name: one.value() for one in fields if one.value()})
        except ValidationError as error:
            show_faults(fields, error)
            return None


def _consequences(kept: _Side, other: _Side) -> str:
    words = _("Both histories are kept, under {person}. {label} This can't be undone.")
    label = _label_that_counts(kept.plan, other.plan)
    return words.format(person=identifiers(kept.person), label=label)


def _label_that_counts(kept: Plan | None, other: Plan | None) -> str:
    """Which label holds afterwards: of two the newer, whichever entry it was made for."""
    if kept and other and kept != other:
        return _("Their labels differ. The newer one counts.")
    if kept:
        return _("That entry's label stays.")
    if other:
        return _("It has no label, so the other entry's label will be used.")
    return _("Neither has a label on file.")


def _side(desk: Desk, person: Person) -> _Side:
    store = desk.store
    newest = store.newest(person.id)
    last = when_words(newest.finished, desk.now) if newest else _("None yet")
    return _Side(person, store.directory.count_of(person.id), last, store.plan(person.id))


def _label(plan: Plan | None) -> list[tuple[str, str]]:
    if plan is None:
        return [(_("Label"), _("None on file"))]
    return [
        (_("Label: {part}").format(part=name.lower()), value) for name, value in plan_lines(plan)
    ]
