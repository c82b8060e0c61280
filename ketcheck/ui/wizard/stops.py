"""The stops of the side rail, in the order of the steps, each with the mark of what it raised."""

from collections.abc import Iterator

from ketcheck.checklist.content import Asked
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import raised
from ketcheck.checklist.session import Understanding
from ketcheck.checklist.steps import Part, Step
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.wizard.rail import Stop

_PLAN, _AFTER = "plan", "after-the-tips"
_STOPS = {
    Part.WHO: "who",
    Part.PUT_ON_NOW: "who",
    Part.READ_BACK: _PLAN,
    Part.TOPIC: "before-the-tips",
    Part.OPEN_QUESTIONS: _AFTER,
    Part.NEXT_STEPS: _AFTER,
}
_TITLES = {
    "who": "Who is here",
    _PLAN: "Label and plan",
    "before-the-tips": "Before the tips",
    _AFTER: "After the tips",
}
_OPEN_LAST_TIME = "open last time"
_NOT_YET = "not yet"
_DOT, _PEN = "•", "✎"


def stops_of(underway: Underway, here: Step | None) -> Iterator[Stop]:
    """The stops up to the review; `here` is the step on screen, None after them."""
    worst = _worst(underway)
    if isinstance(underway, Counseling):
        yield from _of_session(underway, here, worst)
        return
    asked = {question.group for question in underway.check.path}
    still_open = {_group(underway, step) for step in underway.steps() if underway.is_open(step)}
    here_in = _group(underway, here) if here else ""
    for group in underway.check.checklist.groups:
        is_done = group.id in asked and group.id not in still_open
        level = worst.get(group.id, Level.OK if is_done else None)
        title = f"{group.tip} {group.title}" if group.tip else group.title
        yield Stop(str(group.tip or _DOT), title, level, group.id == here_in)


def last_stops(
    underway: Underway, *, is_past_steps: bool, on_review: bool, is_saved: bool
) -> Iterator[Stop]:
    """The stops after the steps; of a self-check the review and saving are one."""
    saved = Level.OK if is_saved else None
    if not isinstance(underway, Counseling):
        yield Stop(_PEN, "Review and save", saved, is_past_steps)
        return
    is_signing = is_past_steps and not on_review
    yield Stop(_PEN, "Review", Level.OK if is_signing else None, on_review)
    yield Stop(_PEN, "Sign", saved, is_signing)


def _of_session(underway: Counseling, here: Step | None, worst: dict[str, Level]) -> Iterator[Stop]:
    parts: dict[str, list[Step]] = {}
    for step in underway.steps():
        parts.setdefault(_stop_id(underway, step), []).append(step)
    here_in = _stop_id(underway, here) if here else ""
    for stop, steps in parts.items():
        # After the tips nothing has to be filled in: whoever is past it is done with it.
        is_passed = here is None or stop != _AFTER
        is_done = is_passed and not any(map(underway.is_open, steps))
        level = worst.get(stop, Level.OK if is_done else None)
        if level is Level.OK and _is_not_yet(underway, stop):
            level = None
        yield Stop(_sign(underway, stop), _title(underway, stop), level, stop == here_in)


def _title(underway: Counseling, stop: str) -> str:
    if stop in _TITLES:
        return _TITLES[stop]
    group = underway.check.checklist.group(stop)
    if not group.tip:
        return group.title
    notes = [
        _OPEN_LAST_TIME if stop in underway.first else "",
        _NOT_YET if _is_not_yet(underway, stop) else "",
    ]
    added = ", ".join(note for note in notes if note)
    return f"{group.tip} {group.title}" + (f" ({added})" if added else "")


def _sign(underway: Counseling, stop: str) -> str:
    tip = 0 if stop in _TITLES else underway.check.checklist.group(stop).tip
    return str(tip or _DOT)


def _is_not_yet(underway: Counseling, stop: str) -> bool:
    return underway.session.said_back(stop).outcome is Understanding.NOT_YET


def _stop_id(underway: Counseling, step: Step) -> str:
    if step.part in _STOPS:
        return _STOPS[step.part]
    if step.part is Part.TEACHING:
        return step.name
    question = underway.check.checklist.question(step.name)
    # The label is asked before its tip, and read back with the plan.
    if question and question.asked is Asked.NO_PLAN:
        return _PLAN
    return _group(underway, step)


def _group(underway: Underway, step: Step) -> str:
    question = underway.check.checklist.question(step.name)
    return question.group if question else ""


def _worst(underway: Underway) -> dict[str, Level]:
    worst: dict[str, Level] = {}
    for reason in raised(underway.check):
        worst[reason.group] = max(reason.level, worst.get(reason.group, Level.OK))
    return worst
