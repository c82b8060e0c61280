"""Hypothesis strategies: people with any history, and checks answered in any order."""

from datetime import date, datetime, timedelta

import oracle
from hypothesis import strategies as st
from support import (
    INSTRUCTION,
    MEDICINE,
    NOW,
    PLAN,
    REACTION,
    UNTIMED_PLAN,
    VOUCHED,
    base_checklist,
)

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import (
    Certainty,
    CoverLeave,
    CoverTold,
    Details,
    LastUse,
    Medicine,
    Plan,
    Reaction,
    Since,
    Sites,
    Uses,
    UseTold,
    Vouched,
)
from ketcheck.checklist.draft import Draft, Filled
from ketcheck.checklist.ledger.known import Checked, Known, OpenDoubt, Permitted, ReactionTold
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level

SLEEPY = Medicine(name="diphenhydramine", sleepy=Certainty.YES, told=Certainty.NO)
KETAMINE = Medicine(name="Ketamine nasal", told=Certainty.NO)
PLACES = ("left foot", "right knee")
LEAVE = CoverLeave(
    who="Dr. Lee", when=date(2026, 11, 1), sites=("left foot",), until=date(2026, 12, 1)
)
TWO_PLACES = Plan(amount="a pea", hours_between=6, most_a_day=3, sites=PLACES, cover=LEAVE)
EACH_PLACE = TWO_PLACES.model_copy(update={"each_site": True})

ago = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=12))
edges = st.sampled_from([timedelta(hours=hours) for hours in (0.5, 1, 4, 6, 8, 12, 20, 24, 168)])
times = (ago | edges).map(lambda back: NOW - back)
days = st.sampled_from([NOW.date() - timedelta(days=back) for back in (0, 1, 3, 4, 14, 400)])
places = st.sampled_from(((), ("left foot",), ("right knee",), PLACES))

plans = st.builds(
    Plan,
    amount=st.just("a pea-size amount"),
    times_a_day=st.sampled_from((None, "when needed", 1, 3)),
    hours_between=st.sampled_from((None, 1, 6, 12)),
    most_a_day=st.sampled_from((None, 2)),
)

vouched = st.builds(Vouched, who=st.sampled_from((None, "Dr. Lee")), when=st.none() | days)
uses_told = st.builds(
    Uses,
    uses=st.lists(st.builds(UseTold, at=times, sites=st.just(())), max_size=2).map(tuple),
    latest=st.none() | times,
)

details: dict[Detail, st.SearchStrategy[Filled]] = {
    Detail.PLAN: plans,
    Detail.MEDICINES: st.sampled_from(((MEDICINE,), (MEDICINE, SLEEPY), (KETAMINE,))),
    Detail.REACTION: st.builds(
        Reaction,
        site=st.sampled_from((None, "left foot", "right knee")),
        since=st.none() | days,
        worst=st.sampled_from((None, 6, 7)),
    ),
    Detail.INSTRUCTION: st.builds(
        CoverTold, who=st.sampled_from((None, "Dr. Lee")), when=st.none() | days, sites=places
    ),
    Detail.VOUCHED: vouched,
    Detail.LAST_USE: st.builds(LastUse, last=st.none() | times, latest=st.none() | times),
    Detail.USES: uses_told,
    Detail.SINCE: st.builds(Since, at=st.none() | times),
}


@st.composite
def knowns(draw: st.DrawFn) -> Known:
    """What may be known of a person: nothing, or a history that hangs together."""
    if draw(st.booleans()):
        plan = draw(st.sampled_from((None, PLAN)))
        return Known(plan=plan, prescribed=draw(st.booleans()))
    return _with_history(draw)


def _with_history(draw: st.DrawFn) -> Known:
    checks = sorted(draw(st.lists(times, min_size=1, max_size=3)), reverse=True)
    plan = draw(st.sampled_from((None, PLAN, UNTIMED_PLAN, TWO_PLACES, EACH_PLACE)))
    uses = draw(st.lists(st.builds(Use, at=times, sites=places, sure=st.booleans()), max_size=4))
    return Known(
        prescribed=draw(st.booleans()),
        plan=plan,
        stricter=PLAN if plan == TWO_PLACES and draw(st.booleans()) else None,
        newest=checks[0] if draw(st.integers(0, 9)) else NOW + timedelta(hours=1),
        uses_since=checks[-1] if draw(st.integers(0, 5)) else None,
        uses=tuple(sorted(uses, key=lambda use: use.at, reverse=True)),
        checks=tuple(draw(_checked(at)) for at in checks),
        reactions=tuple(draw(st.lists(_reactions, max_size=2))),
        doubts=tuple(draw(_doubts())),
        permitted=draw(st.none() | st.builds(Permitted, at=times, reasons=st.just(("long-gap",)))),
        medicines=draw(st.sampled_from(((), (MEDICINE,), (SLEEPY,), (KETAMINE,)))),
        medicines_asked=bool(draw(st.integers(0, 5))),
    )


_reactions = st.builds(
    ReactionTold,
    at=times,
    code=st.sampled_from(("gone", "mild")),
    site=st.sampled_from((None, "left foot")),
)


def _checked(at: datetime) -> st.SearchStrategy[Checked]:
    levels = st.sampled_from((Level.OK, Level.OK, Level.ASK, Level.STOP))
    ended = st.sampled_from((None, None, at + timedelta(minutes=5)))
    return st.builds(Checked, at=st.just(at), level=levels, ended=ended)


@st.composite
def _doubts(draw: st.DrawFn) -> list[OpenDoubt]:
    """Some of each kind of open doubt, one for each place at most."""
    found = [
        _doubt(draw, "skin", sites=(place,), said="broken")
        for place in PLACES
        if not draw(st.integers(0, 3))
    ]
    others = ("prescribed", "medicines", "to-ask", "felt-unsure", "today", "reaction")
    found += [
        _doubt(draw, doubt_id, **_fields_of(draw, doubt_id))
        for doubt_id in others
        if not draw(st.integers(0, 3))
    ]
    return found


def _fields_of(draw: st.DrawFn, doubt_id: str) -> dict[str, object]:
    match doubt_id:
        case "to-ask":
            return {"reasons": draw(st.sampled_from((("long-gap",), ("reaction-again",))))}
        case "felt-unsure" | "today":
            return {"until": NOW + draw(st.sampled_from((-1, 0, 1))) * timedelta(minutes=1)}
        case "reaction":
            return {"held": True, "free_from": draw(st.none() | days)}
        case _:
            return {}


def _doubt(draw: st.DrawFn, doubt_id: str, **fields: object) -> OpenDoubt:
    since = draw(times)
    return OpenDoubt.model_validate({"id": doubt_id, "since": since, "day": since.date(), **fields})


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft that may hold anything, as from a damaged or foreign file."""
    questions = draw(st.sets(st.sampled_from((*oracle.LEVELS, "no-such-question"))))
    codes = sorted({code for answers in oracle.LEVELS.values() for code in answers})
    return Draft(
        answers={question: draw(st.sampled_from(codes)) for question in sorted(questions)},
        plan=draw(st.none() | plans),
        details=Details(
            reaction_detail=draw(st.none() | st.just(REACTION)),
            cover_told=draw(st.none() | st.just(INSTRUCTION)),
            permit=draw(st.none() | st.just(VOUCHED)),
            used=draw(st.none() | uses_told),
        ),
        medicines=draw(st.just(()) | details[Detail.MEDICINES]),
    )


def act(draw: st.DrawFn, check: Check) -> Check:
    """The check after one act on anything that is asked: an answer, or a detail filled in."""
    question = draw(st.sampled_from(check.path))
    if question.answers:
        codes = [answer.code for answer in question.answers]
        # ok answers come first: often enough for whole checks to be ok now and then.
        check = check.answer(question.id, draw(st.sampled_from((*codes, *codes[:1] * 3))))
    detail = asked_for(check, question)
    if detail and draw(st.booleans()):
        return check.fill(question.id, detail, draw(value_of(check, question, detail)))
    return check


def asked_for(check: Check, question: Question) -> Detail | None:
    """What is to be filled in with the answer, or instead of one."""
    answer = check.answered(question)
    return question.detail or (answer.detail if answer else None)


def value_of(check: Check, question: Question, detail: Detail) -> st.SearchStrategy[Filled]:
    """Anything that may be filled in there."""
    match detail:
        case Detail.SITES:
            known = check.plan.site_words if check.plan else ()
            named = st.sets(st.sampled_from(known), min_size=1) if known else st.just(set())
            return named.map(lambda found: Sites(sites=tuple(sorted(found))))
        case Detail.LATEST_USE:
            return details[Detail.USES if question.id == "used" else Detail.LAST_USE]
        case _:
            return details[detail]


@st.composite
def checks(draw: st.DrawFn, acts: int = 30) -> Check:
    """A check under way after any acts in any order, often a finished one."""
    check = Check(base_checklist(), draw(knowns()), NOW)
    for _ in range(draw(st.integers(0, acts))):
        check = act(draw, check)
    return check


@st.composite
def finished_checks(draw: st.DrawFn) -> Check:
    """A check in which each asked question is answered, in order, mostly with ok answers."""
    check = Check(base_checklist(), draw(knowns()), NOW)
    while check.missing:
        question = check.checklist.question(check.missing[0])
        assert question is not None
        if question.answers and not check.answered(question):
            codes = [answer.code for answer in question.answers]
            code = draw(st.sampled_from((*codes[:1] * 4, *codes)))
            check = check.answer(question.id, code)
        detail = asked_for(check, question)
        if detail:
            check = check.fill(question.id, detail, draw(value_of(check, question, detail)))
    return check
