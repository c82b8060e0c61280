"""Numbers with the word for what is counted."""


def records(count: int) -> str:
    """`1 record`, `1,200 records`."""
    return "1 record" if count == 1 else f"{count:,} records"


def people(count: int) -> str:
    """`1 person`, `3 people`."""
    return "1 person" if count == 1 else f"{count:,} people"
