"""How a record's result is drawn now: every screen that shows one asks here."""

from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.ledger.standing_words import UseWords, told
from ketcheck.checklist.sites import in_words
from ketcheck.records.checks.next_use import next_use_of
from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import whom_to_call_about
from ketcheck.ui.results.result_panel import Drawn, ResultPanel
from ketcheck.ui.shell.desk import Desk


def drawn(desk: Desk, record: Record) -> Drawn:
    """The result of a record as it stands now."""
    now, checklist = desk.now, desk.checklist_of(record)
    standing = desk.standing(record)
    area = record.details.area
    places = in_words(area.sites if area else record.plan.site_words if record.plan else ())
    due = None
    if standing.used:
        due = next_use_of(desk.store, desk.checklist, record.person.id, desk.clock())
    use = UseWords(record.plan.amount if record.plan else None, places or None, due)
    words = told(
        checklist,
        standing,
        now,
        next_step=record.result.next_step,
        use=use,
        is_education=record.is_education,
    )
    in_force = standing.state is State.IN_FORCE
    call = whom_to_call_about(desk.store, record, checklist) if in_force else ()
    return Drawn(standing, words, call)


def result_panel(desk: Desk, record: Record) -> ResultPanel:
    """The panel of a record's result, which looks at the clock by itself."""
    return ResultPanel(lambda: drawn(desk, record), lambda: desk.now)
