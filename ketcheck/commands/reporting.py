"""A report for support."""

from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.records.clock import Clock
from ketcheck.records.diagnosis import diagnosis
from ketcheck.records.store import Store


def report(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Print what support needs to know, with no personal data."""
    print(diagnosis(store, checklist_in_use(store.folder, arguments)[1]), end="")
    return SOUND
