"""The words of the card of home, for each rank."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ketcheck.checklist.details import Plan, day_limit
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import next_full_minute
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.messages.dates import after_moment, at_moment, moment_said, time_words
from ketcheck.records.model import KeptDraft, Person, Record
from ketcheck.records.whom_to_call import CallLine, whom_to_call_now
from ketcheck.ui.home.open_reasons import label_changed, reasons_said, still_open
from ketcheck.ui.home.status import Rank, Status
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.facts import plan_lines
from ketcheck.ui.widgets.signs import Drawing, Sign

_NOTHING_YET = marked("Your last result will show here.")


@dataclass(frozen=True)
class CardWords:
    """What the card shows: `level` is None where nothing stands against applying, or for it."""

    level: Level | None
    drawing: Drawing
    title: str
    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    call: tuple[CallLine, ...] = ()

    @property
    def text(self) -> str:
        """All of it, as it is said aloud."""
        return " ".join((self.title, *self.lines, *self.small))


def words_of(desk: Desk, person: Person, status: Status) -> CardWords:  # noqa: PLR0911 - a line for each rank
    """The words of the card now."""
    now = desk.now
    match status.rank:
        case Rank.URGENT | Rank.HELD | Rank.STOP | Rank.ASK:
            return _against(desk, person, status)
        case Rank.UNKNOWN:
            title = desk.checklist.words_for(Level.STOP).title
            return CardWords(Level.STOP, Level.STOP, title, status.faults)
        case Rank.DRAFT:
            return _begun(desk, person, status)
        case Rank.USED_IT:
            return _asks(desk, status, now)
        case Rank.OK:
            return _good(status, now)
        case Rank.WAIT:
            return _with_open(desk, person, status, _wait(status, now))
        case Rank.DUE:
            return _with_open(desk, person, status, _due(status, now))
        case _:
            return _with_open(desk, person, status, _start(status, now))


def _with_open(desk: Desk, person: Person, status: Status, words: CardWords) -> CardWords:
    """The same with what is open, and what became of an OK; neither goes unsaid beside a time."""
    lines = (*label_changed(desk, person, status), *still_open(desk, status))
    rest = tuple(line for line in words.lines if not lines or line != _(_NOTHING_YET))
    return replace(words, lines=(*lines, *rest))


def _against(desk: Desk, person: Person, status: Status) -> CardWords:
    """What stands against applying, in the words of the record that says so."""
    if status.drawn is None or status.record is None or status.drawn.told.level is None:
        return _urgent_answer(desk, person)
    told, record = status.drawn.told, status.record
    since = _("Since {time}.").format(time=moment_said(record.finished.at, desk.now))
    if status.rank is Rank.HELD:
        until = _("Don't use the cream until your doctor or nurse says you may.")
        lines = [one.text for one in record.result.reasons]
        lines.append(f"{since} {until}")
    else:
        lines = [*reasons_said(record, status.due, desk.now), *still_open(desk, status)]
    small = [] if status.rank is Rank.HELD else [since]
    if status.more_held:
        more = status.more_held
        small.append(
            counted("{count} more STOP is in force.", "{count} more STOPs are in force.", more)
        )
    level = told.level or Level.STOP
    words = tuple(dict.fromkeys(lines))
    return CardWords(level, level, told.title, words, tuple(small), status.drawn.call)


def _urgent_answer(desk: Desk, person: Person) -> CardWords:
    """An answer that means help is needed, in a check that is not finished."""
    words = desk.checklist.words_for(Level.URGENT)
    plan = desk.store.plan(person.id)
    call = whom_to_call_now(desk.store, Level.URGENT, plan, desk.checklist.contacts)
    lines = (words.next_step, _("Your unfinished check says so."))
    return CardWords(Level.URGENT, Level.URGENT, words.title, lines, call=call)


def _begun(desk: Desk, person: Person, status: Status) -> CardWords:
    if status.draft is None:
        title = _("Your unfinished check can't be read")
        return CardWords(None, Sign.BEGUN, title, status.faults)
    title, lines = draft_words(desk, person, status.draft)
    return CardWords(None, Sign.BEGUN, title, lines)


def draft_words(desk: Desk, person: Person, draft: KeptDraft) -> tuple[str, tuple[str, ...]]:
    """What was begun, and until when it can be finished."""
    when = moment_said(draft.started.at, desk.now)
    if desk.is_stale(draft):
        title, why = _stale_words(desk, draft)
        return title.format(time=when), (why,)
    title = _title_of(draft).format(time=when)
    until = _until(desk, draft)
    lines = [_question_number(desk, person, draft), *([until] if until else [])]
    return title, (" ".join(one for one in lines if one),)


def _stale_words(desk: Desk, draft: KeptDraft) -> tuple[str, str]:
    """Age is told only of what is old: a checklist may have changed a minute after the start."""
    if draft.checklist.digest == desk.used.digest:
        title = _("Your check from {time} is too old to finish")
        return title, _("Skin can change, so please start a new check. Your medicine list is kept.")
    if draft.session:
        title = _("Your session from {time} can't be finished")
        return title, _("The checklist has changed since then, so please start a new session.")
    title = _("Your check from {time} can't be finished")
    why = _("The questions have changed since then, so please start a new check.")
    return title, f"{why} {_('Your medicine list is kept.')}"


def _title_of(draft: KeptDraft) -> str:
    if draft.amends:
        return _("You have an unfinished fix from {time}")
    if draft.paper:
        return _("You have an unfinished paper form from {time}")
    if draft.session:
        return _("You have an unfinished session from {time}")
    return _("You have an unfinished check from {time}")


def _question_number(desk: Desk, person: Person, draft: KeptDraft) -> str:
    """`Question 3 of 9.`, the first that is open; empty where nothing is."""
    with suppress(KetcheckError):
        check = desk.resume(person, draft).check
        ids = [question.id for question in check.path]
        for question_id in check.missing[:1]:
            place = ids.index(question_id) + 1
            words = _("Question {number} of {count}.")
            return words.format(number=place, count=len(ids))
        return _("All questions are answered. It is not saved yet.")
    return ""


def _until(desk: Desk, draft: KeptDraft) -> str:
    if draft.amends or draft.paper or draft.session:
        return ""
    minutes = timedelta(minutes=desk.checklist.settings.stale_draft_minutes)
    until = moment_said(draft.started.at + minutes, desk.now)
    return _("You can finish it until {time}.").format(time=until)


def _asks(desk: Desk, status: Status, now: datetime) -> CardWords:
    """An OK that is over: what became of it is asked at once, and not hours later."""
    record = status.record
    if record is None:
        return _start(status, now)
    title = _("Did you use the cream after {time}?")
    return CardWords(
        None,
        Sign.DUE,
        title.format(time=moment_said(record.finished.at, now)),
        (_over(desk, record, now),),
    )


def _over(desk: Desk, record: Record, now: datetime) -> str:
    minutes = timedelta(minutes=desk.checklist_of(record).settings.ok_minutes)
    until = (record.finished.at + minutes).astimezone(now.tzinfo)
    if until > now:
        # It was not its time that ended it: it is of another computer, say.
        return _("That OK no longer counts. Tell us, so we can work out your next time.")
    over = _("The OK ended at {time}. Tell us, so we can work out your next time.")
    return over.format(time=time_words(until))


def _good(status: Status, now: datetime) -> CardWords:
    record, until = status.record, status.drawn.standing.until if status.drawn else None
    if record is None or until is None:
        return _start(status, now)
    left = (until - now.astimezone(until.tzinfo)) // timedelta(minutes=1)
    minutes = counted("{count} minute left.", "{count} minutes left.", left)
    lines = (f"{minutes} " + _("Put it on once, then press a button."),)
    return CardWords(Level.OK, Level.OK, _ok_title(record, until, now), lines)


def _ok_title(record: Record, until: datetime, now: datetime) -> str:
    amount = record.plan.amount if record.plan else None
    area = record.details.area
    places = in_words(area.sites if area else record.plan.site_words if record.plan else ())
    if amount and places:
        words = _("OK until {time}: {amount} on your {places}")
    elif amount:
        words = _("OK until {time}: {amount}")
    else:
        words = _("OK until {time}: use it once")
    return words.format(time=moment_said(until, now), amount=amount, places=places)


def _wait(status: Status, now: datetime) -> CardWords:
    due = next_full_minute(status.due) if status.due else now
    title = _("Next use: {after}").format(after=after_moment(due, now))
    return CardWords(None, Sign.WAIT, title, _last_use(status, now), _uses_today(status, now))


def _due(status: Status, now: datetime) -> CardWords:
    due = next_full_minute(status.due) if status.due else now
    ended = _("The wait ended at {time}.").format(time=moment_said(due, now))
    title = _("You may be due. Check first.")
    return CardWords(None, Sign.DUE, title, _last_use(status, now), (ended,))


def _start(status: Status, now: datetime) -> CardWords:
    plan = status.known.plan if status.known else None
    title = _("Check before you use the cream")
    small = (_label(plan),) if plan else ()
    lines = _last_use(status, now) or (_(_NOTHING_YET),)
    return CardWords(None, Sign.DUE, title, lines, small)


def _label(plan: Plan) -> str:
    times = dict(plan_lines(plan)).get(_("How often"))
    facts = (plan.amount, times.lower() if times else None)
    said = ", ".join(fact for fact in facts if fact)
    return _("Your label: {facts}.").format(facts=said) if said else ""


def _last_use(status: Status, now: datetime) -> tuple[str, ...]:
    uses = status.known.uses if status.known else ()
    if not uses:
        return ()
    use = uses[0]
    words = _("You used it {when}.") if use.sure else _("You may have used it {when}.")
    if use.sites and use.sure:
        words = _("You used it {when} on your {places}.")
    elif use.sites:
        words = _("You may have used it {when} on your {places}.")
    return (words.format(when=at_moment(use.at, now), places=in_words(use.sites)),)


def _uses_today(status: Status, now: datetime) -> tuple[str, ...]:
    """How many uses that makes today, as in `That was use 2 today.`."""
    known = status.known
    today = _of_today(known.uses, now) if known else 0
    if not today or known is None or not known.uses[0].sure:
        return ()
    said = _("That was use {count} today.").format(count=today)
    plan = known.plan
    most = day_limit(plan.times_a_day, plan.most_a_day) if plan and not plan.each_site else None
    if most:
        said += " " + _("Your label says up to {count}.").format(count=most)
    return (said,)


def _of_today(uses: tuple[Use, ...], now: datetime) -> int:
    days = (use.at.astimezone(now.tzinfo).date() for use in uses if use.sure)
    return sum(day == now.date() for day in days)
