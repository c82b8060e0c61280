"""As soon as a STOP is sure: the reason, when, whom to call, and the check may end here."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketcheck.checklist.content import Question
from ketcheck.checklist.ledger.labels import counts_apart, effective_limits
from ketcheck.checklist.ledger.uses import stricter_of
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, Result, raised
from ketcheck.checklist.timing import next_use
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, counted
from ketcheck.messages.dates import after_moment
from ketcheck.messages.lengths import time_left
from ketcheck.records.checks.next_use import TOO_SOON
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.check.page import Page
from ketcheck.ui.results.time_bar import TimeBar
from ketcheck.ui.widgets.call_lines import CallLines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.level_card import LevelCard
from ketcheck.ui.widgets.slot import Slot

_BOX_SCALE = 1.1


def ends_with(underway: Underway, question: Question, read: Collection[str] = ()) -> bool:
    """Whether a STOP is sure once a question is answered, so that the check may end with it.

    Of what was sure before, such as the time since the last use, it is said once: `read` holds
    the ids of what was said.
    """
    if not underway.may_end_early:
        return False
    given = underway.check.outcome(question) or underway.check.answered(question)
    found = [*underway.findings(question), *([given] if given else [])]
    of_group = (one for one in stops(underway) if one.group == question.group)
    is_new = any(one.id not in read for one in of_group)
    return is_new or any(one.level >= Level.STOP for one in found)


def stops(underway: Underway) -> Iterator[Reason]:
    """Each reason so far that is a STOP."""
    return (one for one in raised(underway.check_now()) if one.level >= Level.STOP)


class StopPage(Page):
    """Shown after the answer that is a STOP; it can be saved as it is, or the rest answered."""

    def __init__(self, underway: Underway) -> None:
        super().__init__(underway)
        self._shown = Slot(spacing=20)
        self.body.addWidget(self._shown)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Say what stands against applying, as of now."""
        try:
            _moment, result = self.underway.judged("early")
        except KetcheckError as error:
            self._shown.show_widgets([LevelCard(Level.ASK, str(error), [], name="stop")])
            return
        card = self._card(result)
        boxes = Slot(beside=True, spacing=20)
        boxes.setParent(self)
        boxes.show_widgets([self._why(result), self._whom(result)], (1, 1))
        self._shown.show_widgets([card, boxes])
        self.say(card.words)

    def _due(self, result: Result) -> datetime | None:
        """When the next use may be, where time alone stands against one now."""
        if result.reasons and all(one.id == TOO_SOON for one in result.reasons):
            return next_use(self.underway.check)
        return None

    def _card(self, result: Result) -> LevelCard:
        due, check = self._due(result), self.underway.check
        if due is None:
            title = check.checklist.words_for(result.level).title
            lines = [result.next_step, _("You can stop here.")]
            return LevelCard(result.level, title, lines, name="stop")
        after = after_moment(next_full_minute(due), check.now)
        title = _("Too soon. Next use {after}").format(after=after)
        lines = [_("Do not put the cream on now. You can stop here.")]
        card = LevelCard(result.level, title, lines, name="stop")
        card.add(TimeBar(check.uses[0].at, check.now, due))
        return card

    def _why(self, result: Result) -> QWidget:
        lines: list[QWidget] = [Words(reason.text) for reason in result.reasons]
        due, now = self._due(result), self.underway.check.now
        if due:
            lines += [Words(line) for line in self._day_is_full(due)]
            left = time_left(next_full_minute(due) - now)
            lines.append(Words(_("You can check again in {time}.").format(time=left)))
        not_asked = _("The record will say which questions were not asked.")
        return _box(_("Why"), [*lines, Words(not_asked, kind="muted")])

    def _day_is_full(self, due: datetime) -> Iterator[str]:
        """The uses that fill the day of the label, where that lasts longer than the wait."""
        check = self.underway.check
        if check.plan is None or counts_apart(check.plan, check.stricter):
            return
        sites = check.sites or (None,)
        limits = stricter_of(effective_limits(check.plan, check.stricter, one) for one in sites)
        uses, count = [use for use in check.uses if use.sure], limits.a_day
        # An unsure use can make the wait longer too, and is not named among those that count.
        if count is None or len(uses) < count:
            return
        if due <= check.uses[0].utc + (limits.spacing or timedelta()):
            return
        most = counted(
            "Your label says up to {count} use a day.",
            "Your label says up to {count} uses a day.",
            count,
        )
        times = "; ".join(spoken(use.at, check.now) for use in reversed(uses[:count]))
        yield " ".join((most, _("These uses count: {times}.").format(times=times)))

    def _whom(self, result: Result) -> QWidget:
        call = self.whom_to_call(result.level)
        lines: QWidget = CallLines(call, is_urgent=result.level is Level.URGENT)
        if not call:
            lines = Words(_("Call your doctor or nurse. No number is on file."))
        if self._due(result):
            first = Words(_("Do not use more. Call first."), kind="muted")
            return _box(_("Is the pain too bad to wait?"), [first, lines])
        return _box(_("Who to call"), [lines])


def _box(title: str, widgets: list[QWidget]) -> QFrame:
    box = QFrame()
    set_kind(box, "panel")
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    column.addWidget(Heading(title, scale=_BOX_SCALE))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box
