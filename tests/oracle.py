"""The design's table of questions written down once more, apart from content and code.

What the checklist says is compared with this, so that a slip in one of them shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import Plan, Vouched
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.ledger.uses import Use

LEVELS: Final[Mapping[str, Mapping[str, str]]] = {
    "prescribed": {"yes": "ok", "no": "stop", "unsure": "stop"},
    "feeling": {"fine": "ok", "slow": "stop", "unwell": "urgent", "unsure": "stop"},
    "label": {"here": "ok", "not-here": "ask"},
    "before": {"no": "ok", "yes": "ok", "unsure": "ask"},
    "used": {"no": "ok", "yes": "ok", "unsure": "ask"},
    "timing": {"due": "ok", "too-soon": "stop", "used-up": "stop", "unsure": "ask"},
    "amount": {"label": "ok", "more": "stop", "less": "ask", "unsure": "ask"},
    "area": {"told": "ok", "new": "stop", "unsure": "ask"},
    "skin-since": {
        "healed": "ok",
        "told-ok": "ok",
        "same": "stop",
        "worse": "stop",
        "mistake": "ok",
        "unsure": "ask",
    },
    "skin": {"whole": "ok", "broken": "stop", "irritated": "stop", "unsure": "ask"},
    "permit": {"may": "ok", "not": "stop", "not-asked": "ask", "unsure": "ask"},
    "reaction": {"none": "ok", "gone": "ok", "mild": "stop", "bad": "stop", "unsure": "ask"},
    "reaction-detail": {},
    "cover": {"none": "ok", "airy": "ask", "tight": "ok", "unsure": "ask"},
    "cover-told": {"yes": "ok", "no": "stop", "unsure": "ask"},
    "told-since": {"all": "ok", "some": "ask", "no": "ask", "unsure": "ask"},
    "today": {"none": "ok", "alcohol": "ok", "yes": "ok", "ketamine": "stop", "unsure": "ask"},
    "medicines-changed": {"no": "ok", "told": "ok", "untold": "ask", "unsure": "ask"},
    "medicines": {"list": "ok", "none": "ok", "unsure": "ask"},
    "medicines-told": {"all": "ok", "some": "ask", "unsure": "ask"},
    "missed": {"none": "ok", "one": "ok", "more": "ok", "unsure": "ask"},
    "make-up": {"no": "ok", "yes": "stop", "unsure": "ask"},
}
"""Every question in the order it is asked, with the level of each answer."""

HELD: Final = {("feeling", "unwell"), ("skin-since", "worse"), ("reaction", "bad")}

CROSS_CHECKS: Final[Mapping[str, str]] = {
    "too-soon": "stop",
    "maybe-too-soon": "ask",
    "bare-label": "ask",
    "used-against": "ask",
    "irritated-yet-fine": "stop",
    "reaction-again": "ask",
    "reaction-was-bad": "ask",
    "not-told": "ask",
    "none-yet-listed": "ask",
    "label-odd": "ask",
    "label-loosened": "ask",
    "felt-unsure": "ask",
    "cover-leave": "ask",
    "long-gap": "ask",
    "today": "ask",
    "to-ask": "ask",
    "clock-back": "ask",
    "held": "stop",
    "read-back": "ask",
    "tip-not-yet": "ask",
}

SEVERITY: Final = ("ok", "ask", "stop", "urgent")


HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)

NOT_NOW: Final = {
    "prescribed",
    "label",
    "cover-told",
    "told-since",
    "medicines",
    "medicines-changed",
    "medicines-told",
    "missed",
}
"""What is asked where the cream is not put on."""


def path(check: Check) -> list[str]:
    """Ids of the questions that are asked, in order; answers off the path have no say."""
    answers: dict[str, str] = {}
    for question in LEVELS:
        if check.is_education and question not in NOT_NOW:
            continue
        if _asked(question, check, answers):
            answers[question] = check.draft.answers.get(question, "")
    return list(answers)


def _asked(question: str, check: Check, answers: Mapping[str, str]) -> bool:  # noqa: C901, PLR0911, PLR0912 - a row of the table each
    known, plan = check.known, check.plan
    match question:
        case "prescribed":
            return not known.prescribed or _open(check, "prescribed") is not None
        case "label":
            return known.plan is None
        case "before":
            return known.uses_since is None
        case "used":
            return known.uses_since is not None
        case "timing":
            return not _tells_spacing(plan) and _use_possible(check, answers)
        case "skin-since":
            return bool(_skin(check, answers))
        case "skin":
            return answers.get("skin-since") not in {"same", "worse"}
        case "permit":
            return _open(check, "to-ask") is not None
        case "reaction":
            return _use_possible(check, answers)
        case "reaction-detail":
            return answers.get("reaction") in {"gone", "mild", "bad"}
        case "cover-told":
            return answers.get("cover") == "tight"
        case "told-since":
            return _open(check, "medicines") is not None
        case "medicines-changed":
            return known.medicines_asked
        case "medicines":
            changed = answers.get("medicines-changed")
            return not known.medicines_asked or changed in {"told", "untold"}
        case "medicines-told":
            return answers.get("medicines") == "list"
        case "missed":
            is_when_needed = plan is not None and plan.times_a_day == "when needed"
            return known.uses_since is not None and not is_when_needed
        case "make-up":
            return answers.get("missed") in {"one", "more", "unsure"}
        case _:
            return True


def _tells_spacing(plan: Plan | None) -> bool:
    return plan is not None and bool(plan.hours_between or isinstance(plan.times_a_day, int))


def _use_possible(check: Check, answers: Mapping[str, str]) -> bool:
    told = {answers.get("used"), answers.get("before")} & {"yes", "unsure"}
    return bool(check.known.uses) or check.known.lost or bool(told)


def _ran_out(doubt: OpenDoubt, check: Check) -> bool:
    if doubt.until is not None and not _clock_back(check):
        return check.now.timestamp() >= doubt.until.timestamp()
    return doubt.free_from is not None and doubt.free_from <= check.now.date()


def _open(check: Check, doubt_id: str) -> OpenDoubt | None:
    found = [one for one in check.known.doubts if one.id == doubt_id]
    return next((one for one in found if not _ran_out(one, check)), None)


def _places(check: Check, answers: Mapping[str, str]) -> list[str]:
    """The chosen places, else those of the plan."""
    area, plan = check.draft.details.area, check.plan
    if answers.get("area") == "told" and area and area.sites:
        return [one.lower() for one in area.sites]
    return [one.words.lower() for one in plan.sites] if plan else []


def _skin(check: Check, answers: Mapping[str, str]) -> list[OpenDoubt]:
    doubts = [one for one in check.known.doubts if one.id == "skin"]
    places = _places(check, answers)
    return [one for one in doubts if not places or not one.sites or one.sites[0].lower() in places]


def level(check: Check) -> str:
    """The level of a finished check: the highest of its answers and cross-checks."""
    answers = check.draft.answers
    raised = [_level_of(check, name, answers[name]) for name in path(check) if name in answers]
    raised += [_cross_level(check, name) for name in cross_checks(check)]
    return max(raised, key=SEVERITY.index)


def answer_levels(check: Check) -> dict[str, str]:
    """The level of each answer that was given."""
    answers = check.draft.answers
    return {name: _level_of(check, name, answers[name]) for name in path(check) if name in answers}


def _cross_level(check: Check, name: str) -> str:
    if name == "not-told" and any("ketamine" in one for one in _untold(check)):
        return "stop"
    return CROSS_CHECKS[name]


def _level_of(check: Check, question: str, code: str) -> str:
    return LEVELS[question][code] if _is_met(check, question, code) else "ask"


def _is_met(check: Check, question: str, code: str) -> bool:  # noqa: PLR0911 - a row each
    given, details = (question, code), check.draft.details
    skin = _skin(check, check.draft.answers)
    match given:
        case ("prescribed", "yes"):
            doubt = _open(check, "prescribed")
            return doubt is None or _says_who(details.prescribed, doubt.day)
        case ("before", "yes"):
            return bool(details.before and details.before.last)
        case ("used", "yes"):
            return bool(details.used and details.used.uses)
        case ("skin-since", "healed"):
            return all(_hours_since(check, one.since) >= 24 for one in skin)
        case ("skin-since", "mistake"):
            recent = all(check.now - one.since <= HOUR for one in skin)
            return recent and not _clock_back(check)
        case ("skin-since", "told-ok"):
            return all(_says_who(details.skin_since, one.day) for one in skin)
        case ("permit", "may"):
            doubt = _open(check, "to-ask")
            return doubt is not None and _says_who(details.permit, doubt.day)
        case ("today", "alcohol" | "yes"):
            at, wait = (details.today and details.today.at), {"alcohol": 8, "yes": 24}[code]
            return at is not None and _hours_since(check, at) >= wait
        case ("cover-told", "yes"):
            return _cover_typed(check) or bool(check.plan and check.plan.cover)
        case _:
            return True


def _says_who(said: Vouched | None, day: date) -> bool:
    return bool(said and said.who and said.when and said.when >= day)


def _hours_since(check: Check, then: datetime) -> float:
    """No interval counts as passed while the clock is back."""
    return -1 if _clock_back(check) else (check.now.timestamp() - then.timestamp()) / 3600


def _cover_typed(check: Check) -> bool:
    told, plan = check.draft.details.cover_told, check.plan
    if not (told and told.who and told.when):
        return False
    # A plan with one place, or with none, leaves nothing to be named.
    return bool(told.sites) or plan is None or len(plan.sites) < 2


def _clock_back(check: Check) -> bool:
    newest = check.known.newest
    return newest is not None and check.now.timestamp() < newest.timestamp()


def cross_checks(check: Check) -> set[str]:
    """Ids of the cross-checks that apply."""
    answers = check.draft.answers
    facts = {
        "too-soon": _too_soon(check, _sure(check)),
        "maybe-too-soon": _too_soon(check, check.uses) and not _too_soon(check, _sure(check)),
        "bare-label": _bare(check),
        "used-against": _used_against(check),
        "irritated-yet-fine": (answers.get("reaction"), answers.get("skin")) == ("mild", "whole"),
        "reaction-again": _reaction_again(check),
        "reaction-was-bad": _reaction_was_bad(check),
        "not-told": bool(_untold(check)),
        "none-yet-listed": answers.get("medicines") == "none"
        and bool(check.known.medicines)
        and answers.get("told-since") != "all",
        "label-odd": _label_odd(check.plan),
        "label-loosened": check.stricter is not None,
        "felt-unsure": _open(check, "felt-unsure") is not None,
        "today": _open(check, "today") is not None
        and answer_levels(check).get("today", "ok") == "ok",
        "to-ask": _open(check, "to-ask") is not None and "permit" not in answers,
        "long-gap": _long_gap(check),
        "clock-back": _clock_back(check),
        "cover-leave": _leave_does_not_fit(check),
        "held": any(one.held and not _ran_out(one, check) for one in check.known.doubts),
    }
    return {name for name, applies in facts.items() if applies} - _permitted(check)


def _sure(check: Check) -> list[Use]:
    return [use for use in check.uses if use.sure]


def _permitted(check: Check) -> set[str]:
    """What somebody gave leave for, until a new use."""
    given = [(one.at, one.reasons) for one in [check.known.permitted] if one]
    doubt = _open(check, "to-ask")
    if doubt and answer_levels(check).get("permit") == "ok":
        given.append((doubt.since, doubt.reasons))
    return {
        reason
        for at, reasons in given
        if not any(_is_new_use(check, use, at) for use in check.uses)
        for reason in reasons
    }


def _is_new_use(check: Check, use: Use, at: datetime) -> bool:
    was_given_before = check.known.permitted is not None and check.known.permitted.at == at
    told = check.draft.details.used
    is_told_now = told is not None and use.at in [one.at for one in told.uses]
    return use.at > at or ((was_given_before or is_told_now) and _may_follow(use.at, at))


def _may_follow(told: datetime, at: datetime) -> bool:
    """10:08 may be any second of that minute, and so after 10:08:40."""
    is_told_to_the_minute = told.second == told.microsecond == 0
    return is_told_to_the_minute and timedelta() < at - told < MINUTE


def _too_soon(check: Check, uses: Sequence[Use]) -> bool:
    plan = check.plan
    if plan is None or _clock_back(check):
        return False
    labels = [one for one in (plan, check.stricter) if one]
    forbidden = []
    for place in _places(check, check.draft.answers) or [""]:
        there = [use for use in uses if not plan.each_site or _was_at(use, place)]
        forbidden.append(any(_label_forbids(check, label, place, there) for label in labels))
    # Where each place has its own times, it is too soon before one is chosen only if it is for all.
    is_chosen = not plan.each_site or "area" in check.draft.answers
    return any(forbidden) if is_chosen else all(forbidden)


def _was_at(use: Use, place: str) -> bool:
    return not place or not use.sites or place in [one.lower() for one in use.sites]


def _label_forbids(check: Check, label: Plan, place: str, uses: Sequence[Use]) -> bool:
    own = next((one for one in label.sites if one.words.lower() == place), None)
    times = label.times_a_day if own is None or own.times_a_day is None else own.times_a_day
    hours = (own and own.hours_between) or label.hours_between
    most = (own and own.most_a_day) or label.most_a_day
    a_day = [one for one in (times, most) if isinstance(one, int)]
    if hours is None and isinstance(times, int):
        hours = 24 / times / 2
    ago = [check.now.timestamp() - use.at.timestamp() for use in uses]
    today = [use for use in uses if use.at.astimezone(check.now.tzinfo).date() == check.now.date()]
    in_20_hours = [one for one in ago if one < 20 * 3600]
    is_used_up = bool(a_day) and max(len(today), len(in_20_hours)) >= min(a_day)
    return is_used_up or (hours is not None and any(one < hours * 3600 for one in ago))


def _bare(check: Check) -> bool:
    if _clock_back(check) or _tells_spacing(check.plan):
        return False
    return any(check.now.timestamp() - use.at.timestamp() < 4 * 3600 for use in check.uses)


def _used_against(check: Check) -> bool:
    used = check.draft.details.used
    if check.draft.answers.get("used") != "yes" or used is None:
        return False
    return any(_was_against(check, use.at) for use in used.uses)


def _was_against(check: Check, at: datetime) -> bool:
    before = [one for one in check.known.checks if one.at <= at or _may_follow(at, one.at)]
    if not before:
        return False
    newest = max(before, key=lambda one: one.at)
    was_used = any(newest.at <= use.at < at for use in check.uses)
    was_ended = newest.ended is not None and newest.ended <= at
    return newest.level.value != "ok" or was_used or was_ended


def _reaction_again(check: Check) -> bool:
    told = check.draft.details.reaction_detail
    if check.draft.answers.get("reaction") != "gone":
        return False
    named = [one.words for one in check.plan.sites] if check.plan else []
    place = told.site if told and told.site in named else None
    for earlier in check.known.reactions:
        is_new = _hours_since(check, earlier.at) < 14 * 24
        may_be_same = place is None or earlier.site is None or earlier.site == place
        if (
            is_new
            and may_be_same
            and any(use.at > earlier.at or _may_follow(use.at, earlier.at) for use in check.uses)
        ):
            return True
    return False


def _reaction_was_bad(check: Check) -> bool:
    told = check.draft.details.reaction_detail
    if check.draft.answers.get("reaction") != "gone" or told is None:
        return False
    days = (check.now.date() - told.since).days if told.since else 0
    return days > 3 or (told.worst or 0) >= 7


def _untold(check: Check) -> list[str]:
    """Names on the list that counts of which the provider may not know."""
    answers, known = check.draft.answers, check.known
    was_told = answers.get("told-since") == "all"
    match answers.get("medicines"):
        case "list":
            listed = [(one.name, one.told.value) for one in check.draft.medicines]
        case "none" if was_told:
            listed = []
        case _:
            told = "yes" if was_told else None
            listed = [(one.name, told or one.told.value) for one in known.medicines]
    return [name.lower() for name, told in listed if told != "yes"]


def _label_odd(plan: Plan | None) -> bool:
    if plan is None:
        return False
    every = [plan, *plan.sites]
    for one in every:
        times = one.times_a_day if one.times_a_day is not None else plan.times_a_day
        hours = one.hours_between if one.hours_between is not None else plan.hours_between
        most = one.most_a_day if one.most_a_day is not None else plan.most_a_day
        if not isinstance(times, int):
            continue
        if (hours and times * hours > 24 + hours) or (most and most < times):
            return True
    return False


def _long_gap(check: Check) -> bool:
    plan, sure = check.plan, _sure(check)
    is_when_needed = plan is not None and plan.times_a_day == "when needed"
    if not sure or is_when_needed or _clock_back(check):
        return False
    return check.now.timestamp() - max(use.at.timestamp() for use in sure) > 7 * 86400


def _leave_does_not_fit(check: Check) -> bool:
    answers, plan, today = check.draft.answers, check.plan, check.now.date()
    told = check.draft.details.cover_told
    if (answers.get("cover"), answers.get("cover-told")) != ("tight", "yes"):
        return False
    covered = set(_covered(check))
    if _cover_typed(check):
        assert told is not None
        assert told.when is not None
        named = {one.lower() for one in told.sites} or set(_all_places(check))
        return not covered <= named or (today - told.when).days > 365
    leave = plan.cover if plan else None
    if leave is None:
        return False
    named = {one.lower() for one in leave.sites}
    return not (leave.when <= today <= leave.until) or not covered <= named


def _covered(check: Check) -> Iterator[str]:
    cover = check.draft.details.cover
    if cover and cover.sites:
        yield from (one.lower() for one in cover.sites)
    else:
        yield from _places(check, check.draft.answers)


def _all_places(check: Check) -> Iterator[str]:
    yield from (one.words.lower() for one in check.plan.sites) if check.plan else ()
