"""What a finished check tells to later ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from ketcheck.checklist.content import NOT_SURE
from ketcheck.checklist.details import Details, Medicine, Plan
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.ledger.fold import FELT_FOR
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.sites import chosen_sites, named, on_label, only_site

ALCOHOL_FOR: Final = timedelta(hours=8)
DRUGS_FOR: Final = timedelta(hours=24)
ASKS_FIRST: Final = frozenset({"reaction-again", "reaction-was-bad", "used-against", "long-gap"})
"""Cross-checks after which somebody is to be asked."""


@dataclass(frozen=True)
class FinishedCheck:
    """A check as far as later ones go by it; `plan` is the label as it stands after it."""

    entry: UUID
    at: datetime
    level: str
    reasons: tuple[str, ...]
    held: bool
    answers: Mapping[str, str]
    details: Details
    known: Known
    plan: Plan | None
    medicines: tuple[Medicine, ...]
    amends: UUID | None = None
    is_session: bool = False
    tips: Mapping[str, bool] = field(default_factory=dict)
    """Of each tip that was said back: whether it was understood."""
    monthly: frozenset[str] = frozenset()
    """Ids of the monthly questions that nothing was against: any other is asked again at once."""


def facts_of(check: FinishedCheck) -> Iterator[Fact]:
    """The facts, with what closes a doubt before what opens one."""
    yield _fact(check, FactName.CHECK, code=check.level)
    yield from _closing(check)
    yield from _uses(check)
    yield from _about_the_person(check)
    yield from _about_the_skin(check)
    yield from _about_medicines(check)
    asks = tuple(reason for reason in check.reasons if reason in ASKS_FIRST)
    if asks:
        yield _fact(check, FactName.TO_ASK, reasons=asks)
    if check.plan and check.plan != check.known.plan:
        before, vouched = check.known.plan, check.plan.changed
        yield _fact(check, FactName.LABEL, plan=check.plan, before=before, vouched=vouched)
    for tip, is_understood in check.tips.items():
        name = FactName.TIP_UNDERSTOOD if is_understood else FactName.TIP_OPEN
        yield _fact(check, name, code=tip)
    if check.is_session:
        yield _fact(check, FactName.COUNSELED)


def _closing(check: FinishedCheck) -> Iterator[Fact]:
    answers, details = check.answers, check.details
    if answers.keys() & {"used", "before"}:
        yield _fact(check, FactName.USES_ASKED)
    if answers.get("prescribed") == "yes":
        yield _fact(check, FactName.PRESCRIBED, vouched=details.prescribed)
    if answers.get("skin-since") in {"healed", "told-ok", "mistake"}:
        sites = chosen_sites(check.plan, answers, details)
        doubted = tuple(one.site for one in check.known.skin_doubts(sites, check.plan))
        said = answers["skin-since"]
        yield _fact(
            check, FactName.SKIN_CLOSED, code=said, sites=doubted, vouched=details.skin_since
        )
    if answers.get("permit") == "may":
        yield _fact(
            check, FactName.PERMITTED, vouched=details.permit, reasons=_asked_about(check).reasons
        )
    if "medicines" in answers:
        yield _fact(check, FactName.MEDICINES_ASKED)
    if answers.get("told-since") == "all" or (
        check.is_session and answers.get("medicines-told") == "all"
    ):
        yield _fact(check, FactName.MEDICINES_TOLD, medicines=_told_about(check))
    # What was raised stays asked about until it has a clear answer.
    for question_id in (check.monthly & answers.keys()) - set(check.reasons):
        yield _fact(check, FactName.EXTRA_ASKED, code=question_id)


def _asked_about(check: FinishedCheck) -> OpenDoubt:
    """What somebody was to be asked about, as the check knew it; of nothing, where it knew none."""
    doubt = check.known.doubt(ids.TO_ASK, check.at)
    return doubt or OpenDoubt(id=ids.TO_ASK, since=check.at, day=check.at.date())


def _told_about(check: FinishedCheck) -> tuple[str, ...]:
    """The medicines that were told of; none are named where all that somebody takes were."""
    doubt = check.known.doubt(ids.MEDICINES, check.at)
    doubted = doubt.medicines if doubt else ()
    if doubt and not doubted:
        return ()
    return tuple(dict.fromkeys((*doubted, *(one.name for one in check.medicines))))


def _uses(check: FinishedCheck) -> Iterator[Fact]:
    for use in uses_told(check.plan, check.answers, check.details, check.at):
        yield Fact(
            name=FactName.USE,
            at=use.at,
            entry=check.entry,
            amends=check.amends,
            sites=use.sites,
            sure=use.sure,
            code=use.source,
        )


@dataclass(frozen=True, slots=True)
class ToldUse:
    """A use that a check tells of; `source` is the question."""

    at: datetime
    sites: tuple[str, ...]
    sure: bool
    source: str


def uses_told(
    plan: Plan | None, answers: Mapping[str, str], details: Details, at: datetime
) -> Iterator[ToldUse]:
    """The uses that answers tell of; an unsure one is at the latest time that it can have been.

    Where nobody can say that time, it is that of the answer, and the place is any.
    """
    used, before = details.used, details.before
    if answers.get("used") == "yes" and used and used.uses:
        for use in used.uses:
            yield ToldUse(use.at, use.sites or only_site(plan), sure=True, source="used")
    elif answers.get("used") in {"yes", NOT_SURE}:
        yield ToldUse((used and used.latest) or at, (), sure=False, source="used")
    if answers.get("before") == "yes" and before and before.last:
        yield ToldUse(before.last, (), sure=True, source="before")
    elif answers.get("before") in {"yes", NOT_SURE}:
        yield ToldUse((before and before.latest) or at, (), sure=False, source="before")


def _about_the_person(check: FinishedCheck) -> Iterator[Fact]:
    answers = check.answers
    if answers.get("prescribed") in {"no", NOT_SURE}:
        yield _fact(check, FactName.PRESCRIBED_DOUBT)
    if answers.get("feeling") in {"slow", NOT_SURE}:
        yield _fact(check, FactName.FELT_UNSURE, until=_later(check.at, FELT_FOR))
    if check.held:
        is_feeling = answers.get("feeling") == "unwell"
        yield _fact(check, FactName.HELD, code=ids.FEELING if is_feeling else ids.REACTION)
    code = answers.get("today")
    if code in {"alcohol", "yes", "ketamine", NOT_SURE}:
        taken = (check.details.today and check.details.today.at) or check.at
        until = _later(taken, ALCOHOL_FOR if code == "alcohol" else DRUGS_FOR)
        if until.astimezone(UTC) > check.at.astimezone(UTC):
            yield _fact(check, FactName.TODAY, code=code, until=until)


def _later(at: datetime, span: timedelta) -> datetime:
    """So much later in real hours: two times of one zone add up by the wall clock, which jumps."""
    return (at.astimezone(UTC) + span).astimezone(at.tzinfo)


def _about_the_skin(check: FinishedCheck) -> Iterator[Fact]:
    answers, details, plan = check.answers, check.details, check.plan
    chosen = chosen_sites(plan, answers, details)
    since, skin, reaction = (answers.get(name) for name in ("skin-since", "skin", "reaction"))
    if since in {"same", "worse"}:
        sites = tuple(one.site for one in check.known.skin_doubts(chosen, plan))
        yield _fact(check, FactName.SKIN, code=since, sites=sites)
    if skin in {"broken", "irritated"}:
        yield _fact(check, FactName.SKIN, code=skin, sites=named(details.skin) or chosen)
    if reaction in {"gone", "mild"}:
        told = details.reaction_detail
        site = on_label(plan, told.site if told else None)
        yield _fact(check, FactName.REACTION, code=reaction, sites=site)
        if reaction == "mild":
            every = plan.site_words if plan else ()
            yield _fact(check, FactName.SKIN, code=reaction, sites=site or every)


def _about_medicines(check: FinishedCheck) -> Iterator[Fact]:
    answers = check.answers
    untold = tuple(one.name for one in check.medicines if one.is_untold)
    says_so = (
        answers.get("medicines") == NOT_SURE,
        answers.get("medicines-told") in {"some", NOT_SURE},
        answers.get("medicines-changed") in {"untold", NOT_SURE},
        answers.get("medicines") == "list" and bool(untold),
        answers.get("medicines") == "none" and bool(check.known.medicines),
    )
    if any(says_so):
        names = untold or tuple(one.name for one in check.known.medicines)
        yield _fact(check, FactName.MEDICINES_DOUBT, medicines=names)


def _fact(check: FinishedCheck, name: FactName, **fields: object) -> Fact:
    return Fact.model_validate(
        {
            "name": name,
            "at": check.at,
            "entry": check.entry,
            "amends": check.amends,
            "day": check.at.date(),
            **fields,
        }
    )
