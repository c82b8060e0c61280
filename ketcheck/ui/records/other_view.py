"""An entry that is no check, read-only: what was said, crossed out, used, or changed."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from ketcheck.checklist.sites import in_words
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words, moment_words
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    IdentityChange,
    LabelEntry,
    Merge,
    Strike,
    UseEntry,
    Verdict,
)
from ketcheck.records.sealed.index import time_of
from ketcheck.records.short_id import short_id
from ketcheck.ui.records.record_forms import REACHED_WORDS
from ketcheck.ui.records.records_table import KIND_WORDS
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.facts import Facts, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words

Lines = Iterator[tuple[str, str]]
_VERDICTS = {
    Verdict.MAY_USE: marked("You may use it again"),
    Verdict.NOT_YET: marked("Not yet"),
    Verdict.NEVER: marked("Stop the cream for good"),
}


class OtherView(Screen):
    """An entry that is no check."""

    is_place = True
    strike_wanted = Signal(object)
    amendment_wanted = Signal(object)
    """What was said about a STOP is to be put right."""
    print_wanted = Signal(Clearance)

    def __init__(self, desk: Desk, entry: AnyEntry) -> None:
        super().__init__()
        self.title = _("Record")
        status = desk.store.status(entry.id)
        self.add_button("close", _("&Close"), self.closed.emit)
        if status.is_current and isinstance(entry, Clearance | UseEntry):
            self.add_button("strike", _("Cross &out"), lambda: self.strike_wanted.emit(entry))
        if status.is_current and isinstance(entry, Clearance):
            fix = _("&Fix a mistake")
            self.add_button("correct", fix, lambda: self.amendment_wanted.emit(entry))
        if isinstance(entry, Clearance):
            printing = _("&Print")
            self.add_button(
                "print-record", printing, lambda: self.print_wanted.emit(entry), kind="primary"
            )
        kind, when = _(KIND_WORDS[entry.kind]), moment_words(time_of(entry).at)
        heading = Heading(f"{kind}, {when}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        number = _("Record {number}.").format(number=entry.short_id)
        self.body.addWidget(Words(number, kind="muted"))
        if status.struck_by:
            self.body.addWidget(Words(_("This is crossed out."), kind="strong"))
        elif status.superseded_by:
            self.body.addWidget(Words(_("Fixed since: see the newer one."), kind="strong"))
        title, lines = _of_other(entry)
        self.body.addWidget(Facts(title, [line for line in lines if line[1]]))
        self.body.addStretch(1)


def clearance_words(clearance: Clearance) -> str:
    """What was said, on one line: `On 28 November 2026, 10:12 Dr. Lee (nurse) said: not yet.`."""
    return _("On {when} {who} ({role}) said: {verdict}. {words}").format(
        when=moment_words(clearance.cleared.at),
        who=clearance.who,
        role=clearance.role,
        verdict=verdict_words(clearance),
        words=clearance.said,
    )


def verdict_words(clearance: Clearance) -> str:
    """What it means for the STOP."""
    if clearance.first_day:
        words = _("You may use it again from {day}")
        return words.format(day=date_words(clearance.first_day))
    return _(_VERDICTS[clearance.verdict])


def _of_other(entry: AnyEntry) -> tuple[str, Lines]:  # noqa: PLR0911 - a kind each
    match entry:
        case Clearance():
            return _("What was said"), _clearance_lines(entry)
        case Strike():
            return _("What was wrong"), _strike_lines(entry)
        case UseEntry():
            return _("The cream was put on"), _use_lines(entry)
        case LabelEntry():
            return _("The changed label"), iter(plan_lines(entry.plan))
        case IdentityChange():
            return _("What was changed"), _identity_lines(entry)
        case Merge():
            return _("Two entries for one person"), _merge_lines(entry)
        case _:
            return _("The cream was not put on"), iter([("", _("This ended the OK before it."))])


def _use_lines(use: UseEntry) -> Lines:
    yield _("When"), moment_words(use.at.at)
    yield _("Where"), in_words(use.sites) or _("Not said")


def _clearance_lines(clearance: Clearance) -> Lines:
    yield _("About the STOP in record"), short_id(clearance.clears)
    yield _("Who"), clearance.who
    yield _("Role"), clearance.role
    yield _("When"), moment_words(clearance.cleared.at)
    yield _("Meaning"), verdict_words(clearance)
    yield _("How"), _(REACHED_WORDS[clearance.by]) if clearance.by else ""
    yield _("What was said"), clearance.said
    yield _("Written down by"), clearance.recorded_by or ""


def _strike_lines(strike: Strike) -> Lines:
    yield _("Record"), short_id(strike.strikes)
    yield _("Crossed out by"), strike.recorded_by or ""
    yield _("Why"), strike.reason


def _identity_lines(change: IdentityChange) -> Lines:
    yield _("Before"), identifiers(change.before) if change.before else ""
    yield (_("After") if change.before else _("New")), identifiers(change.person)
    apart = _("Not the same as the similar person on file")
    yield _("Not the same person"), apart if change.apart_from else ""
    yield _("Changed by"), change.recorded_by
    yield _("Why"), change.reason


def _merge_lines(merge: Merge) -> Lines:
    yield _("Stays"), identifiers(merge.person)
    yield _("Merged by"), merge.recorded_by
    yield _("Why"), merge.reason
