"""Getting at the key: out of a place where it lies open, or with what somebody knows."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ketcheck.errors import KeyUnavailable, Locked, WrongCode, WrongPassphrase
from ketcheck.records.keys.open_places import OpenPlaces
from ketcheck.records.keys.passphrases import spellings
from ketcheck.records.keys.recovery_code import is_code, looks_like_code, read_code
from ketcheck.records.keys.slots import (
    Cost,
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    SlotFile,
    Way,
    Wrapped,
    way_of,
)
from ketcheck.records.keys.wrapping import unwrap, wrap
from ketcheck.records.names import name_key
from ketcheck.records.progress import Report, unheard

_PLACE_TAG: Final = "ketcheck key slot 2"


@dataclass(frozen=True)
class Passphrase:
    """What a user typed; without a user, it may be anybody's."""

    user: str | None
    text: str = field(repr=False)


@dataclass(frozen=True)
class RecoveryCode:
    """The code of the recovery sheet, as it was typed."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Either:
    """What was typed where a passphrase and the recovery code will do."""

    text: str = field(repr=False)


Unlock = Passphrase | RecoveryCode | Either


def key_for(
    slots: SlotFile,
    places: OpenPlaces,
    *,
    known_key: bytes | None = None,
    unlock: Unlock | None = None,
    report: Report = unheard,
) -> bytes:
    """The key that a slot file leads to, also one out of a backup; `report` counts what is tried.

    The known key where it is the right one; else by what was typed, and by that alone; else out
    of the keyring or the key file. Raises WrongPassphrase, WrongCode, Locked or KeyUnavailable.
    """
    if known_key is not None and slots.fits(known_key):
        return known_key
    match unlock:
        case Passphrase():
            return _by_passphrase(slots, unlock, report)
        case RecoveryCode():
            return _by_code(slots, unlock.text)
        case Either():
            return _by_either(slots, unlock.text, report)
        case None:
            return _by_itself(slots, places)


def is_by_code(slots: SlotFile, unlock: Unlock | None) -> bool:
    """Whether it is the recovery code that opened them."""
    if isinstance(unlock, Either) and slots.has_code and is_code(unlock.text):
        with suppress(WrongCode):
            return bool(_by_code(slots, unlock.text))
    return isinstance(unlock, RecoveryCode)


def user_of(slots: SlotFile, unlock: Unlock | None) -> str | None:
    """Whose passphrase it was that opened them, as far as that can be told; None for nobody's."""
    if not isinstance(unlock, Passphrase):
        return None
    users = [user for user in slots.users if unlock.user is None or _is_same(user, unlock.user)]
    return users[0] or None if len(users) == 1 else None


def slot_opened(slots: SlotFile, unlock: Unlock | None) -> PassphraseSlot | None:
    """The one slot that a passphrase can have opened; None where there are several, or none."""
    if unlock is None or isinstance(unlock, RecoveryCode):
        return None
    user = unlock.user if isinstance(unlock, Passphrase) else None
    found = [
        slot for slot in slots.slots if isinstance(slot, PassphraseSlot) and _is_of(slot, user)
    ]
    return found[0] if len(found) == 1 else None


def wrapped_for(way: Way, store: UUID, key: bytes, secret: str, cost: Cost) -> Wrapped:
    """The key, locked with a secret for that slot of that store and for no other."""
    return wrap(key, secret, _place(way, store), cost)


def _by_either(slots: SlotFile, text: str, report: Report) -> bytes:
    """Some passphrases have the form of a code; where neither fits, it is told by its form."""
    if slots.has_code and (is_code(text) or not slots.users):
        try:
            return _by_code(slots, text)
        except WrongCode:
            if not slots.users:
                raise
    try:
        return _by_passphrase(slots, Passphrase(None, text), report)
    except WrongPassphrase:
        if slots.has_code and looks_like_code(text):
            return _by_code(slots, text)
        raise


def _by_passphrase(slots: SlotFile, given: Passphrase, report: Report) -> bytes:
    for number, slot in enumerate(slots.slots):
        report(number, len(slots.slots))
        if isinstance(slot, PassphraseSlot) and _is_of(slot, given.user):
            key = _unwrapped(slots, slot, given.text)
            if key is not None:
                return key
    message = "This passphrase doesn't open the records. Check Caps Lock and try again."
    raise WrongPassphrase(message)


def _unwrapped(slots: SlotFile, slot: PassphraseSlot, typed: str) -> bytes | None:
    for text in spellings(typed):
        key = unwrap(slot.wrapped, text, _place(way_of(slot), slots.store))
        if key is not None and slots.fits(key):
            return key
    return None


def _is_of(slot: PassphraseSlot, user: str | None) -> bool:
    return user is None or _is_same(slot.user, user)


def _is_same(user: str, other: str) -> bool:
    return name_key(user) == name_key(other)


def _by_code(slots: SlotFile, text: str) -> bytes:
    code = read_code(text)
    for slot in slots.slots:
        if isinstance(slot, RecoverySlot):
            key = unwrap(slot.wrapped, code, _place(way_of(slot), slots.store))
            if key is not None and slots.fits(key):
                return key
    raise WrongCode(
        f"This is not the code for these records. Use the newest sheet for {slots.short_name}."
    )


def _by_itself(slots: SlotFile, places: OpenPlaces) -> bytes:
    failure: KeyUnavailable | None = None
    for slot in slots.slots:
        if not isinstance(slot, KeyringSlot | KeyFileSlot):
            continue
        try:
            key = places.take(slot, slots)
        except KeyUnavailable as error:
            failure = failure or error
            continue
        if key is not None and slots.fits(key):
            return key
        failure = failure or KeyUnavailable(
            f"The key that was found is not the key of the records in {places.key_file.parent}. "
            "Put the right key back from a backup. The records were left as they are."
        )
    raise _locked(slots, failure) from failure


def _locked(slots: SlotFile, failure: KeyUnavailable | None) -> KeyUnavailable:
    """The failure, with the ways that are left."""
    if not slots.users and not slots.has_code:
        return failure or KeyUnavailable("The key file of these records names no way to the key.")
    ways = ways_of(users=slots.users, has_code=slots.has_code)
    why = f"{failure} Or open them with {ways}." if failure else f"The records open with {ways}."
    return Locked(why, slots.users, has_code=slots.has_code, records=slots.short_name)


def ways_of(users: tuple[str, ...], *, has_code: bool) -> str:
    """What opens the records that somebody may know, as a part of a sentence."""
    ways = ["a passphrase"] if users else []
    ways += ["the recovery code"] if has_code else []
    return " or ".join(ways)


def _place(way: Way, store: UUID) -> bytes:
    """What a wrapped key is bound to: moved to another store or slot, it does not open."""
    return "\n".join((_PLACE_TAG, str(store), *way)).encode("utf-8", "surrogatepass")
