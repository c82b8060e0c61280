"""A use of the cream that the person tells of."""

from ketcheck.commands.running import Arguments
from ketcheck.errors import Refused
from ketcheck.records.clock import Clock
from ketcheck.records.store import Store


def use(_store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Record a use."""
    raise Refused("This ketcheck can't record a use from the command line yet.")
