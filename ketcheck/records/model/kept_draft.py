"""A check under way as it is kept at each answer, and the paper form it may come from."""

from uuid import UUID

from pydantic import AwareDatetime

from ketcheck.checklist.details import Frozen, Medicine
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.session import Company, Session
from ketcheck.checklist.text import Line
from ketcheck.records.model.moment import Moment
from ketcheck.records.model.person import Clinician
from ketcheck.records.model.record import Amends, ChecklistUsed


class PaperForm(Frozen):
    """A form filled in by hand: the time on it, and who enters it now."""

    at: Moment
    entered_by: Line


class KeptDraft(Frozen, defer_build=True):
    """A check under way, kept at each answer; one a person.

    `typed` is what stands half typed on the page that was left, by field, as it was typed; it goes
    by what the page is of. `carried` is the medicine list of a check that grew too old, for this
    one to go on from. `session`, `company` and `clinician` are of a counseling session.
    """

    person_id: UUID
    checklist: ChecklistUsed
    draft: Draft
    started: Moment
    updated: Moment
    amends: Amends | None = None
    recorded_by: Line | None = None
    """Who makes a correction."""
    typed: dict[str, dict[str, str]] = {}
    answered: dict[str, AwareDatetime] = {}
    """When each question was answered: what is about now is asked again after a while."""
    carried: tuple[Medicine, ...] = ()
    paper: PaperForm | None = None
    clinician: Clinician | None = None
    company: Company = Company()
    session: Session | None = None
