"""Hypothesis strategies: people with any history, and checks answered in any order."""

from datetime import datetime, timedelta

import oracle
from hypothesis import strategies as st
from support import (
    INSTRUCTION,
    MEDICINE,
    NOW,
    PLAN,
    REACTION,
    UNTIMED_PLAN,
    base_checklist,
)

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty, Medicine, Plan, Reaction
from ketcheck.checklist.draft import Check, Draft, Filled
from ketcheck.checklist.known import Known

SLEEPY = Medicine(name="diphenhydramine", sleepy=Certainty.YES, told=Certainty.NO)

ago = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=12))

plans = st.builds(
    Plan,
    amount=st.just("a pea-size amount"),
    times_a_day=st.sampled_from((None, "when needed", 1, 3)),
    hours_between=st.sampled_from((None, 0.5, 6)),
    most_a_day=st.sampled_from((None, 2)),
)

details = {
    Detail.PLAN: plans,
    Detail.MEDICINES: st.sampled_from(((MEDICINE,), (MEDICINE, SLEEPY))),
    Detail.REACTION: st.sampled_from((REACTION, Reaction(site="right knee"))),
    Detail.INSTRUCTION: st.just(INSTRUCTION),
}


@st.composite
def knowns(draw: st.DrawFn) -> Known:
    """What may be known of a person: nothing, or a history that hangs together."""
    if draw(st.booleans()):
        plan = draw(st.sampled_from((None, PLAN)))
        return Known(plan=plan, prescribed=draw(st.booleans()))
    times = sorted((NOW - back for back in draw(st.lists(ago, max_size=5))), reverse=True)
    return _with_history(draw, times)


def _with_history(draw: st.DrawFn, times: list[datetime]) -> Known:
    last_was_ok = bool(times) and draw(st.booleans())
    return Known(
        prescribed=draw(st.booleans()),
        plan=draw(st.sampled_from((None, PLAN, UNTIMED_PLAN))),
        newest=times[0] if times else NOW - draw(ago),
        last_ok=times[0] if last_was_ok else None,
        uses=tuple(times[1:] if last_was_ok else times),
        maybe_used_since=draw(st.booleans()),
        last_gone=draw(st.booleans()),
        last_gone_site=draw(st.sampled_from((None, "left foot"))),
        medicines=draw(st.sampled_from(((), (MEDICINE,), (SLEEPY,)))),
        held_by=draw(st.sampled_from(((), ("KC-7F3A-91C2-K",)))),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft that may hold anything, as from a damaged or foreign file."""
    questions = draw(st.sets(st.sampled_from((*oracle.LEVELS, "no-such-question"))))
    codes = sorted({code for answers in oracle.LEVELS.values() for code in answers})
    return Draft(
        answers={question: draw(st.sampled_from(codes)) for question in sorted(questions)},
        plan=draw(st.none() | plans),
        reaction=draw(st.none() | details[Detail.REACTION]),
        instruction=draw(st.none() | details[Detail.INSTRUCTION]),
        medicines=draw(st.just(()) | details[Detail.MEDICINES]),
    )


def act(draw: st.DrawFn, check: Check) -> Check:
    """The check after one act on anything that is asked: an answer, or a detail filled in."""
    question = draw(st.sampled_from(check.path))
    if question.answers:
        codes = [answer.code for answer in question.answers]
        # ok answers come first: often enough for whole checks to be ok now and then.
        check = check.answer(question.id, draw(st.sampled_from((*codes, *codes[:1] * 3))))
    answer = check.answered(question)
    detail = question.detail or (answer.detail if answer else None)
    return check.fill(detail, draw(_value(detail))) if detail and draw(st.booleans()) else check


def _value(detail: Detail) -> st.SearchStrategy[Filled]:
    return details[detail]


@st.composite
def checks(draw: st.DrawFn, acts: int = 30) -> Check:
    """A check under way after any acts in any order, often a finished one."""
    check = Check(base_checklist(), draw(knowns()))
    for _ in range(draw(st.integers(0, acts))):
        check = act(draw, check)
    return check


@st.composite
def finished_checks(draw: st.DrawFn) -> Check:
    """A check in which each asked question is answered, in order, mostly with ok answers."""
    check = Check(base_checklist(), draw(knowns()))
    while check.missing:
        question = check.checklist.question(check.missing[0])
        assert question is not None
        if question.answers and not check.answered(question):
            codes = [answer.code for answer in question.answers]
            code = draw(st.sampled_from((*codes[:1] * 4, *codes)))
            check = check.answer(question.id, code)
        answer = check.answered(question)
        detail = question.detail or (answer.detail if answer else None)
        if detail:
            check = check.fill(detail, draw(_value(detail)))
    return check
