"""What stands against an answer, said on the page where it was given."""

from collections.abc import Iterator

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Outcome, Question
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.naming import fields_of
from ketcheck.checklist.wording import put_in


def notices(check: Check, question: Question) -> Iterator[Outcome]:
    """What stands against the answer given: its own words, then the cross-checks it set off."""
    outcome = check.outcome(question) or check.answered(question)
    if outcome is None:
        return
    if outcome.notice:
        fields = fields_of(question.id, check)
        yield outcome.model_copy(update={"notice": put_in(outcome.notice, fields)})
    if outcome is not check.answered(question):
        # Something is still to be filled in, and may change what else there is to say.
        return
    yield from set_off_by(check, question)


def set_off_by(check: Check, question: Question) -> Iterator[Outcome]:
    """The cross-checks that the answer to a question set off, with what goes with it."""
    before = {finding.id for finding in findings(check.without(question.id))}
    for finding in findings(check):
        if finding.id not in before:
            yield finding.outcome
