"""How a record's result is drawn now: every screen that shows one asks here."""

from collections.abc import Iterator

from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.ledger.standing_words import UseWords, told
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import spoken
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.next_use import next_use_of
from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import whom_to_call_about
from ketcheck.ui.results.result_panel import Drawn, ResultPanel
from ketcheck.ui.shell.desk import Desk


def drawn(desk: Desk, record: Record) -> Drawn:
    """The result of a record as it stands now."""
    now, checklist = desk.now, desk.checklist_of(record)
    standing = desk.standing(record)
    due = None
    if standing.used:
        due = next_use_of(desk.store, desk.checklist, record.person.id, desk.clock())
    use = UseWords(record.plan.amount if record.plan else None, _places(record) or None, due)
    words = told(
        checklist,
        standing,
        now,
        next_step=record.result.next_step,
        use=use,
        is_education=record.is_education,
        is_correction=record.is_correction,
    )
    in_force = standing.state is State.IN_FORCE
    call = whom_to_call_about(desk.store, record, checklist) if in_force else ()
    rows = tuple(_what_to_do(desk, record, standing)) if standing.may_apply else ()
    return Drawn(standing, words, call, rows, checklist.settings.ok_minutes)


def result_panel(desk: Desk, record: Record) -> ResultPanel:
    """The panel of a record's result, which looks at the clock by itself."""
    return ResultPanel(lambda: drawn(desk, record), lambda: desk.now)


def _sites(record: Record) -> tuple[str, ...]:
    area = record.details.area
    return area.sites if area else record.plan.site_words if record.plan else ()


def _places(record: Record) -> str:
    return in_words(_sites(record))


def _what_to_do(desk: Desk, record: Record, standing: Standing) -> Iterator[tuple[str, str]]:
    """Amount, place, cover and time, a line each; with an amount of its own, a line a place."""
    plan, sites = record.plan, _sites(record)
    own = {site.words: site.amount for site in plan.sites if site.amount} if plan else {}
    if plan and not (sites and all(site in own for site in sites)):
        yield _("Amount"), _begun(plan.amount)
    if any(site in own for site in sites):
        for site in sites:
            amount = own.get(site)
            place = _("{place}: {amount}").format(place=site, amount=amount) if amount else site
            yield _("Place"), place
    elif sites:
        yield _("Place"), _("{place} only").format(place=in_words(sites))
    cover = record.answers.get("cover")
    if cover:
        is_none = cover == "none"
        loose, told_so = _("None, or just loose clothes"), _("As your doctor or nurse told you")
        yield _("Cover"), loose if is_none else told_so
    if standing.until:
        yield _("Use it by"), spoken(standing.until, desk.now)


def _begun(words: str) -> str:
    """A label writes as it likes; a line begins as a sentence does."""
    return words[:1].upper() + words[1:]
