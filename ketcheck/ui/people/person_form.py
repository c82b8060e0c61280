"""Who a person is: the identifiers of somebody new, or of somebody on file."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import PersonRefused
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Born, Person
from ketcheck.records.people import people
from ketcheck.records.people.folding import glued
from ketcheck.records.people.same_person import Verdict, has_number
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import DateField, Field, LineField, TextField
from ketcheck.ui.widgets.message import ask, told

_TELLS_APART = marked("These appear on every page to prevent mix-ups.")
_AS_OF_THEN = marked("Saved records keep the name and birth date they were made with.")
_BOTH = marked("The name and the birth date both change. Is this still the same person?")
_NOT_BOTH = marked("Leave this entry as it was, and add the other person to the list.")


class _Identified(Frozen):
    name: Line
    born: Born
    number: Line | None = None


class _Changed(_Identified):
    reason: Text
    recorded_by: Line


@dataclass(frozen=True)
class Typed:
    """What was typed of a person, and who else on file that may be.

    `before` is the person on file who is changed, with the reason, and who changes it.
    """

    person: Person
    seeming: list[tuple[Person, Verdict]]
    before: Person | None = None
    reason: str = ""
    by: str = ""


class IdentityForm(Form):
    """Name and birth date, which tell people apart, and a number where there is one.

    A change is kept with its reason and who made it; `by` is offered as the name.
    """

    entered = Signal(Person)
    doubted = Signal(Typed)
    """Somebody on file may be this person: that is to be told by hand."""

    def __init__(
        self,
        desk: Desk,
        person: Person | None = None,
        by: str | None = None,
        typed: Typed | None = None,
    ) -> None:
        shown = typed.person if typed else person
        name = LineField("name", _("Full name"))
        born = DateField("born", _("Date of birth"), birth=True, today=desk.today)
        fields: list[Field] = [
            name.asks_for(_("Enter the name.")),
            born.asks_for(_("Enter the date of birth.")),
            LineField("number", _("Number"), _("For example: MRN 20418"), optional=True),
        ]
        if shown:
            for field, value in zip(fields, (shown.name, shown.born, shown.number), strict=True):
                field.set_value(value)
        if person:
            fields += _why_fields(typed.reason if typed else None, typed.by if typed else by)
        title = _("Name, birth date, number") if person else _("New patient")
        super().__init__(desk, title, _(_AS_OF_THEN) if person else _(_TELLS_APART), fields)
        self._person = person
        leave = _("&Cancel")
        self.add_button("cancel", leave, self.closed.emit)
        self.add_button("save-person", _("&Save"), self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Changed if self._person else _Identified)
        if given is None:
            return
        with told(self):
            try:
                self._take(self._typed(given))
            except PersonRefused as error:
                self.fields[0].show_fault(str(error))

    def _typed(self, given: _Identified) -> Typed:
        new = people.new(given.name, given.born, given.number)
        before = self._person
        directory = self.desk.store.directory
        if before is None:
            return Typed(new, directory.like(new))
        new = new.model_copy(update={"id": before.id})
        known = {one.id for one, _ in directory.like(before)}
        seeming = [one for one in directory.like(new) if one[0].id not in known]
        why = given if isinstance(given, _Changed) else None
        return Typed(
            new, seeming, before, why.reason if why else "", why.recorded_by if why else ""
        )

    def _take(self, typed: Typed) -> None:
        if self._has_number_of_another(typed) or self._is_another(typed):
            return
        if typed.seeming:
            self.doubted.emit(typed)
            return
        directory, new = self.desk.store.directory, typed.person
        if typed.before is None:
            self.entered.emit(directory.add(new.name, born=new.born, number=new.number))
            return
        directory.edit(new, reason=typed.reason, by=typed.by, at=self.desk.clock())
        self.entered.emit(new)

    def _has_number_of_another(self, typed: Typed) -> bool:
        name = glued(typed.person.name)
        for one, _verdict in typed.seeming:
            if has_number(one, typed.person.number) and glued(one.name) != name:
                text = _("This is the number of {person}.").format(person=people.described(one))
                self.fields[2].show_fault(text)
                return True
        return False

    def _is_another(self, typed: Typed) -> bool:
        """Whether somebody else was typed over the entry, which is asked where both change."""
        before, new = typed.before, typed.person
        if (
            before is None
            or before.born in {None, new.born}
            or glued(before.name) == glued(new.name)
        ):
            return False
        if ask(self, _(_BOTH), yes=_("It is the same person"), no=_("Another person")):
            return False
        self.fields[0].show_fault(_(_NOT_BOTH))
        return True


def _why_fields(reason: str | None, by: str | None) -> list[Field]:
    why, who = (
        TextField("reason", _("Why is it changed?")),
        LineField("recorded_by", _("Your name")),
    )
    why.set_value(reason)
    who.set_value(by)
    return [why, who]
