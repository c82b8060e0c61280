"""The records as a whole: checked, copied out, taken back in."""

from pathlib import Path

from ketcheck.commands.running import DAMAGED, SOUND, Arguments, checklist_in_use
from ketcheck.records.backup import backup as write_copy
from ketcheck.records.backup import restore as add_copy
from ketcheck.records.clock import Clock
from ketcheck.records.store import Store


def verify(store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Check all that is kept, and name what is damaged."""
    found = store.verify()
    for fault in found.damaged:
        print(f"{fault.where}: {fault.why}")
    state = "sound" if found.is_sound else f"{len(found.damaged)} damaged"
    print(f"{found.checked} checked, {state}; newest seal {found.newest_seal}")
    return SOUND if found.is_sound else DAMAGED


def report(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Print what support needs to know, and nothing of any person."""
    from ketcheck.records.diagnosis import diagnosis  # noqa: PLC0415 - seldom asked for

    print(diagnosis(store, checklist_in_use(store.folder, arguments)[1]), end="")
    return SOUND


def backup(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Write an encrypted copy."""
    write_copy(store, Path(arguments.out))
    return SOUND


def restore(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Add what a copy has and these records have not."""
    print(f"{add_copy(store, Path(arguments.copy))} restored")
    return SOUND
