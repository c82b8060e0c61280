"""What can be done from the card of home: the one primary act, and what is quiet beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.ledger.standing import Standing
from ketcheck.messages.catalogue import _
from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import CallLine
from ketcheck.ui.appearance.theme import scaled, set_kind
from ketcheck.ui.home.status import Rank, Status
from ketcheck.ui.home.status_words import CardWords
from ketcheck.ui.results.use_acts import UseActs
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.call_lines import NUMBER_SCALE, CallLines
from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.slot import Slot

_USES = {Rank.OK, Rank.USED_IT, Rank.WAIT, Rank.DUE, Rank.START}
"""Where a use of the newest OK may be noted, or undone."""
_HOLDS = {Rank.URGENT, Rank.HELD}
_STARTS = {Rank.WAIT, Rank.DUE, Rank.START}


class CardActs(QWidget):
    """Buttons and numbers to call, by how things stand."""

    check_wanted = Signal()
    session_wanted = Signal()
    draft_resumed = Signal()
    draft_discarded = Signal()
    clearance_wanted = Signal(UUID)
    record_opened = Signal(UUID)
    room_changed = Signal()
    """They take more room than the side of a card has, or no more."""
    acted = Signal()
    """A use was noted, or denied, or undone."""

    def __init__(self, desk: Desk, *, in_clinic: bool) -> None:
        super().__init__()
        self._desk = desk
        self._in_clinic = in_clinic
        self._uses: UseActs | None = None
        self._slot = Slot(spacing=10)
        self.links = FlowRow(gap=16)
        """What is quiet, to stand under the words of the card."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._slot)

    @property
    def is_typed_into(self) -> bool:
        """Whether a time is being typed."""
        return self._uses is not None and self._uses.is_typed_into

    def show_for(self, status: Status, words: CardWords) -> None:
        """Offer what fits how things stand now."""
        self._offer_uses(status)
        self._slot.show_widgets([*_call_card(words.call), *self._buttons(status)])
        self.links.show_widgets(self._links(status))

    def _offer_uses(self, status: Status) -> None:
        """Keep the buttons of a use where they are of the same record: one of them was pressed."""
        record = status.record if status.rank in _USES else None
        standing = status.drawn.standing if status.drawn else None
        shown = self._uses.record if self._uses else None
        if self._uses and shown and record and shown.id == record.id:
            if not self._uses.is_typed_into:
                self._uses.refresh(standing)
            return
        if self._uses:
            self._uses.hide()
            self._uses.deleteLater()
            self._uses = None
        if record and record.gives_leave:
            self._add_uses(record, standing)

    def _add_uses(self, record: Record, standing: Standing | None) -> None:
        self._uses = UseActs(self._desk, record, standing, in_card=True)
        self._uses.acted.connect(self.acted)
        self._uses.room_changed.connect(self.room_changed)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, self._uses)

    def _buttons(self, status: Status) -> list[QPushButton]:
        match status.rank:
            case Rank.URGENT:
                return self._of_urgent(status)
            case Rank.STOP | Rank.ASK:
                return [] if status.draft else [self._start(_("Check &again"), kind="")]
            case Rank.DRAFT:
                return self._of_draft(status)
            case rank if rank in _STARTS:
                return self._starts()
            case _:
                return []

    def _links(self, status: Status) -> list[QPushButton]:
        if status.rank in _HOLDS and status.is_held:
            return self._of_held(status)
        if status.rank is Rank.USED_IT:
            # The check asks once more, and knows what to do where nobody can say.
            return [self._start(_("I'm not sure. &Start a check"), kind="link")]
        return []

    def _of_urgent(self, status: Status) -> list[QPushButton]:
        if status.record and status.drawn and status.drawn.told.level:
            if status.is_held:
                return []
            return [self._start(_("Check &again"), kind="")]
        return [push_button("resume", _("&Continue check"), self.draft_resumed.emit)]

    def _of_held(self, status: Status) -> list[QPushButton]:
        if status.record is None:
            return []
        clear, see = self.clearance_wanted.emit, self.record_opened.emit
        words = _("&My doctor says I may use it again")
        return [
            push_button("record-clearance", words, partial(clear, status.record.id), kind="link"),
            push_button(
                "see-held", _("See the record"), partial(see, status.record.id), kind="link"
            ),
        ]

    def _of_draft(self, status: Status) -> list[QPushButton]:
        delete = push_button("discard", _("&Delete it"), self.draft_discarded.emit)
        # What can't be read, or finished any more, is no bar to a new check.
        if status.draft is None or self._desk.is_stale(status.draft):
            return [*self._starts(), delete]
        go_on = push_button("resume", _("&Continue check"), self.draft_resumed.emit, kind="primary")
        return [go_on, delete]

    def _starts(self) -> list[QPushButton]:
        if not self._in_clinic:
            return [self._start(_("&Start check"), kind="primary")]
        words = _("Start &counseling session")
        session = push_button("start-session", words, self.session_wanted.emit, kind="primary")
        return [session, self._start(_("&Start self-check"), kind="")]

    def _start(self, words: str, *, kind: str) -> QPushButton:
        return push_button("start-check", words, self.check_wanted.emit, kind=kind)


def _call_card(call: tuple[CallLine, ...]) -> list[QFrame]:
    if not call:
        return []
    card = QFrame()
    set_kind(card, "call")
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 10, 20, 14)
    column.addWidget(CallLines(call))
    numbers = [_width(line.number) for line in call if line.number]
    # A number is read and dialed in one piece.
    card.setMinimumWidth(max(numbers, default=0) + 2 * 20 + 24)
    return [card]


def _width(number: str) -> int:
    measured = QFontMetrics(scaled(NUMBER_SCALE, bold=True))
    return measured.horizontalAdvance(number)
