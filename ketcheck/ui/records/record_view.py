"""A record, read-only: what was asked and answered, what became of it, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ketcheck.checklist.level import Level
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import day_words, in_full, without_fields
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    IdentityChange,
    LabelEntry,
    Merge,
    Record,
    Strike,
    UseEntry,
    Verdict,
)
from ketcheck.records.recording import matches
from ketcheck.records.sealed.index import time_of
from ketcheck.records.short_id import short_id
from ketcheck.ui.records.record_facts import facts_of, signatures_of
from ketcheck.ui.records.record_forms import REACHED_WORDS, is_signed
from ketcheck.ui.records.records_table import KIND_WORDS
from ketcheck.ui.results.drawing import result_panel
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.facts import Facts, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.outcome import reasons_table
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.understanding import said_back_table, understood_box

EARLIER_VOID = "(The signatures on the earlier record no longer count.)"
VOID = "The signatures on this record no longer count."


class RecordView(Screen):
    """One record as it was saved."""

    is_place = True
    print_wanted = Signal(Record)
    correction_wanted = Signal(Record)
    clearance_wanted = Signal(Record)
    strike_wanted = Signal(Record)

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._checklist = desk.checklist_of(record)
        self._add_title()
        self._add_marks()
        # A result that does not follow from the answers is not shown: it could say OK.
        if matches(record, self._checklist):
            self._add_result()
        if record.session:
            self.body.addWidget(understood_box(self._checklist, record.session))
            self.body.addWidget(Heading("What the patient said back", scale=1.15))
            self.body.addWidget(said_back_table(self._checklist, record.session))
        self.body.addWidget(Heading("What was answered", scale=1.15))
        self.body.addWidget(answers_table(record.asked))
        for facts in facts_of(record, self._checklist):
            self.body.addWidget(facts)
        signatures = signatures_of(record)
        # In its place before it is shown: without a parent it would be a window of its own.
        row = Slot(beside=True)
        self.body.addWidget(row)
        row.show_widgets(signatures)
        self.body.addStretch(1)
        self._add_buttons()

    def _add_result(self) -> None:
        result = self._record.result
        self.body.addWidget(result_panel(self._desk, self._record))
        if result.reasons and self._desk.store.status(self._record.id).is_current:
            self.body.addWidget(Heading("Why", scale=1.15))
            self.body.addWidget(reasons_table(self._checklist, result.reasons))
        if self._record.not_asked:
            questions = map(self._checklist.question, self._record.not_asked)
            lines = [("", without_fields(one.words)) for one in questions if one]
            self.body.addWidget(Facts("Not asked: a STOP ended the check", lines))

    def _add_title(self) -> None:
        record = self._record
        kind = KIND_WORDS[record.kind]
        heading = Heading(f"{kind}, {in_full(record.finished.at)}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        later = ", entered later" if record.is_entered_later else ""
        self.body.addWidget(
            Words(
                f"Record {record.short_id}, saved {in_full(record.saved.at)} "
                f"({record.saved.zone}){later}.",
                kind="muted",
            )
        )

    def _add_marks(self) -> None:
        record, store = self._record, self._desk.store
        if not matches(record, self._checklist):
            self.body.addWidget(
                Notice(
                    Level.STOP, "The stored result does not match the answers. Do not rely on it."
                )
            )
        status = store.status(record.id)
        void = f" {VOID}" if is_signed(record) else ""
        if status.superseded_by:
            text = f"SUPERSEDED. Record {short_id(status.superseded_by)} corrects this one.{void}"
            self.body.addWidget(Notice(Level.ASK, text))
        if status.struck_by:
            strike = store.entry(status.struck_by)
            why = f" {strike.reason}" if isinstance(strike, Strike) else ""
            self.body.addWidget(Notice(Level.STOP, f"ENTERED IN ERROR.{why}"))
        if record.amends:
            text = (
                f"AMENDED. It corrects record {short_id(record.amends.id)}: {record.amends.reason} "
                f"{EARLIER_VOID}"
            )
            self.body.addWidget(Notice(Level.ASK, text))
        for clearance in store.clearances_of(record.id):
            self.body.addWidget(Notice(Level.ASK, clearance_words(clearance)))
        if record.result.held and record.id in {one.id for one in store.held(record.person.id)}:
            self.body.addWidget(self._hold())

    def _hold(self) -> Notice:
        notice = Notice(
            Level.STOP,
            "STOP. Don't use the cream until your doctor or nurse says you may.",
        )
        clear = QPushButton("&My doctor says I may use it again")
        clear.setObjectName("record-clearance")
        clear.setAccessibleName("My doctor says I may use it again")
        clear.clicked.connect(lambda: self.clearance_wanted.emit(self._record))
        notice.add(clear)
        return notice

    def _add_buttons(self) -> None:
        record, store = self._record, self._desk.store
        self.add_button("close", "&Close", self.closed.emit)
        if store.status(record.id).is_current:
            self.add_button(
                "correct", "&Fix a mistake", lambda: self.correction_wanted.emit(record)
            )
            strike = self.add_button(
                "strike", "Cross &out this record", lambda: self.strike_wanted.emit(record)
            )
            strike.setAccessibleName("Cross out this record")
        self.add_button(
            "print-record", "&Print", lambda: self.print_wanted.emit(record), kind="primary"
        )


class OtherView(Screen):
    """An entry that is no check, read-only: what was said, crossed out, used, or changed."""

    is_place = True
    strike_wanted = Signal(object)
    amendment_wanted = Signal(object)
    """What was said about a STOP is to be put right."""
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, entry: AnyEntry) -> None:
        super().__init__()
        heading = Heading(f"{KIND_WORDS[entry.kind]}, {in_full(time_of(entry).at)}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        self.body.addWidget(Words(f"Record {entry.short_id}.", kind="muted"))
        status = desk.store.status(entry.id)
        if status.struck_by:
            self.body.addWidget(Notice(Level.ASK, "Crossed out."))
        elif status.superseded_by:
            self.body.addWidget(Notice(Level.ASK, "Fixed since: see the newer one."))
        self.body.addWidget(Facts(*_of_other(entry)))
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit)
        if status.is_current and isinstance(entry, Clearance):
            self.add_button("correct", "&Fix a mistake", lambda: self.amendment_wanted.emit(entry))
        if status.is_current and isinstance(entry, Clearance | UseEntry):
            self.add_button("strike", "Cross &out", lambda: self.strike_wanted.emit(entry))


def _of_other(entry: AnyEntry) -> tuple[str, list[tuple[str, str]]]:  # noqa: PLR0911 - a kind each
    match entry:
        case Clearance():
            return "What was said", _said(_clearance_lines(entry))
        case Strike():
            return "What was wrong", _said(_strike_lines(entry))
        case UseEntry():
            places = in_words(entry.sites) or "Not said"
            return "The cream was put on", [("When", in_full(entry.at.at)), ("Where", places)]
        case LabelEntry():
            return "The label as it was changed", plan_lines(entry.plan)
        case IdentityChange():
            return "What was changed", _said(_identity_lines(entry))
        case Merge():
            return "Two entries of one person", _said(_merge_lines(entry))
        case _:
            return "The cream was not put on", [("", "The OK before it was ended.")]


def _said(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [line for line in lines if line[1]]


def _clearance_lines(clearance: Clearance) -> list[tuple[str, str]]:
    return [
        ("Clears", short_id(clearance.clears)),
        ("Who", clearance.who),
        ("Role", clearance.role),
        ("When", in_full(clearance.cleared.at)),
        ("Meaning", _verdict(clearance)),
        ("Recorded by", clearance.recorded_by or ""),
        ("How", REACHED_WORDS[clearance.by] if clearance.by else ""),
        ("What was said", clearance.said),
    ]


def _strike_lines(strike: Strike) -> list[tuple[str, str]]:
    return [
        ("Record", short_id(strike.strikes)),
        ("Marked by", strike.recorded_by or ""),
        ("Why", strike.reason),
    ]


def _identity_lines(change: IdentityChange) -> list[tuple[str, str]]:
    is_apart = "Another person than someone on file whose name or birth date is like this"
    return [
        ("Before", identifiers(change.before) if change.before else ""),
        ("After" if change.before else "New", identifiers(change.person)),
        ("Told apart", is_apart if change.apart_from else ""),
        ("Changed by", change.recorded_by),
        ("Why", change.reason),
    ]


def _merge_lines(merge: Merge) -> list[tuple[str, str]]:
    return [
        ("Stays", identifiers(merge.person)),
        ("Merged by", merge.recorded_by),
        ("Why", merge.reason),
    ]


def clearance_words(clearance: Clearance) -> str:
    """`On 28 Nov Dr. Lee said: not yet.`, and the words."""
    when = in_full(clearance.cleared.at)
    return (
        f"On {when} {clearance.who} ({clearance.role}) said: {_verdict(clearance)}. "
        f"{clearance.said}"
    )


_VERDICTS = {
    Verdict.MAY_USE: "you may use it again",
    Verdict.NOT_YET: "not yet",
    Verdict.NEVER: "stop the cream for good",
}


def _verdict(clearance: Clearance) -> str:
    if clearance.first_day:
        return f"you may use it again from {day_words(clearance.first_day)}"
    return _VERDICTS[clearance.verdict]
