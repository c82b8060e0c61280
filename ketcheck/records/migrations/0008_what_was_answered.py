"""Form 8: what closes a doubt about medicines, or to ask somebody, says what it was about."""

from typing import Any

from ketcheck.checklist.ledger.facts import FactName
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.sealed.telling_anew import tell_anew


def up(_migrator: Any, db: RecordsDatabase) -> None:  # noqa: ANN401 - peewee's
    """From form 7."""
    tell_anew(db, {FactName.PERMITTED, FactName.MEDICINES_TOLD})
