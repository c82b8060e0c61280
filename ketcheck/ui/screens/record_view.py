"""A record, read-only: what was asked and answered, what became of it, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import spoken
from ketcheck.records.clock import in_zone
from ketcheck.records.index import time_of
from ketcheck.records.model import Clearance, Reached, Record, Strike
from ketcheck.records.recording import matches
from ketcheck.records.short_id import short_id
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.records_table import KIND_WORDS
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.facts import Facts, medicine_lines, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.outcome import reasons_table, result_box

REACHED_WORDS = {Reached.SEEN: "Seen in person", Reached.PHONE: "By phone"}


class RecordView(Screen):
    """One record as it was saved."""

    print_wanted = Signal(Record)
    correction_wanted = Signal(Record)
    clearance_wanted = Signal(Record)

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
        self.body.addWidget(Heading("What was answered", scale=1.15))
        self.body.addWidget(answers_table(record.asked))
        self._add_facts()
        self.body.addStretch(1)
        self._add_buttons()

    def _add_result(self) -> None:
        result, now = self._record.result, in_zone(self._record.finished)
        until = spoken(good_until(Check(self._checklist, self._record.known), now), now)
        self.body.addWidget(result_box(self._checklist, result, until))
        if result.reasons:
            self.body.addWidget(Heading("Why", scale=1.15))
            self.body.addWidget(reasons_table(self._checklist, result.reasons))

    def _add_title(self) -> None:
        record = self._record
        kind = KIND_WORDS[record.kind]
        heading = Heading(f"{kind}, {_in_full(record.finished.at)}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        later = ", entered later" if record.is_entered_later else ""
        self.body.addWidget(
            Words(
                f"Record {record.short_id}, saved {_in_full(record.saved.at)} "
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
        newer = store.status(record.id).superseded_by
        if newer:
            text = f"SUPERSEDED. Record {short_id(newer)} corrects this one."
            self.body.addWidget(Notice(Level.ASK, text))
        if record.amends:
            text = (
                f"AMENDED. It corrects record {short_id(record.amends.id)}: {record.amends.reason}"
            )
            self.body.addWidget(Notice(Level.ASK, text))
        clearances = store.clearances_of(record.id)
        for clearance in clearances:
            self.body.addWidget(Notice(Level.OK, clearance_words(clearance)))
        if record.result.held and not clearances:
            self.body.addWidget(self._hold())

    def _hold(self) -> Notice:
        notice = Notice(
            Level.STOP,
            "This STOP holds. Each check says STOP until your doctor or nurse clears it.",
        )
        clear = QPushButton("&Record what they said")
        clear.setObjectName("record-clearance")
        clear.setAccessibleName("Record what they said")
        clear.clicked.connect(lambda: self.clearance_wanted.emit(self._record))
        notice.add(clear)
        return notice

    def _add_facts(self) -> None:
        record = self._record
        if record.reaction:
            reaction = record.reaction
            lines = [
                ("Where", reaction.site),
                ("Since", reaction.since.isoformat() if reaction.since else ""),
                ("At worst", "" if reaction.worst is None else f"{reaction.worst} of 10"),
                ("What was done", reaction.did or ""),
            ]
            self.body.addWidget(Facts("Skin reaction", [line for line in lines if line[1]]))
        if record.instruction:
            told = record.instruction
            lines = [("Who", told.who or "not said"), ("When", str(told.when or "not said"))]
            self.body.addWidget(Facts("Told to cover the skin", lines))
        self.body.addWidget(Facts("Other medicines", medicine_lines(record.medicines)))
        if record.plan:
            self.body.addWidget(Facts("Label and plan", plan_lines(record.plan)))
        content = f"{self._checklist.title}, version {record.checklist.version}"
        signed = [("Signed", record.signed or ""), ("Asked by", content)]
        self.body.addWidget(Facts("Signature", [line for line in signed if line[1]]))

    def _add_buttons(self) -> None:
        record, store = self._record, self._desk.store
        self.add_button("close", "&Close", self.closed.emit)
        if store.status(record.id).is_current:
            self.add_button(
                "correct", "C&orrect this record", lambda: self.correction_wanted.emit(record)
            )
        self.add_button(
            "print-record", "&Print", lambda: self.print_wanted.emit(record), kind="primary"
        )


class OtherView(Screen):
    """A clearance, or a record marked as entered in error, read-only."""

    def __init__(self, entry: Clearance | Strike) -> None:
        super().__init__()
        heading = Heading(f"{KIND_WORDS[entry.kind]}, {_in_full(time_of(entry).at)}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        self.body.addWidget(Words(f"Record {entry.short_id}.", kind="muted"))
        if isinstance(entry, Clearance):
            facts = Facts("What was said", _clearance_lines(entry))
        else:
            facts = Facts("What was wrong", _strike_lines(entry))
        self.body.addWidget(facts)
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit, kind="primary")


def _clearance_lines(clearance: Clearance) -> list[tuple[str, str]]:
    lines = [
        ("Clears", short_id(clearance.clears)),
        ("Who", clearance.who),
        ("Role", clearance.role),
        ("When", _in_full(clearance.cleared.at)),
        ("How", REACHED_WORDS[clearance.by] if clearance.by else ""),
        ("What was said", clearance.said),
    ]
    return [line for line in lines if line[1]]


def _strike_lines(strike: Strike) -> list[tuple[str, str]]:
    lines = [
        ("Record", short_id(strike.strikes)),
        ("Marked by", strike.recorded_by or ""),
        ("Why", strike.reason),
    ]
    return [line for line in lines if line[1]]


def clearance_words(clearance: Clearance) -> str:
    """One sentence about a clearance."""
    return (
        f"Cleared {_in_full(clearance.cleared.at)} by {clearance.who}, {clearance.role}: "
        f"{clearance.said}"
    )


def _in_full(moment: datetime) -> str:
    return spoken(moment, datetime.min.replace(tzinfo=moment.tzinfo))
