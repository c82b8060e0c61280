"""A submitted check put on the path of its questions; what is off the path is refused by name."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import DETAIL_NAMES, Medicine, Plan, site_key
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.uses import may_still_follow
from ketcheck.checklist.level import Level
from ketcheck.checklist.limits import plan_faults
from ketcheck.checklist.result import judge
from ketcheck.checklist.session import Session
from ketcheck.checklist.session_findings import session_findings
from ketcheck.errors import CheckRefused, NotFinished, OffPath
from ketcheck.records.checks.submitted import SubmittedCheck
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Moment
from ketcheck.records.names import shown
from ketcheck.records.sealed.ledger import MOST_OF_A_NAME


def on_path(
    checklist: Checklist, known: Known, submitted: SubmittedCheck, finished: Moment
) -> Check:
    """The finished check that was submitted; Refused names what is off the path, or is missing."""
    draft = Draft(
        answers=submitted.answers,
        details=submitted.details,
        plan=_label(known, submitted),
        medicines=_listed(submitted, known),
    )
    check = Check(
        checklist,
        known,
        in_zone(finished),
        draft,
        is_session=submitted.is_session,
        is_education=submitted.put_on_now is False,
    )
    for fault in (*_answer_faults(check), *_site_faults(check), *_use_faults(check)):
        raise OffPath(fault)
    _refuse_unfinished(check, submitted)
    for fault in _detail_faults(check):
        raise OffPath(fault)
    return check


def _label(known: Known, submitted: SubmittedCheck) -> Plan | None:
    """The label given, where it is the first or another than on file; it keeps a leave on file."""
    given = submitted.plan
    if given is None:
        return None
    for fault in plan_faults(given):
        raise CheckRefused(f"plan.{fault}")
    on_file = known.plan
    if on_file is None:
        return given
    if "cover" not in given.model_fields_set:
        given = given.model_copy(update={"cover": on_file.cover})
    if given == on_file or (given.changed is None and given.says_the_same(on_file)):
        return None
    return given


def _listed(submitted: SubmittedCheck, known: Known) -> tuple[Medicine, ...]:
    """The list that was given with an answer that asks for one."""
    given, answers = submitted.medicines, submitted.answers
    if given is None or answers.get("medicines") == "list":
        return given or ()
    if answers.get("medicines-changed") == "no":
        if len(given) != len(known.medicines) or not all(map(_is_kept, given, known.medicines)):
            raise CheckRefused("medicines: not the list on file, though medicines-changed is no")
    elif given:
        raise CheckRefused("medicines: a list is given, but answers.medicines is not list")
    return ()


def _is_kept(given: Medicine, known: Medicine) -> bool:
    """Whether it is the medicine on file; that it was told since is asked apart."""
    return given.model_copy(update={"told": known.told}) == known and (
        known.is_untold or not given.is_untold
    )


def _refuse_unfinished(check: Check, submitted: SubmittedCheck) -> None:
    if submitted.ended is None:
        if check.missing:
            raise CheckRefused(_not_finished(check))
        return
    findings = session_findings(check, Session(teach_back=submitted.teach_back))
    try:
        level = judge(check, findings, early=True).level
    except NotFinished as error:
        raise CheckRefused(
            f"ended: only a check that says stop may end early; {_not_finished(check)}"
        ) from error
    if level < Level.STOP:
        raise CheckRefused("ended: only a check that says stop may end early; leave it out")


def _answer_faults(check: Check) -> Iterator[str]:
    path = {question.id for question in check.path}
    for question_id, code in check.draft.answers.items():
        question, place = check.checklist.question(question_id), f"answers.{shown(question_id)}"
        if question is None:
            yield f"{place}: unknown question"
        elif question.detail:
            yield f"{place}: has no answer code; it goes into details"
        elif question.answer(code) is None:
            yield f"{place}: unknown answer code {shown(code)!r}"
        elif question_id not in path:
            yield f"{place}: not asked here"


def _site_faults(check: Check) -> Iterator[str]:
    """Places that the label does not name: those are another answer."""
    details, plan = check.draft.details, check.plan
    named = {
        "area": details.area,
        "skin": details.skin,
        "cover": details.cover,
        "cover-told": details.cover_told,
    }
    known = {site.key for site in plan.sites} if plan else set()
    for place, sites in named.items():
        for words in sites.sites if sites else ():
            if known and site_key(words) not in known:
                yield f"details.{place}.sites: {shown(words)} is not on the label"


def _use_faults(check: Check) -> Iterator[str]:
    """Uses that are told of as since the last check, and lie before the first one."""
    used, checks, since = check.draft.details.used, check.known.checks, check.known.uses_since
    if used and used.latest and since and _is_before(used.latest, since):
        yield "details.used.latest: before the last check, which asked about that time"
    if not 0 < len(checks) < MOST_OF_A_NAME:
        return  # The first one is not known: of many only the newest are read.
    for number, use in enumerate(used.uses if used else ()):
        if _is_before(use.at, checks[-1].at):
            yield f"details.used.uses.{number}.at: before the first check"


def _is_before(told: datetime, check: datetime) -> bool:
    return told < check and not may_still_follow(told, check)


def _detail_faults(check: Check) -> Iterator[str]:
    kept, given = check.draft_on_path, check.draft
    if given.plan and not kept.plan:
        yield "plan: not asked here"
    if given.medicines and not kept.medicines:
        yield "medicines: not asked here"
    for question_id, name in DETAIL_NAMES.items():
        if getattr(given.details, name) and not getattr(kept.details, name):
            yield f"details.{question_id}: not asked here"


_PLACES: Final = {Detail.PLAN: "plan", Detail.MEDICINES: "medicines"}


def _not_finished(check: Check) -> str:
    told = f"not finished: no answer to {', '.join(check.missing)}"
    for question in check.path:
        answer = check.answered(question)
        if answer and answer.detail and question.id in check.missing:
            place = _PLACES.get(answer.detail, f"details.{question.id}")
            return f"{told} ({question.id}: {answer.code} needs {place})"
    return told
