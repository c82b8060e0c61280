"""What the patient takes home: their plan, the tips with the open ones first, whom to call."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Group
from ketcheck.checklist.details import WHEN_NEEDED, Plan
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.naming import fields_of
from ketcheck.checklist.session import open_tips
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import put_in
from ketcheck.documents.headings import day, headings, person_data
from ketcheck.documents.plan_facts import site_facts
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.documents.typesetting import typeset
from ketcheck.paper import Paper
from ketcheck.records.model import Moment, Record
from ketcheck.records.numbers import numbers_of
from ketcheck.records.store import Store

Data = dict[str, Any]


def handout_of(
    store: Store, person_id: UUID, checklist: Checklist, paper: Paper, now: Moment
) -> bytes:
    """The handout of a person as of now, on one page where it fits in type of 14 pt.

    Without a session it holds the plan and the tips. NoSuchPerson; RecordDamaged where the last
    session can't be read; FontsMissing.
    """
    data = handout_data(store, person_id, checklist, now)
    at = datetime.combine(now.at.date(), datetime.min.time(), UTC)
    whole = typeset("handout.typ", {**data, "brief": False}, paper, at)
    if whole.pages == 1:
        return whole.pdf
    # What was understood may be told shortly; what does not fit even so is told in full.
    brief = typeset("handout.typ", {**data, "brief": True}, paper, at)
    return brief.pdf if brief.pages == 1 else whole.pdf


def handout_data(store: Store, person_id: UUID, checklist: Checklist, now: Moment) -> Data:
    """Everything that the template `handout.typ` prints."""
    person, plan = store.person(person_id), store.plan(person_id)
    last = store.last_session(person_id)
    session = last.session if last else None
    still_open = open_tips(checklist, session) if session else ()
    today = now.at.date()
    return {
        **headings(checklist),
        "person": person_data(person),
        "made": day(today),
        "plan": list(_plan_sentences(plan, today)) if plan else [],
        "again": [_tip(tip) for tip in checklist.tips if tip.id in still_open],
        "others": [_tip(tip) for tip in checklist.tips if tip.id not in still_open],
        "watch": list(_watch(checklist, plan, now)),
        "call": list(_call(store, plan, last, checklist)),
        "next_steps": session.next_steps if session else None,
    }


def _plan_sentences(plan: Plan, today: date) -> Iterator[str]:
    own = sheet_words()["handout"]
    yield own["amount"].format(amount=plan.amount)
    if plan.times_a_day == WHEN_NEEDED:
        yield own["when-needed"]
    elif plan.times_a_day:
        yield own["once" if plan.times_a_day == 1 else "times"].format(count=plan.times_a_day)
    if plan.hours_between:
        hours = f"{plan.hours_between:g}"
        yield own["one-hour" if hours == "1" else "hours"].format(hours=hours)
    if plan.most_a_day:
        yield own["most-once" if plan.most_a_day == 1 else "most"].format(count=plan.most_a_day)
    if plan.sites:
        yield own["sites"].format(sites=", ".join(plan.site_words))
    for site in site_facts(plan):
        yield own["site"].format(site=site)
    if plan.each_site:
        yield own["each-site"]
    if plan.strength:
        yield own["strength"].format(strength=plan.strength)
    cover = plan.cover
    if cover and cover.until >= today:
        yield own["leave"].format(
            who=cover.who,
            places=in_words(cover.sites),
            when=day(cover.when),
            until=day(cover.until),
        )


def _tip(group: Group) -> Data:
    tell = list(group.teaching.tell) if group.teaching else []
    return {"title": f"{group.tip} {group.title}", "advice": group.advice, "tell": tell}


def _watch(checklist: Checklist, plan: Plan | None, now: Moment) -> Iterator[Data]:
    """What stops each later check until someone clears it, by what is to be done then."""
    check = Check(checklist, Known(plan=plan), now.at)
    found: dict[str, list[str]] = {}
    for question in checklist.questions:
        fields = fields_of(question.id, check)
        for answer in question.answers:
            if answer.held:
                what = put_in(answer.reason or "", fields)
                found.setdefault(put_in(answer.next_step or "", fields), []).append(what)
    for next_step, whats in found.items():
        yield {"what": " ".join(whats), "next_step": next_step}


def _call(
    store: Store, plan: Plan | None, last: Record | None, checklist: Checklist
) -> Iterator[Data]:
    own = sheet_words()["handout"]
    prescriber = plan.prescriber if plan else None
    if prescriber and prescriber.phone:
        yield {"label": prescriber.name or own["care-team"], "value": prescriber.phone}
    if plan and plan.pharmacy:
        yield {"label": own["pharmacy"], "value": plan.pharmacy}
    clinician = last.clinician if last else None
    if clinician and clinician.phone:
        yield {"label": f"{clinician.name}, {clinician.role}", "value": clinician.phone}
    for contact in checklist.contacts:
        yield contact.model_dump()
    numbers = numbers_of(store)
    for label, number in ((own["emergency"], numbers.emergency), (own["poison"], numbers.poison)):
        if number:
            yield {"label": label, "value": number}
