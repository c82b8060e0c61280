"""Somebody who was typed beside those on file who may be that person: told apart by hand."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.errors import PersonRefused
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.model import Person
from ketcheck.records.people.directory import Apart
from ketcheck.records.people.same_person import Likeness, Verdict
from ketcheck.ui.people.person_form import Typed
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.fields import Field, LineField, TextField
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.scrolling import bring_into_view

_SHOWN = 5
_HELP = marked(
    "Look at the name and the birth date with care. If one person is on file twice, a STOP can be "
    "missed."
)
_SURE = marked("The name and the birth date are the same, so this person is on file.")


class _Apart(Frozen):
    reason: Text
    recorded_by: Line


class TellApart(Form):
    """Nothing is chosen beforehand, and whoever says "another person" says why."""

    same_chosen = Signal(Person)
    entered = Signal(Person)

    def __init__(self, desk: Desk, typed: Typed, by: str | None) -> None:
        self._typed = typed
        is_sure = any(verdict.likeness is Likeness.SAME for _one, verdict in typed.seeming)
        why = TextField("reason", _("How do you know this is a different person?"))
        who = LineField("recorded_by", _("Your name"))
        who.set_value(typed.by or by)
        fields = () if is_sure else (why, who)
        help_words = _(_SURE) if is_sure else _(_HELP)
        super().__init__(desk, _("Is this person on file?"), help_words, fields)
        self.add_button("cancel", _("&Back"), self.closed.emit)
        if not is_sure:
            self.add_button("another", _("&Another person"), self._say_another)

    def arranged(self, fields: Sequence[Field]) -> Iterable[QWidget]:
        """Those on file, and under them what is asked about who is none of them."""
        return [*self._panels(), *fields]

    def _panels(self) -> Iterator[QWidget]:
        yield Facts(_("You typed"), _lines(self._typed.person))
        for number, (one, verdict) in enumerate(self._typed.seeming[:_SHOWN], 1):
            yield self._panel(one, verdict)
            words = _("It is the same person")
            same = push_button(f"same-{number}", words, partial(self.same_chosen.emit, one))
            same.setAccessibleName(f"{words}: {identifiers(one)}")
            yield same

    def begin(self) -> None:
        """Put the keyboard on the first person on file, which chooses nobody."""
        first = self.findChild(QPushButton, "same-1")
        if first:
            first.setFocus()
            # The words above take their room in the next turn.
            QTimer.singleShot(0, first, lambda: bring_into_view(first))

    def _panel(self, one: Person, verdict: Verdict) -> Facts:
        last = self.desk.store.newest(one.id)
        reason = f"{verdict.reason[:1].upper()}{verdict.reason[1:]}"
        more = [
            (_("Last check"), date_words(last.finished.date()) if last else _("None yet")),
            (_("Why we ask"), reason),
        ]
        return Facts(_("On file"), [line for line in (*_lines(one), *more) if line[1]])

    def _say_another(self) -> None:
        given = self.read(_Apart)
        if given is None:
            return
        with told(self):
            try:
                self.entered.emit(self._kept(given))
            except PersonRefused as error:
                self.fields[0].show_fault(str(error))

    def _kept(self, given: _Apart) -> Person:
        directory, new, now = self.desk.store.directory, self._typed.person, self.desk.clock()
        if self._typed.before is None:
            apart = Apart(given.reason, given.recorded_by, now)
            return directory.add(new.name, born=new.born, number=new.number, apart=apart)
        more = _("(Another person than one on file: {reason})").format(reason=given.reason)
        reason = f"{self._typed.reason} {more}"
        directory.edit(new, reason=reason, by=given.recorded_by, at=now, told_apart=True)
        return new


def _lines(one: Person) -> list[tuple[str, str]]:
    return [
        (_("Name"), one.name),
        (_("Born"), date_words(one.born) if one.born else _("No birth date")),
        (_("Number"), one.number or _("None")),
    ]
