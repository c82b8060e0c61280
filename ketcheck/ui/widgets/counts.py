"""Numbers with the word for what is counted."""

from ketcheck.messages.catalogue import counted


def records(count: int) -> str:
    """`1 record`, `12 records`."""
    return counted("{count} record", "{count} records", count)


def people(count: int) -> str:
    """`1 person`, `3 people`."""
    return counted("{count} person", "{count} people", count)
