"""What a bad disk does to a record."""

from house import House

from ketcheck.records.model import Record
from ketcheck.records.tables import Entry, Sealed


def spoil(house: House, record: Record) -> None:
    """Change the bytes of a kept record."""
    db = house.store.db
    with db.writing():
        seq = Entry.select(Entry.seq).where(Entry.id == record.id)
        Sealed.update(body=b"{}").where(Sealed.seq.in_(seq)).execute(db)
