"""Words that contradict their level: an ok that says stop, or a stop that reads as leave to apply.

A person acts on the words. A clinic writes its own, in a hurry or by copying, so that the level
alone is no protection.
"""

import re
from collections.abc import Iterator
from typing import Final

from ketcheck.checklist.content import Outcome, Question
from ketcheck.checklist.level import Level

_SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s+")
_STOP: Final = re.compile(
    r"\bstop\b|\b(?:do not|don\Wt|never)\b[^.]*\b(?:apply|(?:use|put)\b[^.]*\bcream)\b",
    re.IGNORECASE,
)
_LEAVE: Final = re.compile(
    r"(?:^|[,;:] |\b(?:then|and|so|or|now|can|you\Wll|you may now) )"
    r"(?:apply\b|(?:use|put)\b[^.]*\b(?:cream|it)\b)",
    re.IGNORECASE,
)
"""A sentence that tells to put the cream on, or that it may be; "ask if you may use it" is none."""


def contradictions(question: Question) -> Iterator[str]:
    """Each contradiction in the answers of a question, as `place: fault`."""
    for answer in question.answers:
        place = f"{question.id}.{answer.code}"
        yield from contradiction(place, answer)
        if answer.unmet:
            yield from contradiction(place, answer.unmet)


def contradiction(place: str, outcome: Outcome) -> Iterator[str]:
    """The contradiction in an outcome, if any."""
    if outcome.level is Level.OK:
        if outcome.notice and _STOP.search(outcome.notice):
            yield f"{place}: an ok may not have a notice that says stop"
    elif any(map(_LEAVE.search, _SENTENCE_END.split(outcome.next_step or ""))):
        yield f"{place}: a next step above ok may not read as leave to apply"
