"""The result of a record that is not in force: gray and hollow, dated, and told in the past.

Nothing here is green, and nothing says that the cream may be used: that is for home alone to say.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.level import Level
from ketcheck.checklist.sites import in_words
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import at_moment, date_words, moment_words, time_words
from ketcheck.records.model import AnyEntry, Record, Strike
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.signs import PAST, Picture

_LEVELS = {
    Level.ASK: marked("The result was: ask first."),
    Level.STOP: marked("The result was: STOP."),
    Level.URGENT: marked("The result was: STOP and get help."),
}


class PastCard(QFrame):
    """When it was, what it said then, and what became of it."""

    def __init__(
        self, desk: Desk, record: Record, standing: Standing, see: Callable[[UUID], object]
    ) -> None:
        super().__init__()
        self.setObjectName("past")
        self.setProperty("level", "past")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 18, 28, 18)
        row.setSpacing(28)
        row.addWidget(Picture(PAST[record.result.level], 3.0), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        column.addWidget(_chip(standing), 0, Qt.AlignmentFlag.AlignLeft)
        heading = Heading(moment_words(record.finished.at), scale=1.6)
        heading.setObjectName("record-title")
        lines = list(past_lines(desk, record, standing))
        was = Words(lines[0])
        was.setObjectName("result")
        # Through the result, and said in words under it.
        font = was.font()
        font.setStrikeOut(standing.state is State.STRUCK)
        was.setFont(font)
        column.addWidget(heading)
        column.addWidget(was)
        for number, line in enumerate(lines[1:]):
            column.addWidget(Words(line, kind="" if number else "strong"))
        newer = newer_of(desk, record)
        if newer:
            column.addWidget(FlowRow([_newer_link(newer, see)]))
        heading.say_with(lines)


def past_lines(desk: Desk, record: Record, standing: Standing) -> Iterator[str]:
    """What the result was, and what became of it; the first line is the result."""
    yield _result_then(desk, record, standing)
    match standing.state:
        case State.VALID:
            yield _("The Home screen shows what counts now.")
        case State.STRUCK:
            yield _crossed_out(desk, record)
        case State.CORRECTED:
            newer = newer_of(desk, record)
            day = date_words(newer.saved.at.date()) if newer else ""
            yield _("Fixed on {date}: see the new one.").format(date=day)
        case State.NO_LEAVE:
            yield _("Start a new check before you use the cream again.")
        case _:
            yield _("This is over.")
    used = _use(record, standing)
    if used:
        yield used


def newer_of(desk: Desk, record: Record) -> Record | None:
    """The newest record that fixes this one, by as many steps as there are."""
    found: Record | None = None
    by = desk.store.status(record.id).superseded_by
    while by:
        entry = _entry(desk, by)
        if not isinstance(entry, Record):
            break
        found, by = entry, desk.store.status(entry.id).superseded_by
    return found


def _entry(desk: Desk, entry_id: UUID) -> AnyEntry | None:
    try:
        return desk.store.entry(entry_id)
    except KetcheckError:
        return None


def _chip(standing: Standing) -> QLabel:
    words = _("Record") if standing.state is State.VALID else _("Past")
    chip = Words(words, kind="past-chip")
    chip.setWordWrap(False)
    return chip


def _result_then(desk: Desk, record: Record, standing: Standing) -> str:
    if record.is_education:
        return _("This was for teaching only. It gave no OK.")
    level = record.result.level
    if level is not Level.OK:
        return _(_LEVELS[level])
    if record.is_correction:
        words = _("This is the fixed version of the check of {time}. The result was: OK.")
        return words.format(time=moment_words(record.finished.at))
    if standing.state is State.NO_LEAVE or not record.gives_leave:
        return _("The result was: OK for that time only. It was never an OK to use the cream.")
    minutes = desk.checklist_of(record).settings.ok_minutes
    until = record.finished.at + timedelta(minutes=minutes)
    if until.date() != record.finished.at.date():
        words = _("The result was: OK for one use, until {moment}.")
        return words.format(moment=moment_words(until))
    words = _("The result was: OK for one use, until {time} that day.")
    return words.format(time=time_words(until))


def _crossed_out(desk: Desk, record: Record) -> str:
    struck_by = desk.store.status(record.id).struck_by
    strike = _entry(desk, struck_by) if struck_by else None
    if not isinstance(strike, Strike):
        return _("Crossed out.")
    day = date_words(strike.saved.at.date())
    return _("Crossed out on {date}: {reason}").format(date=day, reason=strike.reason)


def _use(record: Record, standing: Standing) -> str:
    # The use of an OK stays told in what fixes it, which is no leave itself.
    if standing.used and (record.gives_leave or record.is_correction):
        return _put_on(record, standing.used.astimezone(record.finished.at.tzinfo))
    if not record.gives_leave:
        return ""
    if standing.state is State.ENDED:
        return _("You said you didn't use it.")
    if standing.state is State.OVER:
        return _("No one said if you used it.")
    return ""


def _put_on(record: Record, used: datetime) -> str:
    places = in_words(record.details.area.sites if record.details.area else ())
    words = _("You put it on {when}, on your {places}.") if places else _("You put it on {when}.")
    return words.format(when=at_moment(used, record.finished.at), places=places)


def _newer_link(newer: Record, see: Callable[[UUID], object]) -> QPushButton:
    def pressed() -> None:
        see(newer.id)

    return push_button("see-newer", _("See the new one"), pressed, kind="link")
