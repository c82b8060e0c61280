"""A record, read-only: what was asked and answered, what became of it, and what can be done."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import moment_words
from ketcheck.records.model import How, Record
from ketcheck.records.recording import matches
from ketcheck.records.short_id import short_id
from ketcheck.ui.records.other_view import clearance_words
from ketcheck.ui.records.past_answers import past_answers, past_reasons
from ketcheck.ui.records.past_card import PastCard
from ketcheck.ui.records.record_facts import facts_of, not_asked, signatures_of
from ketcheck.ui.records.record_forms import is_signed
from ketcheck.ui.records.records_table import KIND_WORDS
from ketcheck.ui.results.drawing import result_panel
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.answers import answers_table
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.outcome import reasons_table
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.understanding import said_back_table, understood_box


class RecordView(Screen):
    """One record as it was saved. Only what stands against applying now has the color of that."""

    is_place = True
    print_wanted = Signal(Record)
    correction_wanted = Signal(Record)
    clearance_wanted = Signal(Record)
    strike_wanted = Signal(Record)
    other_wanted = Signal(UUID)
    """The record that fixes this one is to be shown."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._checklist = desk.checklist_of(record)
        self._standing = desk.standing(record)
        self._is_in_force = self._standing.state is State.IN_FORCE
        self._add_result()
        self._add_notes()
        self._add_answers()
        for facts in facts_of(record, self._checklist):
            self.body.addWidget(facts)
        # In its place before it is shown: without a parent it would be a window of its own.
        row = Slot(beside=True)
        self.body.addWidget(row)
        row.show_widgets(signatures_of(record))
        self.body.addWidget(Words(self._made_by(), kind="muted"))
        self.body.addStretch(1)
        self._add_buttons()

    @property
    def title(self) -> str:
        """What the header says."""
        if self._is_in_force or self._standing.state is State.VALID:
            return _("Record")
        return _("Past session") if self._record.session else _("Past check")

    def _add_result(self) -> None:
        record = self._record
        # A result that does not follow from the answers is not shown: it could say OK.
        if not matches(record, self._checklist):
            self._add_title()
            wrong = _("The stored result does not match the answers. Do not rely on it.")
            self.body.addWidget(Notice(Level.STOP, wrong))
        elif self._is_in_force:
            self._add_title()
            self.body.addWidget(result_panel(self._desk, record))
        else:
            see = self.other_wanted.emit
            self.body.addWidget(PastCard(self._desk, record, self._standing, see))

    def _add_title(self) -> None:
        kind, when = _(KIND_WORDS[self._record.kind]), moment_words(self._record.finished.at)
        heading = Heading(f"{kind}, {when}", scale=1.4)
        heading.setObjectName("record-title")
        self.body.addWidget(heading)

    def _add_notes(self) -> None:
        """What was said or done about the record since, in the order that it counts."""
        record, store = self._record, self._desk.store
        void = _("The signatures on this record no longer count.")
        if not store.status(record.id).is_current and is_signed(record):
            self.body.addWidget(Words(void, kind="strong"))
        if record.amends:
            fixes = _("This fixes record {number}: {reason}").format(
                number=short_id(record.amends.id), reason=record.amends.reason
            )
            self.body.addWidget(Words(fixes, kind="strong"))
            earlier = _("The signatures on the earlier record no longer count.")
            self.body.addWidget(Words(earlier, kind="muted"))
        for clearance in store.clearances_of(record.id):
            self.body.addWidget(Words(clearance_words(clearance), kind="strong"))
        if record.result.held and record.id in {one.id for one in store.held(record.person.id)}:
            self.body.addWidget(self._hold())

    def _hold(self) -> QWidget:
        """The way out of a STOP; one that is crossed out holds as well, and does not say so."""

        def pressed() -> None:
            self.clearance_wanted.emit(self._record)

        clear = _("&My doctor says I may use it again")
        button = push_button("record-clearance", clear, pressed)
        if self._is_in_force:
            return FlowRow([button])
        words = _("STOP. Don't use the cream until your doctor or nurse says you may.")
        notice = Notice(Level.STOP, words)
        notice.add(button)
        return notice

    def _add_answers(self) -> None:
        record, checklist = self._record, self._checklist
        if record.result.reasons and matches(record, checklist):
            reasons = record.result.reasons
            if self._is_in_force:
                self.body.addWidget(Heading(_("Why"), scale=1.15))
                self.body.addWidget(reasons_table(checklist, reasons))
            else:
                self.body.addWidget(past_reasons(checklist, reasons))
        if record.not_asked:
            lines = [("", words) for words in not_asked(record, checklist)]
            self.body.addWidget(Facts(_("Not asked: a STOP ended the check"), lines))
        if record.session:
            self.body.addWidget(understood_box(checklist, record.session))
            self.body.addWidget(Heading(_("What the patient said back"), scale=1.15))
            self.body.addWidget(said_back_table(checklist, record.session))
        if self._is_in_force:
            self.body.addWidget(Heading(_("What you answered"), scale=1.15))
            self.body.addWidget(answers_table(record.asked))
        else:
            self.body.addWidget(past_answers(record.asked))

    def _made_by(self) -> str:
        """`Check by Maria Alvarez, alone. Record KC-….`, and when it was saved."""
        record = self._record
        if record.session and record.clinician:
            who = _("Session by {name}.").format(name=record.clinician.name)
        elif record.how is How.ALONE:
            who = _("Check by {name}, alone.").format(name=record.person.name)
        else:
            who = _("Check for {name}.").format(name=record.person.name)
        saved = _("Saved on {when} ({zone}).")
        if record.is_entered_later:
            saved = _("Saved on {when} ({zone}), entered later.")
        number = _("Record {number}.").format(number=record.short_id)
        when = moment_words(record.saved.at)
        return f"{who} {number} {saved.format(when=when, zone=record.saved.zone)}"

    def _add_buttons(self) -> None:
        record = self._record
        self.add_button("close", _("&Close"), self.closed.emit)
        if self._desk.store.status(record.id).is_current:
            self.add_button("strike", _("Cross &out"), lambda: self.strike_wanted.emit(record))
            fix = _("&Fix a mistake")
            self.add_button("correct", fix, lambda: self.correction_wanted.emit(record))
        printing = _("&Print")
        self.add_button(
            "print-record", printing, lambda: self.print_wanted.emit(record), kind="primary"
        )
