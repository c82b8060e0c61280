"""A slot file with each kind of slot, and what it is made of."""

from datetime import date
from uuid import UUID

from ketcheck.records.keys.slots import (
    Cost,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    SlotFile,
    key_check,
)
from ketcheck.records.keys.wrapping import wrap

KEY, STORE = bytes(range(32)), UUID(int=7)
WRAPPED, OTHER = (wrap(KEY, "secret", b"", Cost(memory=8, passes=1, lanes=1)) for _ in range(2))
BARE = SlotFile(
    store=STORE,
    check=key_check(KEY, STORE),
    ready=True,
    serial=3,
    leaving=("key-file",),
    slots=(
        KeyringSlot(item="item"),
        PassphraseSlot(user="Zoë", wrapped=WRAPPED),
        RecoverySlot(made=date(2026, 11, 24), wrapped=WRAPPED),
    ),
)
"""Without the code that tells it from a changed one."""
