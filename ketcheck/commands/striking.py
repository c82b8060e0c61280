"""Crossing out a record that was entered in error."""

from ketcheck.commands.running import Arguments
from ketcheck.errors import Refused
from ketcheck.records.clock import Clock
from ketcheck.records.store import Store


def strike(_store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Mark a record as entered in error."""
    raise Refused("This ketcheck can't cross out a record from the command line yet.")
