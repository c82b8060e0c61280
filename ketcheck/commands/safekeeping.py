"""The commands that keep records safe: verify, back up, restore, salvage, erase."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ketcheck.commands.asking import ask_for_copy
from ketcheck.commands.naming import person_named
from ketcheck.commands.running import DAMAGED, SOUND, Arguments, shown_progress
from ketcheck.errors import EraseRefused, KetcheckError
from ketcheck.records import erasing
from ketcheck.records.clock import Clock
from ketcheck.records.copies import restoring
from ketcheck.records.copies.backup import backup as write_backup
from ketcheck.records.copies.safekeeping import catch_up, is_overdue
from ketcheck.records.people.people import described
from ketcheck.records.rescue import salvaging
from ketcheck.records.sealed.erasures import Asker
from ketcheck.records.store import Store
from ketcheck.records.verifying.faults import Fault

ASKERS: Final = {"person": Asker.PERSON, "helper": Asker.HELPER, "other": Asker.OTHER}


def verify(store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Check all of it, and name what is damaged."""
    found = store.verify(shown_progress())
    _name(found.damaged)
    state = "no damage" if found.is_sound else f"{len(found.damaged)} damaged"
    erased = f", {found.erased} deleted on request" if found.erased else ""
    print(f"{found.checked} checked, {state}{erased}; newest seal {found.newest_seal}")
    return SOUND if found.is_sound else DAMAGED


def accept_loss(store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Go on without records that are lost."""
    if store.loss is None or store.loss.accepted:
        print("no records are lost")
        return SOUND
    store.accept_loss()
    print(
        f"{len(store.loss.names)} lost records accepted. The next check asks when the cream was "
        "last used. A STOP in a lost record no longer counts: ask the doctor or nurse."
    )
    return SOUND


def backup(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Write an encrypted backup."""
    write_backup(store, Path(arguments.out), shown_progress())
    return SOUND


def restore(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Add what a backup has and these records have not; or only tell what that would be."""
    source = Path(arguments.copy)
    if arguments.look:
        seen = ask_for_copy(lambda unlock: restoring.look(store, source, unlock, shown_progress()))
        for line in _seen(seen):
            print(line)
    else:
        act = lambda unlock: restoring.restore(store, source, unlock, shown_progress())  # noqa: E731
        count = ask_for_copy(act)
        print(f"{count} restored")
    return SOUND


def salvage(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Save what still reads into a new folder."""
    found = salvaging.salvage_into(store, Path(arguments.folder), shown_progress())
    _name(found.lost)
    print(f"{found.saved} saved in {arguments.folder}, {len(found.lost)} lost")
    return DAMAGED if found.lost else SOUND


def erase(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Erase a person, once that was confirmed."""
    person = person_named(store, arguments.person)
    if not arguments.yes:
        raise EraseRefused(f"{described(person)}: {erasing.STAYS} Add --yes to go on.")
    if not (arguments.reason or "").strip() or not (arguments.erased_by or "").strip():
        raise EraseRefused("Say why with --reason, and who deletes the records with --erased-by.")
    request = erasing.Request(ASKERS[arguments.asked_by], arguments.erased_by, arguments.reason)
    erasure = erasing.erase(store, person.id, request, clock(), shown_progress())
    print(f"{len(erasure.tombstones)} deleted")
    return SOUND


def keep_safe(store: Store, clock: Clock) -> None:
    """Make the missed backup, after a command that saved; only report a failure."""
    try:
        now = clock()
        if is_overdue(store, now):
            trouble = catch_up(store, now).trouble
        else:
            return
    except KetcheckError as error:
        trouble = str(error)
    if trouble:
        print(f"ketcheck: {trouble}", file=sys.stderr)


def _seen(seen: restoring.Look) -> Iterable[str]:
    between = f", from {seen.first:%Y-%m-%d} to {seen.last:%Y-%m-%d}" if seen.last else ""
    yield f"{seen.entries} records of {seen.people} people{between}; from ketcheck {seen.program}"
    yield f"{seen.new_entries} records and {seen.new_people} people would be added"
    if seen.erased:
        yield f"{seen.erased} records of people whose records were deleted here would be left out"
    if seen.erased_there:
        yield f"{seen.erased_there} records here are of people whose records were deleted there"
    if seen.merged:
        yield f"{seen.merged} people here were merged with someone there, and would be merged here"
    if seen.newer_plans:
        yield f"{seen.newer_plans} people have a newer label and plan there, which would be used"
    if seen.unclear_plans:
        yield f"{seen.unclear_plans} people have two plans: the next check would ask for the label"
    for name in seen.twins:
        yield f"{name} would be on the list twice, with two different ids"


def _name(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"{fault.where}: {fault.why}")
