"""The commands that keep records safe: verify, back up, restore, salvage, erase."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ketcheck.commands.asking import ask_for_copy
from ketcheck.commands.naming import person_named
from ketcheck.commands.running import DAMAGED, SOUND, Arguments, shown_progress
from ketcheck.errors import EraseRefused, KetcheckError, NoSuchRecord, RecordDamaged
from ketcheck.messages.catalogue import counted
from ketcheck.records import erasing
from ketcheck.records.clock import Clock
from ketcheck.records.copies import renewing, restoring
from ketcheck.records.copies.backup import backup as write_backup
from ketcheck.records.copies.comparing import compared
from ketcheck.records.copies.conflicts import conflicts
from ketcheck.records.copies.safekeeping import catch_up, is_overdue
from ketcheck.records.failures import explained
from ketcheck.records.people.people import described
from ketcheck.records.rescue import salvaging
from ketcheck.records.sealed.erasures import Asker
from ketcheck.records.store import Store
from ketcheck.records.verifying.by_seal import on_file
from ketcheck.records.verifying.faults import Fault

ASKERS: Final = {"person": Asker.PERSON, "helper": Asker.HELPER, "other": Asker.OTHER}


def verify(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Check all of it, and name what is damaged; first what a sheet or a backup says of it."""
    told = [
        _by_seal(store, arguments.seal) if arguments.seal else SOUND,
        _against(store, Path(arguments.against)) if arguments.against else SOUND,
    ]
    found = store.verify(shown_progress())
    _name(found.damaged)
    state = "no damage" if found.is_sound else f"{len(found.damaged)} damaged"
    erased = f", {found.erased} deleted on request" if found.erased else ""
    print(f"{found.checked} checked, {state}{erased}; newest seal {found.newest_seal}")
    beside = conflicts(store)
    for one in beside:
        print(one.advice)
    is_sound = found.is_sound and not beside and not any(told)
    return SOUND if is_sound else DAMAGED


def _by_seal(store: Store, code: str) -> int:
    try:
        with explained(store.folder):
            found = on_file(store.db, code)
    except (NoSuchRecord, RecordDamaged) as error:
        print(error)
        return DAMAGED
    print(found.sentence)
    return SOUND


def _against(store: Store, source: Path) -> int:
    found = ask_for_copy(lambda unlock: compared(store, source, unlock, shown_progress()))
    _name(found.faults)
    erased = f", {found.erased} deleted here on request" if found.erased else ""
    state = counted("{count} differs", "{count} differ", len(found.faults))
    state = state if found.faults else "all are here unchanged"
    print(f"{found.compared} compared with the backup, {state}{erased}")
    return DAMAGED if found.faults else SOUND


def accept_loss(store: Store, _arguments: Arguments, _clock: Clock) -> int:
    """Go on without records that are lost."""
    if store.loss is None or store.loss.accepted:
        print("no records are lost")
        return SOUND
    store.accept_loss()
    count = len(store.loss.names) - (not store.loss.is_sure)
    lost = "What may be lost is accepted."
    if count:
        lost = counted("{count} lost record accepted.", "{count} lost records accepted.", count)
    for one in conflicts(store):
        print(one.advice)
    print(
        f"{lost} The next check asks when the cream was "
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
        count = ask_for_copy(
            lambda unlock: restoring.restore(store, source, unlock, shown_progress())
        )
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
        raise EraseRefused(
            f"{described(person)}: {erasing.STAYS} Add --yes to go on, and --new-backup to make a "
            "new backup and delete the older ones that ketcheck made."
        )
    if not (arguments.reason or "").strip() or not (arguments.erased_by or "").strip():
        raise EraseRefused("Say why with --reason, and who deletes the records with --erased-by.")
    request = erasing.Request(ASKERS[arguments.asked_by], arguments.erased_by, arguments.reason)
    erasure = erasing.erase(store, person.id, request, clock(), shown_progress())
    print(f"{len(erasure.tombstones)} deleted")
    try:
        if arguments.new_backup:
            renewed = renewing.renew(store, clock(), shown_progress())
            print(f"{renewed.copy}: {renewed.sentence}")
    finally:
        # Where there is no room for a new backup, too.
        _name_holding(store)
    return SOUND


def _name_holding(store: Store) -> None:
    left = [*renewing.still_holding(store), *renewing.others_holding(store)]
    if left:
        print("These backups and copies still have the deleted records. Delete them yourself:")
    for path in left:
        print(path)


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
    for name in seen.clears:
        yield f"a STOP of {name} would no longer count: the backup has what was said about it"
    for name in seen.twins:
        yield f"{name} would be on the list twice, with two different ids"


def _name(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"{fault.where}: {fault.why}")
