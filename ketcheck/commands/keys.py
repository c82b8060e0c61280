"""What `ketcheck keys` and `ketcheck key change` do: ways to open the records, and a new key."""

import sys
from pathlib import Path
from typing import Final

from ketcheck.commands.asking import (
    new_passphrase,
    new_passphrases,
    passphrase_of,
    recovery_code_of_now,
)
from ketcheck.commands.running import SOUND, Arguments, shown_progress
from ketcheck.errors import SlotRefused
from ketcheck.paper import paper_for_locale
from ketcheck.records.clock import Clock
from ketcheck.records.copies.safekeeping import keep_copy
from ketcheck.records.failures import explained_output
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays, users_to_ask
from ketcheck.records.keys.recovery_code import grouped, new_code, read_code
from ketcheck.records.keys.unlocking import RecoveryCode
from ketcheck.records.keys.vault import SlotTold
from ketcheck.records.private_files import whole_new_file
from ketcheck.records.store import Store

ON, OFF, NEW = "on", "off", "new"
CHANGED: Final = (
    "The key was changed. Older backups still open with what opened them before. Keep the old "
    "passphrase or recovery code as long as you keep those backups."
)


def keys(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Do what the arguments name, one thing at most, and print the ways that there are then."""
    vault = store.vault
    if arguments.sheet and arguments.code != NEW:
        raise SlotRefused(
            f"--sheet only works with --code {NEW}: an old code is not kept anywhere."
        )
    if arguments.add is not None:
        vault.add_passphrase(arguments.add, new_passphrase())
    elif arguments.change is not None:
        _change_passphrase(store, arguments.change)
    elif arguments.remove is not None:
        vault.remove("passphrase", arguments.remove)
    elif arguments.code:
        _change_code(store, arguments, clock)
    elif arguments.keyring:
        vault.use_keyring() if arguments.keyring == ON else vault.remove("keyring")
    elif arguments.key_file:
        vault.use_key_file() if arguments.key_file == ON else vault.remove("key-file")
    for way in vault.slots_told():
        print(_line(way))
    print(store.protection.paragraph)
    return SOUND


def change(store: Store, _arguments: Arguments, clock: Clock) -> int:
    """Give the records a new key, make a copy under it, and print the ways that there are then."""
    old_code = recovery_code_of_now() if store.slots.has_code else ""
    if old_code:
        store.vault.key_of(RecoveryCode(old_code))
    code = read_code(old_code) if old_code else new_code() if store.slots.has_code else None
    passphrases = new_passphrases(users_to_ask(store.vault))
    today = clock().at.date()
    change_key(store, NewWays(passphrases, code, today), shown_progress())
    if code and not old_code:
        _tell_code(code)
    for way in store.vault.slots_told():
        print(_line(way))
    print(CHANGED)
    trouble = keep_copy(store, clock()).trouble
    if trouble:
        print(f"ketcheck: {trouble}", file=sys.stderr)
    return SOUND


def _change_passphrase(store: Store, user: str) -> None:
    if store.vault.was_recovered:
        # Who has the code has it because the passphrase is forgotten.
        store.vault.renew_passphrase(user, new_passphrase())
    else:
        store.vault.change_passphrase(user, passphrase_of(user), new_passphrase())


def _change_code(store: Store, arguments: Arguments, clock: Clock) -> None:
    if arguments.code == OFF:
        store.vault.remove("recovery")
    elif arguments.sheet:
        _new_code_on_paper(store, Path(arguments.sheet), clock)
    else:
        _new_code(store, clock)


def _new_code_on_paper(store: Store, out: Path, clock: Clock) -> None:
    from ketcheck.documents.recovery_sheet import render_recovery  # noqa: PLC0415 - typst

    # The file first: where it can't be written, the old code goes on being good.
    with explained_output(out), whole_new_file(out) as made:
        code = _new_code(store, clock)
        made.write_bytes(
            render_recovery(code, store.slots, today=clock().at, paper=paper_for_locale())
        )


def _new_code(store: Store, clock: Clock) -> str:
    code = store.vault.make_recovery_code(clock().at.date())
    _tell_code(code)
    return code


def _tell_code(code: str) -> None:
    print("-".join(grouped(code)))
    print("This is the new recovery code. Write it down now: you won't see it again.", flush=True)


def _line(way: SlotTold) -> str:
    named = f" of {way.user}" if way.user else f" of {way.made}" if way.made else ""
    return f"{way.kind}{named}"
