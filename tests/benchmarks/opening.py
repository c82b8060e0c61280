"""Opening the records: by themselves, by the keyring, and by a passphrase.

`python -m tests.benchmarks.opening FOLDER WAY` opens a folder one way, in a process of its own as
each start of the program is, and prints the milliseconds that it took.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.keys.slot_files import read_slots
from ketcheck.records.keys.slots import PassphraseSlot
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.tables import Schema
from tests.benchmarks.folders import Shelf
from tests.benchmarks.measure import Row, grown, in_turns, seconds
from tests.end_to_end.desktop import Desktop, end

ROOT = Path(__file__).parents[2]
USER, PASSPHRASE = "Nurse Ray", "four words in a row"
KEYRING_MORE_MS = 100.0
PASSPHRASE_AIM = 1.1
GROWTH_AIM = 1.2
MS = 1000


def rows(scratch: Path, shelf: Shelf, counts: list[int], rounds: int) -> list[Row]:
    """Opening by itself at each count; the other ways at the first."""
    found = []
    with Desktop(scratch) as desktop:
        for count in counts:
            folder = shelf.folder(count)
            plain, ours = _in_turns(desktop, rounds, (folder, "file"), (folder, "itself"))
            found.append(Row(f"Open, {count:,} records", ours, plain))
        folder = shelf.folder(counts[0])
        ways = [
            *_by_keyring(desktop, folder, scratch / "keyring", rounds),
            *_by_passphrase(desktop, folder, scratch / "passphrase", rounds),
        ]
    return [*found, grown(found[0], found[-1], GROWTH_AIM), *ways]


def _by_keyring(desktop: Desktop, folder: Path, copy: Path, rounds: int) -> list[Row]:
    shutil.copytree(folder, copy)
    daemon = desktop.starts_keyring()
    _opened(desktop, copy, "to-keyring")
    plain, ours = _in_turns(desktop, rounds, (folder, "file"), (copy, "itself"))
    end(daemon)
    return [Row("Open by the keyring", ours, plain + KEYRING_MORE_MS, aim=1.0)]


def _by_passphrase(desktop: Desktop, folder: Path, copy: Path, rounds: int) -> list[Row]:
    shutil.copytree(folder, copy)
    _opened(desktop, copy, "to-passphrase")
    alone, ours = _in_turns(desktop, rounds, (copy, "argon2id"), (copy, "passphrase"))
    return [Row("Open by a passphrase, against Argon2id alone", ours, alone, aim=PASSPHRASE_AIM)]


def _in_turns(desktop: Desktop, rounds: int, *ways: tuple[Path, str]) -> list[float]:
    return in_turns([lambda way=way: _opened(desktop, *way) for way in ways], rounds)


def _opened(desktop: Desktop, folder: Path, way: str) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.opening", str(folder), way]
    done = subprocess.run(
        command, cwd=ROOT, env=desktop.env, stdout=subprocess.PIPE, text=True, check=True
    )
    return float(done.stdout)


def _file_alone(folder: Path) -> None:
    db = RecordsDatabase(folder / RECORD_FILE, bytes.fromhex((folder / KEY_FILE).read_text()))
    db.connect()
    list(Schema.select().tuples().execute(db))
    db.close()


def _argon2id_alone(folder: Path) -> None:
    slots = read_slots(folder)
    assert slots
    (cost,) = (slot.wrapped.cost for slot in slots.slots if isinstance(slot, PassphraseSlot))
    hash_secret_raw(
        PASSPHRASE.encode(), bytes(16), cost.passes, cost.memory, cost.lanes, 32, Type.ID
    )


def _to_keyring(folder: Path) -> None:
    store = open_store(folder)
    store.vault.use_keyring()
    store.vault.remove("key-file")
    store.close()


def _to_passphrase(folder: Path) -> None:
    store = open_store(folder)
    store.vault.add_passphrase(USER, PASSPHRASE)
    store.close()


ACTS: dict[str, Callable[[Path], None]] = {
    "file": _file_alone,
    "itself": lambda folder: open_store(folder).close(),
    "passphrase": lambda folder: open_store(folder, unlock=Passphrase(USER, PASSPHRASE)).close(),
    "argon2id": _argon2id_alone,
    "to-keyring": _to_keyring,
    "to-passphrase": _to_passphrase,
}


if __name__ == "__main__":
    print(seconds(lambda: ACTS[sys.argv[2]](Path(sys.argv[1]))) * MS)
