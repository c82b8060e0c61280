"""Save to read-back, and the pages of the list."""

import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from ketcheck.resources import resource
from tests.benchmarks.folders import fill, records
from tests.benchmarks.measure import FRAME, Row, in_turns, seconds

PEOPLE = 100
BLOCK = bytes(4096)
SAVE_AIM = 5.0
MS = 1000


def rows(scratch: Path, counts: list[int], rounds: int) -> list[Row]:
    """The list at each count, and saving at the first and the last of them."""
    found = []
    for count in counts:
        folder = scratch / f"list-{count}"
        fill(folder, count, min(PEOPLE, count))
        store = open_store(folder, keyring=False)
        found += [_save(store, count, scratch, rounds), *_pages(store, count, rounds)]
        store.close()
    return found


def _save(store: Store, count: int, scratch: Path, rounds: int) -> Row:
    checklist, used, _ = load_used(resource("checklists", "topical-ketamine.toml"))
    upcoming = iter(list(records(checklist, used, store.people(), rounds)))
    with (scratch / f"raw-{count}").open("wb", buffering=0) as raw:

        def write() -> None:
            raw.write(BLOCK)
            os.fsync(raw.fileno())

        saved, written = in_turns(
            [
                lambda: seconds(lambda: store.save(next(upcoming))),
                lambda: seconds(write),
            ],
            rounds,
        )
    return Row(f"Save to read-back, {count:,} records", saved * MS, written * MS, aim=SAVE_AIM)


def _pages(store: Store, count: int, rounds: int) -> list[Row]:
    people = cycle(person.id for person in store.people())
    acts: dict[str, Callable[[], object]] = {
        "First page of the list": store.page,
        "One person's page": lambda: store.page(person_id=next(people)),
        "Text search": lambda: store.page(search="metformin left"),
        "Text search that finds nothing": lambda: store.page(search="xylophone"),
    }
    taken = in_turns([lambda act=act: seconds(act) for act in acts.values()], rounds)
    return [
        Row(f"{what}, {count:,} records", got * MS, FRAME * MS, aim=1.0)
        for what, got in zip(acts, taken, strict=True)
    ]
