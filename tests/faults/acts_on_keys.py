"""Acts that change the ways to the key: passphrases, a recovery code, the key file."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from house import at

from ketcheck.errors import KetcheckError
from ketcheck.records.failures import explained
from ketcheck.records.keeping import EARLIER_KEYS
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode, Unlock
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE, Vault
from ketcheck.records.opening import RECORD_FILE
from ketcheck.records.store import Store
from tests.faults.act import DONE, Act, Do, data, of_store, on_store
from tests.faults.folders import filled
from tests.faults.saving import Tell
from tests.faults.state import CHEAP, PASSPHRASE, State, opened

_USER: Final = "T. Okafor"
_OLD: Final = "four words in a row"
_CODE: Final = new_code()
_SERIAL: Final = 7
_SECRETS: Final[dict[str, Unlock | None]] = {
    "by itself": None,
    "old passphrase": Passphrase(_USER, _OLD),
    "new passphrase": Passphrase(_USER, PASSPHRASE),
    "code": RecoveryCode(_CODE),
}


@contextmanager
def _cheap() -> Iterator[None]:
    """Wrapping costs next to nothing, and the code that is made is one that can be tried later."""
    vault = "ketcheck.records.keys.vault"
    with (
        patch(f"{vault}.calibrated", lambda: CHEAP),
        patch(f"{vault}.CODE_COST", CHEAP),
        patch(f"{vault}.new_code", lambda: _CODE),
    ):
        yield


def _on_vault(change: Callable[[Vault], None]) -> Do:
    def cheaply(store: Store) -> None:
        with _cheap():
            change(store.vault)

    return on_store(cheaply)


def _with(*changes: Callable[[Vault], None]) -> Callable[[Path], None]:
    """A filled store, changed so."""

    def prepare(folder: Path) -> None:
        filled(folder)
        for change in changes:
            _on_vault(change)(folder, lambda _line: None)

    return prepare


def _ways(folder: Path) -> State:
    """What opens the records, whether the file is kept twice, and whether the key lies there."""
    told = of_store(folder)
    opens = {name: _opens(data(folder), unlock) for name, unlock in _SECRETS.items()}
    twice = _slots(folder, SLOT_FILE) == _slots(folder, SLOT_COPY)
    return told | opens | {"twice": twice, "key": (data(folder) / KEY_FILE).exists()}


def _opens(folder: Path, unlock: Unlock | None) -> bool:
    try:
        Vault(folder, keyring=False).open(folder / RECORD_FILE, unlock)
    except KetcheckError:
        return False
    return True


def _slots(folder: Path, name: str) -> bytes:
    return (data(folder) / name).read_bytes()


def _ways_and_serial(folder: Path) -> State:
    told = _ways(folder)
    with closing(opened(data(folder))) as store:
        return told | {"serial": store.slots.serial}


def _rewrite_slots(folder: Path, tell: Tell) -> None:
    vault = Vault(data(folder), keyring=False)
    with explained(data(folder)):
        _, slots = vault.open(data(folder) / RECORD_FILE)
        vault.set_ready(slots.model_copy(update={"serial": _SERIAL}))
    tell(DONE)


def _has(vault: Vault, kind: str) -> bool:
    return any(slot.kind == kind for slot in vault.slots_told())


def _make_code(vault: Vault) -> None:
    vault.make_recovery_code(at().at.date())


def _drop_code(vault: Vault) -> None:
    if _has(vault, "recovery"):
        vault.remove("recovery")


def _add_old(vault: Vault) -> None:
    vault.add_passphrase(_USER, _OLD)


def _add_passphrase(vault: Vault) -> None:
    if not _has(vault, "passphrase"):
        vault.add_passphrase(_USER, PASSPHRASE)


def _change_passphrase(vault: Vault) -> None:
    """From the old one or, where that was done already, from the new one."""
    is_done = _opens(vault._folder, _SECRETS["new passphrase"])  # noqa: SLF001
    vault.change_passphrase(_USER, PASSPHRASE if is_done else _OLD, PASSPHRASE)


def _renew_passphrase(vault: Vault) -> None:
    vault.renew_passphrase(_USER, PASSPHRASE)


def _change_key(store: Store) -> None:
    if not _opens(store.folder, _SECRETS["new passphrase"]):
        with _cheap():
            change_key(store, NewWays({_USER: PASSPHRASE}, _CODE, at().at.date()))


def _ways_but_keys(folder: Path) -> State:
    """Without the keys of before, which are other ones each time."""
    told = _ways(folder)
    settings = [row for row in told["form"]["setting"] if EARLIER_KEYS not in row]
    return told | {"form": told["form"] | {"setting": settings}}


def _drop_key_file(vault: Vault) -> None:
    if _has(vault, "key-file"):
        vault.remove("key-file")


ACTS: Final = (
    Act("slot change", filled, _rewrite_slots, _ways_and_serial),
    Act("new recovery code", filled, _on_vault(_make_code), _ways),
    Act("recovery code taken away", _with(_make_code), _on_vault(_drop_code), _ways),
    Act("new passphrase", filled, _on_vault(_add_passphrase), _ways),
    Act("passphrase changed", _with(_add_old), _on_vault(_change_passphrase), _ways),
    Act("passphrase renewed", _with(_add_old), _on_vault(_renew_passphrase), _ways),
    Act("key changed", _with(_make_code, _add_old), on_store(_change_key), _ways_but_keys),
    Act("key file taken away", _with(_add_passphrase), _on_vault(_drop_key_file), _ways),
)
