"""What the window asks of the store is found by an index: it takes no longer with more records."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ketcheck.checklist.level import Level
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.wanted import OrderBy, Wanted
from ketcheck.records.store import Store
from tests.benchmarks.folders import fill

# Walks an index in its order as far as the page, or is the full-text index itself.
BY_INDEX = ("USING", "VIRTUAL TABLE")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """Each SELECT that the screens need, as it reaches SQLite."""
    fill(tmp_path / "data", 120, people=3)
    store = open_store(tmp_path / "data", keyring=False)
    queries: list[tuple[str, Any]] = []
    execute = store.db.execute_sql

    def noted(sql: str, params: Any = None, *more: Any) -> Any:  # noqa: ANN401 - peewee's types
        queries.append((sql, params))
        return execute(sql, params, *more)

    monkeypatch.setattr(store.db, "execute_sql", noted)
    _ask_everything(store)
    monkeypatch.undo()
    selects = [(sql, params) for sql, params in queries if sql.startswith("SELECT")]
    plans = [
        (sql, [row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", params or ())])
        for sql, params in selects
    ]
    store.close()
    return plans


def _ask_everything(store: Store) -> None:
    person = store.people()[0].id
    rows = store.page()
    store.page(person_id=person, before=rows[-1].seq)
    store.page(search="metformin")
    store.listed(person, Wanted(words="metformin", is_ascending=True), after=rows[-1])
    store.listed(person, Wanted(levels=frozenset({Level.STOP}), times=("09:00",)))
    store.listed(person, Wanted(days=((date(2026, 1, 1), date(2026, 12, 31)),)))
    store.listed(person, Wanted(order=OrderBy.WHY), after=rows[-1])
    store.newest_checks(person, limit=3)
    store.newest(person)
    store.known(person)
    store.held(person)
    for row in rows[:3]:
        store.status(row.id)
        store.clearances_of(row.id)
        store.entry(row.id)


def test_no_query_reads_a_whole_table(asked: list[tuple[str, Any]]) -> None:
    scans = [
        (step, sql)
        for sql, plan in asked
        for step in plan
        if step.startswith("SCAN") and not any(word in step for word in BY_INDEX)
    ]
    assert asked
    assert scans == []
