"""Form 7: what time closes lasts real hours, also in the night when the clocks are changed."""

from typing import Any

from ketcheck.checklist.ledger.facts import FactName
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.sealed.telling_anew import tell_anew


def up(_migrator: Any, db: RecordsDatabase) -> None:  # noqa: ANN401 - peewee's
    """From form 6."""
    tell_anew(db, {FactName.FELT_UNSURE, FactName.TODAY})
