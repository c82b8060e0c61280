"""What entries told is worked out anew where a form of the tables says more of it."""

from collections.abc import Collection
from contextlib import suppress

from ketcheck.checklist.ledger.facts import FactName
from ketcheck.errors import RecordDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.sealed import entries, facts
from ketcheck.records.tables import Fact


def tell_anew(db: RecordsDatabase, names: Collection[FactName]) -> None:
    """Put what is told under those names as it is told today; an entry tells one of each name."""
    columns = (Fact.seq, Fact.place)
    told = Fact.select(*columns).where(Fact.name.in_(names)).order_by(Fact.seq).distinct()
    for seq, place in list(told.tuples().execute(db)):
        body = entries.sound_body(db, seq)
        # A damaged record stays in the list, with what is known of it.
        with suppress(RecordDamaged):
            entry = entries.parse(body) if body is not None else None
            for row in facts.rows_of(entry, seq, place) if entry else ():
                if row["name"] in names:
                    of_it = (Fact.seq == seq, Fact.name == row["name"])
                    Fact.update(body=row["body"]).where(*of_it).execute(db)
