"""Words of a clinic's own that contradict a level, and answers that hide a doubt.

A clinic may add and raise; its words may not lead to a use that the level forbids, nor take back an
OK. Only words that the bundled checklist does not have are judged. What no rule can judge, such as
teaching, `clinic_changes` lists for somebody to read and sign.
"""

import re
from collections.abc import Iterator
from typing import Final

from ketcheck.checklist.content import NOT_SURE, Answer, Checklist, Outcome, Question
from ketcheck.checklist.level import Level

_NOT_SURE: Final = re.compile(
    r"\b(not|n't) (really |quite |so |too |very |at all )?(sure|certain)\b(?!-)"
    r"|\bunsure\b|\buncertain\b|\bno (idea|clue)\b"
    r"|\b(do not|don't|dont|cannot|can't|can not) (really )?"
    r"(know|remember|recall|tell|say)\b(?! of)"
    r"|\b(maybe|perhaps|possibly|could be|i guess|hard to say|who knows)\b"
)
_NOT: Final = (
    r"(?:do not|don't|dont|never|not to|should not|shouldn't|must not|mustn't|may not|cannot|can't"
    r"|can not)"
)
_DO: Final = r"(?:apply|use|put|rub|spread|smear|dab|massage)"
_STOPS: Final = re.compile(
    rf"\b{_NOT} (?:yet )?{_DO}\b(?! (?:any )?(?:more|extra|too much))"
    rf"|(?<!n't )(?<!not )(?<!never )\bstop\b(?! by\b)"
    rf"|\bnot safe\b|\bunsafe\b|\b(?:use|apply) no (?:cream|more cream)\b|\bno cream\b"
    rf"|\b(?:ask|call|talk)\b.*\bbefore you {_DO}\b|\bwash (?:it|the cream) off\b"
)
_CREAM: Final = r"(?:cream|it|some|dose|amount|ketamine|medicine|layer)"
_ORDERS: Final = re.compile(
    r"^(?:(?:please|just|simply|now|still|always|also|only|you (?:can|may|should|must)) )*"
    rf"(?:apply\b(?! (?:to|for)\b)|{_DO} (?:[\w'-]+ ){{0,4}}?{_CREAM}\b)"
)
_ALLOWS: Final = re.compile(
    r"\b(?:you (?:can|may|should|must)|(?:it is|it's) (?:ok|okay|fine|safe|all right|alright) to"
    r"|(?:ok|okay|fine|safe|free) to)\b(?: [\w'-]+){0,3}? (?:apply|use|put|rub)\b"
    r"|\b(?:keep|continue|go on|carry on)\b(?: [\w'-]+){0,2}?"
    r" (?:applying|using|putting|rubbing|to apply|to use|with (?:the|your) cream"
    r"|as (?:usual|before))"
    r"|\buse (?:[\w'-]+ )?as (?:usual|before)\b|\bgo ahead\b|^(?:carry|go) on$|^continue$"
)
_FORBIDS: Final = re.compile(rf"\b{_NOT}\b|\bnever\b|\bno more\b|\bno cream\b|\bnot\b")
_DEFERS: Final = re.compile(
    r"\b(?:asks?|until|before|unless|once|when|whether|says?|said|tells?|told|find out|know)\b"
)
_CLAUSES: Final = re.compile(
    r"[.!?;:,()\n]+|\b(?:and|then|but|so)\b|\bor\b(?! (?:nurse|doctor)\b)|\s[-\u2013\u2014]\s"
)


def contradictions(clinic: Checklist, base: Checklist) -> Iterator[str]:
    """Each of the clinic's words that contradicts a level, as `place: fault`; none when sound."""
    for question in clinic.questions:
        before = base.question(question.id)
        if before is None:
            yield from _without_doubt(question)
        for answer in question.answers:
            old = before.answer(answer.code) if before else None
            yield from _answer_faults(f"{question.id}.{answer.code}", answer, old)
    for check in clinic.cross_checks:
        yield from _outcome_faults(check.id, check, base.cross_check(check.id))


def means_not_sure(answer: Answer) -> bool:
    """Whether an answer says, by its code or in its words, that the person does not know."""
    return answer.code == NOT_SURE or _NOT_SURE.search(_plain(answer.words)) is not None


def says_stop(text: str) -> bool:
    """Whether the words tell not to use the cream, or to stop."""
    return _STOPS.search(_plain(text)) is not None


def says_apply(text: str) -> bool:
    """Whether the words tell to put the cream on, or allow it."""
    return any(_clause_says_apply(one.strip()) for one in _CLAUSES.split(_plain(text)))


def _clause_says_apply(clause: str) -> bool:
    if _FORBIDS.search(clause):
        return False
    if _ORDERS.match(clause):
        return True
    allowed = _ALLOWS.search(clause)
    return allowed is not None and not _DEFERS.search(clause[: allowed.start()])


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())


def _without_doubt(question: Question) -> Iterator[str]:
    if question.answers and not any(map(means_not_sure, question.answers)):
        yield (
            f"{question.id}: has no answer for who is not sure; add one with the code “unsure” and "
            "the level “ask” or more"
        )


def _answer_faults(place: str, answer: Answer, old: Answer | None) -> Iterator[str]:
    if old is None and means_not_sure(answer) and _lowest(answer) < Level.ASK:
        yield f"{place}: means “not sure”, so its level may not be ok; write “ask” or more"
    yield from _outcome_faults(place, answer, old)
    if answer.unmet:
        yield from _outcome_faults(place, answer.unmet, old and old.unmet)


def _lowest(answer: Answer) -> Level:
    return min(answer.level, answer.unmet.level if answer.unmet else answer.level)


def _outcome_faults(place: str, outcome: Outcome, old: Outcome | None) -> Iterator[str]:
    raised = old is None or outcome.level is not old.level
    for name in ("reason", "notice", "next_step"):
        text: str | None = getattr(outcome, name)
        if text and (raised or text != getattr(old, name)):
            yield from _text_faults(f"{place}.{name}", outcome.level, text)


def _text_faults(place: str, level: Level, text: str) -> Iterator[str]:
    if level is Level.OK and says_stop(text):
        yield (
            f"{place}: says not to use the cream, but the level is ok; raise the level to “ask” "
            "or “stop”, or say it another way"
        )
    # A reason tells how it is: “You plan to use more”.
    if level > Level.OK and not place.endswith(".reason") and says_apply(text):
        yield (
            f"{place}: says to put the cream on, but the level is {level.value}; say whom to ask, "
            "and let the next check tell if it may be used"
        )
