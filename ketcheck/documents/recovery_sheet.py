"""The recovery sheet: the code that opens the records when all else is lost, and nothing else."""

from datetime import datetime

from ketcheck.documents.typesetting import typeset
from ketcheck.messages.dates import date_words
from ketcheck.paper import Paper
from ketcheck.records.keys.recovery_code import grouped
from ketcheck.records.keys.slots import SlotFile


def render_recovery(code: str, slots: SlotFile, *, today: datetime, paper: Paper) -> bytes:
    """The sheet as a PDF of one page; it names the records by number and nobody by name.

    Raises FontsMissing.
    """
    data = {
        "language": "en",
        "groups": grouped(code),
        "records": slots.short_name,
        "made": date_words(today),
    }
    return typeset("recovery.typ", data, paper, today).pdf
