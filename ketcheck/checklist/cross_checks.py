"""The rules over several answers, what is known of the person, and the time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import CrossCheck, Outcome
from ketcheck.checklist.details import site_key
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.reactions import reaction_again, reaction_was_bad
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.timing import bare_until, due
from ketcheck.checklist.used_against import used_against
from ketcheck.checklist.wording import day_words, filled_in, next_full_minute, spoken

Fields = Mapping[str, str]

_COVER_TOLD_FOR: Final = timedelta(days=365)
_DAY_HOURS: Final = 24


@dataclass(frozen=True)
class Finding:
    """A cross-check that applies, with what its sentence names.

    `level` is given where it is worse than that of the words, `named` where another id names it.
    """

    words: CrossCheck
    fields: Fields = field(default_factory=dict)
    level: Level | None = None
    named: str | None = None

    @property
    def id(self) -> str:
        """The id of the cross-check."""
        return self.named or self.words.id

    @property
    def outcome(self) -> Outcome:
        """Its level and sentences, filled in."""
        outcome = filled_in(self.words, self.fields)
        return outcome.model_copy(update={"level": self.level}) if self.level else outcome


def findings(check: Check) -> Iterator[Finding]:
    """The cross-checks that apply, in the order of the design; none needs a finished check.

    What somebody gave leave for since it was asked about is silent until a new use.
    """
    silent = silenced(check)
    for check_id, rule in _RULES.items():
        words = check.checklist.cross_check(check_id)
        fields = rule(check) if words and check_id not in silent else None
        if words and fields is not None:
            yield Finding(words, fields, level=_worse_level(check, check_id))


def silenced(check: Check) -> frozenset[str]:
    """Ids of the cross-checks that a `permit: may` answers, in this check or in an earlier one."""
    answered: set[str] = set()
    question = check.checklist.question("permit")
    doubt = check.known.doubt(ids.TO_ASK, check.now)
    outcome = check.outcome(question) if question else None
    if doubt and outcome and outcome.level is Level.OK and question in check.path:
        answered |= _until_new_use(check, _used_since(check, doubt.since), doubt.reasons)
    given = check.known.permitted
    if given:
        answered |= _until_new_use(check, lambda use: use.may_be_after(given.at), given.reasons)
    return frozenset(answered)


def _used_since(check: Check, asked: datetime) -> Callable[[Use], bool]:
    """Whether a use came after an "ask first"; what is told now of its minute may have.

    What was known when it was judged came before.
    """
    told = check.draft.details.used
    told_now = {one.at for one in told.uses} if told else set()
    since = asked.astimezone(UTC)
    return lambda use: use.utc > since or (use.at in told_now and use.may_be_after(asked))


def _until_new_use(
    check: Check, is_new: Callable[[Use], bool], reasons: tuple[str, ...]
) -> set[str]:
    return set() if any(map(is_new, check.uses)) else set(reasons)


def _worse_level(check: Check, check_id: str) -> Level | None:
    if check_id != "not-told":
        return None
    untold = [one.name for one in check.medicines if one.is_untold]
    return Level.STOP if any(holds_ketamine(check, name) for name in untold) else None


def holds_ketamine(check: Check, name: str) -> bool:
    """Whether a medicine is one of those that hold ketamine, by any part of its name."""
    folded = name.casefold()
    return any(one.casefold() in folded for one in check.checklist.ketamine_names)


def _too_soon(check: Check) -> Fields | None:
    if check.known.clock_is_back(check.now):
        return None
    sure = [use for use in check.uses if use.sure]
    return _wait(check, sure)


def _wait(check: Check, uses: Sequence[Use]) -> Fields | None:
    until = due(check, uses)
    if until is None or check.now.astimezone(UTC) >= until:
        return None
    now = check.now
    return {"last": spoken(uses[0].at, now), "due": spoken(next_full_minute(until), now)}


def _maybe_too_soon(check: Check) -> Fields | None:
    if check.known.clock_is_back(check.now) or _too_soon(check) is not None:
        return None
    return _wait(check, check.uses)


def _bare_label(check: Check) -> Fields | None:
    until = bare_until(check)
    if until is None or check.known.clock_is_back(check.now):
        return None
    if check.now.astimezone(UTC) >= until:
        return None
    last, after = check.uses[0].at, next_full_minute(until)
    return {"last": spoken(last, check.now), "due": spoken(after, check.now)}


def _used_against(check: Check) -> Fields | None:
    use = used_against(check)
    return {"when": spoken(use.at, check.now)} if use else None


def _irritated_yet_fine(check: Check) -> Fields | None:
    answers = check.draft.answers
    return {} if answers.get("reaction") == "mild" and answers.get("skin") == "whole" else None


def _reaction_again(check: Check) -> Fields | None:
    return {} if reaction_again(check) else None


def _reaction_was_bad(check: Check) -> Fields | None:
    return {} if reaction_was_bad(check) else None


def _not_told(check: Check) -> Fields | None:
    names = [one.name for one in check.medicines if one.is_untold]
    return {"medicines": in_words(names)} if names else None


def _none_yet_listed(check: Check) -> Fields | None:
    says_none = check.draft.answers.get("medicines") == "none"
    told = check.draft.answers.get("told-since") == "all"
    return {} if says_none and check.known.medicines and not told else None


def _label_odd(check: Check) -> Fields | None:
    plan = check.plan
    if plan is None:
        return None
    times = [(plan.times_a_day, plan.hours_between, plan.most_a_day)]
    for site in plan.sites:
        own = (site.times_a_day, site.hours_between, site.most_a_day)
        times.append(tuple(a if a is not None else b for a, b in zip(own, times[0], strict=True)))  # type: ignore[arg-type]
    return {} if any(_is_odd(*one) for one in times) else None


def _is_odd(times: int | str | None, hours: float | None, most: int | None) -> bool:
    if not isinstance(times, int):
        return False
    too_many = hours is not None and times * hours > _DAY_HOURS + hours
    return too_many or (most is not None and most < times)


def _long_gap(check: Check) -> Fields | None:
    sure = [use for use in check.uses if use.sure]
    when_needed = check.plan is not None and check.plan.is_when_needed
    if not sure or when_needed or check.known.clock_is_back(check.now):
        return None
    gap = check.now.astimezone(UTC) - sure[0].utc
    if gap <= timedelta(days=check.checklist.settings.long_gap_days):
        return None
    return {"last": spoken(sure[0].at, check.now), "days": str(gap.days)}


def _clock_back(check: Check) -> Fields | None:
    newest = check.known.newest
    if newest is None or not check.known.clock_is_back(check.now):
        return None
    return {"newest": spoken(newest, check.now)}


def _cover_leave(check: Check) -> Fields | None:
    """Whether leave for a cover is relied on, and is over, too old, or not for each place."""
    leave, told, today = check.cover_leave_used, check.cover_told, check.now.date()
    covered = check.covered_sites
    if leave:
        if leave.holds_on(today) and leave.names(covered):
            return None
        return _cover_fields(leave.who, leave.sites, day_words(leave.until))
    if check.draft.answers.get("cover-told") != "yes" or told is None or told.when is None:
        return None
    keys = {site_key(one) for one in told.sites}
    is_named = not covered or {site_key(one) for one in covered} <= keys
    if is_named and today - told.when <= _COVER_TOLD_FOR:
        return None
    return _cover_fields(told.who or "", told.sites, day_words(told.when + _COVER_TOLD_FOR))


def _cover_fields(who: str, sites: tuple[str, ...], until: str) -> Fields:
    return {"who": who, "place": in_words(sites) or "the skin", "until": until}


def _held(check: Check) -> Fields | None:
    holds = check.known.holds(check.now)
    if not holds:
        return None
    return {"when": spoken(holds[0].since, check.now), "records": ", ".join(check.known.held_by)}


def _open(doubt_id: str, answered_by: str | None = None) -> Callable[[Check], Fields | None]:
    """A rule that raises an open doubt, unless the question about it was answered."""

    def rule(check: Check) -> Fields | None:
        doubt = check.known.doubt(doubt_id, check.now)
        if doubt is None or (answered_by and answered_by in check.draft.answers):
            return None
        until = spoken(next_full_minute(doubt.until), check.now) if doubt.until else ""
        return {"when": spoken(doubt.since, check.now), "until": until}

    return rule


def _label_loosened(check: Check) -> Fields | None:
    return {} if check.stricter else None


def _today(check: Check) -> Fields | None:
    """A doubt of an earlier telling; what is told again here is judged by its own answer."""
    fields = _open(ids.TODAY)(check)
    question = check.checklist.question("today")
    outcome = check.outcome(question) if question else None
    is_raised = outcome is not None and outcome.level > Level.OK
    return None if is_raised else fields


def _to_ask(check: Check) -> Fields | None:
    return None if check.is_education else _open(ids.TO_ASK, "permit")(check)


FIELDS: Final[dict[str, frozenset[str]]] = {
    "too-soon": frozenset({"last", "due"}),
    "maybe-too-soon": frozenset({"last", "due"}),
    "bare-label": frozenset({"last", "due"}),
    "used-against": frozenset({"when"}),
    "not-told": frozenset({"medicines"}),
    "long-gap": frozenset({"last", "days"}),
    "clock-back": frozenset({"newest"}),
    "cover-leave": frozenset({"who", "place", "until"}),
    "held": frozenset({"when", "records"}),
    "to-ask": frozenset({"when"}),
    "today": frozenset({"when", "until"}),
    "felt-unsure": frozenset({"when", "until"}),
    "tip-not-yet": frozenset({"tip"}),
}
"""What each rule fills in; the words of the others name nothing."""

_RULES: Final[dict[str, Callable[[Check], Fields | None]]] = {
    "too-soon": _too_soon,
    "maybe-too-soon": _maybe_too_soon,
    "bare-label": _bare_label,
    "used-against": _used_against,
    "irritated-yet-fine": _irritated_yet_fine,
    "reaction-again": _reaction_again,
    "reaction-was-bad": _reaction_was_bad,
    "not-told": _not_told,
    "none-yet-listed": _none_yet_listed,
    "label-odd": _label_odd,
    "label-loosened": _label_loosened,
    "felt-unsure": _open(ids.FELT_UNSURE, None),
    "cover-leave": _cover_leave,
    "long-gap": _long_gap,
    "today": _today,
    "to-ask": _to_ask,
    "clock-back": _clock_back,
    "held": _held,
}
