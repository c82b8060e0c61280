"""Save to read-back, and the pages of the list: with a million records as with a few."""

import os
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from ketcheck.checklist.level import Level
from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.wanted import Wanted
from ketcheck.records.store import Store
from ketcheck.resources import resource
from tests.benchmarks.folders import Shelf, records
from tests.benchmarks.measure import FRAME, Row, grown, in_turns, seconds

BLOCK = bytes(4096)
SAVE_AIM = 5.0
SAVE_GROWTH_AIM = 1.5
PAGE_GROWTH_AIM = 1.2
"""Nothing is to grow; less than a fifth is noise."""
FULL_PAGE = 10_000
"""From so many records on each page and each search that finds anything is a full one."""
MS = 1000


def rows(scratch: Path, shelf: Shelf, counts: list[int], rounds: int) -> list[Row]:
    """Saving and the list at each count, then how much the last count takes more than the first."""
    found = []
    saved: dict[int, Row] = {}
    pages: dict[int, list[Row]] = {}
    for count in counts:
        store = open_store(shelf.folder(count), keyring=False)
        saved[count] = _save(store, count, scratch / f"raw-{count}", rounds)
        pages[count] = _pages(store, count, rounds)
        store.close()
        found += [saved[count], *pages[count]]
    last = counts[-1]
    full = next((count for count in counts if count >= FULL_PAGE), last)
    found.append(grown(saved[counts[0]], saved[last], SAVE_GROWTH_AIM))
    pairs = zip(pages[full], pages[last], strict=True)
    return found + [grown(early, late, PAGE_GROWTH_AIM) for early, late in pairs]


_STOPS = Wanted(levels=frozenset({Level.STOP}))


def _last_month(store: Store) -> Wanted:
    last = store.page(limit=1)[0].finished.date()
    return Wanted(days=((last - timedelta(days=30), last),))


def _save(store: Store, count: int, file: Path, rounds: int) -> Row:
    checklist, used, _ = load_used(resource("checklists", "topical-ketamine.toml"))
    upcoming = iter(list(records(checklist, used, store.people(), rounds)))
    with file.open("wb", buffering=0) as raw:

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
        "A person's records of a month": lambda: store.listed(next(people), _last_month(store)),
        "A person's STOPs": lambda: store.listed(next(people), _STOPS),
        "Text search": lambda: store.page(search="metformin left"),
        "Text search that finds nothing": lambda: store.page(search="xylophone"),
    }
    taken = in_turns([lambda act=act: seconds(act) for act in acts.values()], rounds)
    return [
        Row(f"{what}, {count:,} records", got * MS, FRAME * MS, aim=1.0)
        for what, got in zip(acts, taken, strict=True)
    ]
