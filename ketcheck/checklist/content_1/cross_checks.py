"""The rules over several answers, what is known of the person, and the time.

Intervals are counted in UTC: two times of one zone subtract by the wall clock, which jumps.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ketcheck.checklist.content import CrossCheck, Outcome
from ketcheck.checklist.content_1.check import Check
from ketcheck.checklist.content_1.path import uses_known
from ketcheck.checklist.details import Plan
from ketcheck.checklist.wording import filled_in, next_full_minute, spoken

Fields = dict[str, str]

# A label that gives uses a day but no hours can't mean one use right after the other:
# before half of an even share of the day is over, only the prescriber can say that it is time.
_SHARE_OF_EVEN_SPACING = 0.5


@dataclass(frozen=True)
class Finding:
    """A cross-check that applies, with what its sentence names."""

    words: CrossCheck
    fields: Fields = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the cross-check."""
        return self.words.id

    @property
    def outcome(self) -> Outcome:
        """Its level and sentences, filled in."""
        return filled_in(self.words, self.fields)


def findings(check: Check, now: datetime) -> Iterator[Finding]:
    """The cross-checks that apply, in the order of the design; none needs a finished check.

    A kept checklist that is older than a rule has no words for it, and is judged without it.
    """
    for check_id, rule in _RULES.items():
        words = check.checklist.cross_check(check_id)
        fields = rule(check, now) if words else None
        if words and fields is not None:
            yield Finding(words, fields)


def next_use(check: Check, now: datetime) -> datetime | None:
    """The earliest time that the label allows, in UTC, by the uses known now.

    None where it is unknown, or the clock is not to be believed. Hours are counted in real time;
    a day's uses in the zone of `now` (Tip 1 s1).
    """
    uses = uses_known(check.known, check.draft.answers)
    plan = check.plan
    if plan is None or not plan.is_timed or not uses or _clock_is_back(check, now):
        return None
    earliest = uses[0].astimezone(UTC) + _spacing(plan)
    limit = plan.uses_a_day
    today = [use for use in uses if use.astimezone(now.tzinfo).date() == now.date()]
    if limit is not None and len(today) >= limit:
        earliest = max(earliest, _midnight_after(now))
    return earliest


def _spacing(plan: Plan) -> timedelta:
    if plan.hours_between is not None:
        return timedelta(hours=plan.hours_between)
    return timedelta(days=1) * _SHARE_OF_EVEN_SPACING / (plan.uses_a_day or 1)


def _midnight_after(now: datetime) -> datetime:
    # A sum has fold 0: where midnight is skipped or comes twice, its first moment is meant.
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight.astimezone(UTC)


def _clock_is_back(check: Check, now: datetime) -> bool:
    newest = check.known.newest
    return newest is not None and now.astimezone(UTC) < newest.astimezone(UTC)


def _too_soon(check: Check, now: datetime) -> Fields | None:
    due = next_use(check, now)
    if due is None or now.astimezone(UTC) >= due:
        return None
    last = uses_known(check.known, check.draft.answers)[0]
    return {"last": spoken(last, now), "due": spoken(next_full_minute(due), now)}


def _irritated_yet_fine(check: Check, _now: datetime) -> Fields | None:
    answers = check.draft.answers
    return {} if answers.get("reaction") == "mild" and answers.get("skin") == "whole" else None


def _reaction_again(check: Check, _now: datetime) -> Fields | None:
    reaction, before = check.draft.details.reaction_detail, check.known.last_gone_site
    if not check.known.last_gone or check.draft.answers.get("reaction") != "gone":
        return None
    # A place that one of the two did not name may be the same place.
    return (
        {} if not reaction or not before or _may_be_one_place(reaction.site or "", before) else None
    )


def _may_be_one_place(site: str, other: str) -> bool:
    """Whether one says no more than the other: `foot`, `Left foot.` and `left foot, top`."""
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (site, other))
    return words <= others or others <= words


def _first_yet_history(check: Check, _now: datetime) -> Fields | None:
    answers = check.draft.answers
    says_first = "first" in {answers.get("reaction"), answers.get("missed")}
    return {} if says_first and uses_known(check.known, answers) else None


def _none_yet_listed(check: Check, _now: datetime) -> Fields | None:
    says_none = check.draft.answers.get("medicines") == "none"
    return {} if says_none and check.known.medicines else None


def _sleepy_not_told(check: Check, _now: datetime) -> Fields | None:
    names = [medicine.name for medicine in check.medicines if medicine.is_sleepy_and_untold]
    return {"medicines": ", ".join(names)} if names else None


def _long_gap(check: Check, now: datetime) -> Fields | None:
    uses = uses_known(check.known, check.draft.answers)
    if not uses or _clock_is_back(check, now):
        return None
    gap = now.astimezone(UTC) - uses[0].astimezone(UTC)
    if gap <= timedelta(days=check.checklist.settings.long_gap_days):
        return None
    return {"last": spoken(uses[0], now), "days": str(gap.days)}


def _clock_back(check: Check, now: datetime) -> Fields | None:
    newest = check.known.newest
    return {"newest": spoken(newest, now)} if newest and _clock_is_back(check, now) else None


def _cover_leave(check: Check, now: datetime) -> Fields | None:
    """Whether the leave on file is relied on, and is over, or for no place of the plan."""
    leave = check.cover_leave_used
    if leave is None:
        return None
    place = ", ".join(leave.sites)
    sites = check.plan.site_words if check.plan else ()
    is_elsewhere = bool(sites) and not any(_may_be_one_place(place, one) for one in sites)
    if leave.holds_on(now.date()) and not is_elsewhere:
        return None
    return {
        "who": leave.who,
        "place": place,
        "from": leave.when.isoformat(),
        "until": leave.until.isoformat(),
    }


def _held(check: Check, _now: datetime) -> Fields | None:
    return {"records": ", ".join(check.known.held_by)} if check.known.held_by else None


_RULES: dict[str, Callable[[Check, datetime], Fields | None]] = {
    "too-soon": _too_soon,
    "irritated-yet-fine": _irritated_yet_fine,
    "reaction-again": _reaction_again,
    "first-yet-history": _first_yet_history,
    "none-yet-listed": _none_yet_listed,
    "sleepy-not-told": _sleepy_not_told,
    "long-gap": _long_gap,
    "clock-back": _clock_back,
    "cover-leave": _cover_leave,
    "held": _held,
}
