"""Where a check or a session stands: its questions or parts in order, each with what it raised."""

from collections.abc import Iterator

from ketcheck.checklist.content import Asked, Question
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import raised
from ketcheck.checklist.session import Understanding
from ketcheck.checklist.steps import Part, Step
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.wizard.progress import Progress, Segment

_PLAN, _BEFORE, _AFTER = "plan", "before-the-tips", "after-the-tips"
_PARTS = {
    Part.WHO: "who",
    Part.PUT_ON_NOW: "who",
    Part.READ_BACK: _PLAN,
    Part.TOPIC: _BEFORE,
    Part.OPEN_QUESTIONS: _AFTER,
    Part.NEXT_STEPS: _AFTER,
}
_TITLES = {
    "who": marked("Who is here"),
    _PLAN: marked("Label and plan"),
    _BEFORE: marked("Before the tips"),
    _AFTER: marked("After the tips"),
}


def progress_of(underway: Underway, here: Step | None) -> Progress:
    """Where it stands; `here` is the step on screen, None after the last of them."""
    if isinstance(underway, Counseling):
        return _of_session(underway, here)
    return _of_check(underway, here)


def _of_check(underway: Underway, here: Step | None) -> Progress:
    asked, worst = underway.check.path, _worst(underway)
    still_open = set(underway.missing)
    segments = tuple(
        Segment(
            _group_title(underway, question),
            # What is not asked any more, or was left out, is not to come: the check is past it.
            is_done=here is None or question.id not in still_open,
            is_here=here is not None and question.id == here.name,
            level=_level(question, worst),
        )
        for question in asked
    )
    place = next((at for at, one in enumerate(segments, start=1) if one.is_here), 0)
    if not place:
        return Progress(segments, "")
    words = _("Question {number} of {count} · {title}")
    title = segments[place - 1].title
    return Progress(segments, words.format(number=place, count=len(segments), title=title))


def _level(question: Question, worst: dict[str, Level]) -> Level:
    return worst.get(question.id, Level.OK)


def _worst(underway: Underway) -> dict[str, Level]:
    """What each question raised; what several raised together stands at the last of its group."""
    worst: dict[str, Level] = {}
    last = {question.group: question.id for question in underway.check.path}
    ids = {question.id for question in underway.check.path}
    answered = {
        question.group: question.id
        for question in underway.check.path
        if underway.check.answered(question)
    }
    for reason in raised(underway.check):
        at = reason.id if reason.id in ids else answered.get(reason.group, last.get(reason.group))
        if at:
            worst[at] = max(reason.level, worst.get(at, Level.OK))
    return worst


def _group_title(underway: Underway, question: Question) -> str:
    return underway.check.checklist.group(question.group).title


def _of_session(underway: Counseling, here: Step | None) -> Progress:
    worst: dict[str, Level] = {}
    for reason in raised(underway.check):
        worst[reason.group] = max(reason.level, worst.get(reason.group, Level.OK))
    here_in = _part_of(underway, here) if here else ""
    segments, words = [], ""
    parts = _parts(underway)
    for number, (part, steps) in enumerate(parts.items(), start=1):
        # After the tips nothing has to be filled in: whoever is past it is done with it.
        is_passed = here is None or (part != _AFTER and not any(map(underway.is_open, steps)))
        title = _title(underway, part)
        segments.append(
            Segment(title, is_passed, is_here=part == here_in, level=worst.get(part, Level.OK))
        )
        if part == here_in:
            step = _("Step {number} of {count}").format(number=number, count=len(parts))
            is_taught = here is not None and here.part is Part.TEACHING
            # Where a tip is taught, its title is the heading.
            told = ", ".join(_notes(underway, part)) if is_taught else title
            words = " · ".join(filter(None, (_tip_words(underway, part), told, step)))
    return Progress(tuple(segments), words)


def _parts(underway: Counseling) -> dict[str, list[Step]]:
    parts: dict[str, list[Step]] = {}
    for step in underway.steps():
        parts.setdefault(_part_of(underway, step), []).append(step)
    return parts


def _tip_words(underway: Counseling, part: str) -> str:
    tip = 0 if part in _TITLES else underway.check.checklist.group(part).tip
    count = len(underway.check.checklist.tips)
    return _("Tip {number} of {count}").format(number=tip, count=count) if tip else ""


def _title(underway: Counseling, part: str) -> str:
    if part in _TITLES:
        return _(_TITLES[part])
    title = underway.check.checklist.group(part).title
    notes = list(_notes(underway, part))
    return f"{title} ({', '.join(notes)})" if notes else title


def _notes(underway: Counseling, part: str) -> Iterator[str]:
    if part in underway.first:
        yield _("open last time")
    if underway.session.said_back(part).outcome is Understanding.NOT_YET:
        yield _("not yet")


def _part_of(underway: Counseling, step: Step) -> str:
    if step.part in _PARTS:
        return _PARTS[step.part]
    if step.part is Part.TEACHING:
        return step.name
    question = underway.check.checklist.question(step.name)
    # The label is asked before its tip, and read back with the plan.
    if question and question.asked is Asked.NO_PLAN:
        return _PLAN
    return question.group if question else ""
