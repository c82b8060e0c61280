"""A record, read-only: what was asked and answered, what became of it, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import in_full, spoken
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Clearance, How, IdentityChange, Merge, Record, Strike
from ketcheck.records.recording import matches
from ketcheck.records.sealed.index import time_of
from ketcheck.records.short_id import short_id
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.record_facts import facts_of, signatures_of
from ketcheck.ui.screens.record_forms import REACHED_WORDS, is_signed
from ketcheck.ui.screens.records_table import KIND_WORDS
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.header import identifiers
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.outcome import reasons_table, result_box
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.understanding import said_back_table, understood_box

EARLIER_VOID = "(The signatures on the earlier record no longer count.)"
VOID = "The signatures on this record no longer count."


class RecordView(Screen):
    """One record as it was saved."""

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
        result, now = self._record.result, in_zone(self._record.finished)
        until = spoken(good_until(Check(self._checklist, self._record.known), now), now)
        is_paper = self._record.how is How.FROM_PAPER
        on_paper = in_full(self._record.finished.at) if is_paper else None
        if self._desk.store.status(self._record.id).struck_by:
            # Nothing that could be taken for an OK stands on what is entered in error.
            title = self._checklist.words_for(result.level).title
            self.body.addWidget(Words(f"It said: {title}", kind="muted"))
            return
        box = result_box(self._checklist, result, until, on_paper=on_paper)
        self.body.addWidget(box)
        if result.reasons:
            self.body.addWidget(Heading("Why", scale=1.15))
            self.body.addWidget(reasons_table(self._checklist, result.reasons))

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

    def _add_buttons(self) -> None:
        record, store = self._record, self._desk.store
        self.add_button("close", "&Close", self.closed.emit)
        if store.status(record.id).is_current:
            self.add_button("correct", "C&orrect", lambda: self.correction_wanted.emit(record))
            strike = self.add_button(
                "strike", "&Entered in error", lambda: self.strike_wanted.emit(record)
            )
            strike.setAccessibleName("Mark as entered in error")
        self.add_button(
            "print-record", "&Print", lambda: self.print_wanted.emit(record), kind="primary"
        )


class OtherView(Screen):
    """What was said or done about a record or a person, read-only."""

    def __init__(self, entry: Clearance | Strike | IdentityChange | Merge) -> None:
        super().__init__()
        heading = Heading(f"{KIND_WORDS[entry.kind]}, {in_full(time_of(entry).at)}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)
        self.body.addWidget(Words(f"Record {entry.short_id}.", kind="muted"))
        self.body.addWidget(_facts_of(entry))
        self.body.addStretch(1)
        self.add_button("close", "&Close", self.closed.emit, kind="primary")


def _facts_of(entry: Clearance | Strike | IdentityChange | Merge) -> Facts:
    match entry:
        case Clearance():
            title, lines = "What was said", _clearance_lines(entry)
        case Strike():
            title, lines = "What was wrong", _strike_lines(entry)
        case IdentityChange():
            title, lines = "What was changed", _identity_lines(entry)
        case Merge():
            title, lines = "Two entries of one person", _merge_lines(entry)
    return Facts(title, [line for line in lines if line[1]])


def _clearance_lines(clearance: Clearance) -> list[tuple[str, str]]:
    return [
        ("Clears", short_id(clearance.clears)),
        ("Who", clearance.who),
        ("Role", clearance.role),
        ("When", in_full(clearance.cleared.at)),
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
    """One sentence about a clearance."""
    return (
        f"Cleared {in_full(clearance.cleared.at)} by {clearance.who}, {clearance.role}: "
        f"{clearance.said}"
    )
