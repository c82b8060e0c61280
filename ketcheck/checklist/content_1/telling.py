"""What a finished check of content 1 tells to later ones, by the rules of today.

Its uses were told of by the check after them; what it said of skin, medicines and feeling opens a
doubt as it would now, and its "the list is right, and my doctor or nurse knows it" closes one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from ketcheck.checklist.content import NOT_SURE
from ketcheck.checklist.content_1.known import KnownOfContent1
from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.ledger.telling import FinishedCheck, facts_of

_OK_FOR: Final = timedelta(minutes=30)
_CONTENT_1: Final = "content-1"


def facts_of_content_1(check: FinishedCheck, known: KnownOfContent1) -> Iterator[Fact]:
    """The facts of a check of content 1."""
    now_known = check.known.model_copy(update={"medicines": known.medicines})
    told = list(facts_of(replace(check, known=now_known, reasons=())))
    yield from (fact for fact in told if fact.name is FactName.CHECK)
    yield from _closing(check, known)
    yield from _use(check, known)
    yield from (fact for fact in told if fact.name is not FactName.CHECK)


def _closing(check: FinishedCheck, known: KnownOfContent1) -> Iterator[Fact]:
    if "applied" in check.answers or known.newest is None:
        yield _fact(check, FactName.USES_ASKED)
    if check.answers.get("medicines-changed") == "no":
        yield _fact(check, FactName.MEDICINES_TOLD)


def _use(check: FinishedCheck, known: KnownOfContent1) -> Iterator[Fact]:
    """A use after the check before: at the end of its 30 minutes, or, unsure, at the answer."""
    match check.answers.get("applied"):
        case "yes" if known.last_ok is not None:
            at = known.last_ok + _OK_FOR
            yield _fact(check, FactName.USE, code=_CONTENT_1).model_copy(update={"at": at})
        case code if code == NOT_SURE:
            yield _fact(check, FactName.USE, code=_CONTENT_1, sure=False)


def _fact(check: FinishedCheck, name: FactName, **fields: object) -> Fact:
    return Fact.model_validate(
        {"name": name, "at": check.at, "entry": check.entry, "amends": check.amends, **fields}
    )
