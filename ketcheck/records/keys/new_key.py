"""A new key for a store, with new ways to it; the records themselves are not looked at here."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from ketcheck.errors import KeyUnavailable, SlotRefused
from ketcheck.records.keys.passphrases import as_meant, refuse_weak, shown_name
from ketcheck.records.keys.slots import (
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    key_check,
)
from ketcheck.records.keys.trusted_slots import keep_slots
from ketcheck.records.keys.unlocking import wrapped_for
from ketcheck.records.keys.vault import Vault
from ketcheck.records.keys.wrapping import CODE_COST, KEY_BYTES

_NO_WAY: Final = "Nothing would open your records in everyday use. Type at least one passphrase."
_NO_KEYRING: Final = (
    "This computer's keyring did not take the new key, so the key was not changed. Unlock the "
    "keyring and try again, or remove the key from it first."
)


@dataclass(frozen=True)
class NewWays:
    """What a person typed for a new key: who has no passphrase here has none any more."""

    passphrases: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By user."""
    code: str | None = field(default=None, repr=False)
    """The recovery code, if there is to be one."""
    today: date = date.min
    """For the date of the code."""


@dataclass(frozen=True)
class NewKey:
    """The key, and the slot file that leads to it."""

    key: bytes = field(repr=False)
    slots: SlotFile


def refuse_unfit(vault: Vault, ways: NewWays) -> None:
    """SlotRefused for a weak passphrase, and where only the recovery code would be left."""
    for user, passphrase in ways.passphrases.items():
        refuse_weak(shown_name(user), passphrase, vault.known_words())
    if not ways.passphrases and not vault.open_places:
        raise SlotRefused(_NO_WAY)


def users_to_ask(vault: Vault) -> tuple[str, ...]:
    """Whose new passphrases are asked for: one of nobody's where nothing else would open them."""
    return vault.slots.users or (() if vault.open_places else ("",))


def new_key(vault: Vault, ways: NewWays) -> NewKey:
    """A new key for the same records; where the old one lies open, the new one is to as well."""
    key = secrets.token_bytes(KEY_BYTES)
    before = vault.slots
    bare = SlotFile(
        store=before.store,
        check=key_check(key, before.store),
        ready=True,
        serial=vault.last_serial,
        slots=(),
    )
    slots = tuple(_slots(vault, bare, key, ways))
    return NewKey(key, bare.model_copy(update={"slots": slots}))


def lay_out(vault: Vault, new: NewKey, folder: Path) -> SlotFile:
    """Put key and slot file where they are to be, for a folder that is not in use yet.

    The keyring item is this store's own, under another name than that of the old key.
    """
    kinds = {slot.kind for slot in new.slots.slots}
    if "keyring" in kinds:
        _put_into_keyring(vault, new)
    if "key-file" in kinds:
        vault.places.of_folder(folder).put_into_file(new.key)
    return keep_slots(folder, new.slots, new.key)


def take_back(vault: Vault, new: NewKey) -> None:
    """Leave nothing of a key in the keyring that came to nothing."""
    if new.slots.of_kind("keyring"):
        vault.places.forget("keyring", new.slots)


def _slots(vault: Vault, bare: SlotFile, key: bytes, ways: NewWays) -> Iterator[Slot]:
    for place in vault.open_places:
        keyring = KeyringSlot(item=vault.places.item_of(bare))
        yield keyring if place == "keyring" else KeyFileSlot()
    cost = vault.cost() if ways.passphrases else CODE_COST
    for user, passphrase in ways.passphrases.items():
        name = shown_name(user)
        wrapped = wrapped_for(("passphrase", name), bare.store, key, as_meant(passphrase), cost)
        yield PassphraseSlot(user=name, wrapped=wrapped)
    if ways.code:
        wrapped = wrapped_for(("recovery", ""), bare.store, key, ways.code, CODE_COST)
        yield RecoverySlot(made=ways.today, wrapped=wrapped)


def _put_into_keyring(vault: Vault, new: NewKey) -> None:
    try:
        is_kept = vault.places.put_into_keyring(new.key, vault.places.item_of(new.slots))
    except KeyUnavailable as error:
        raise SlotRefused(_NO_KEYRING) from error
    if not is_kept:
        raise SlotRefused(_NO_KEYRING)
