"""What a correction is of, in words that stand over each of its pages."""

from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import moment_words
from ketcheck.records.model import Record


def fixing_words(record: Record) -> str:
    """The record that is fixed, by its time."""
    words = _("You are fixing the check from {time}")
    if record.session:
        words = _("You are fixing the session from {time}")
    return words.format(time=moment_words(record.finished.at))
