"""Each query on a copy can be stopped, however long it is, by what the report raises."""

from collections.abc import Callable
from pathlib import Path

import pytest
from house import House
from peewee import OperationalError

from ketcheck.errors import Cancelled
from ketcheck.records.copies.watched import Watched, opened
from ketcheck.records.opening import RECORD_FILE

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT MAX(x) FROM c"
PATIENCE = 3


class Waiting:
    """Somebody who looks on for a while, and stops it then."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if len(self.told) > PATIENCE:
            raise Cancelled("stopped")


@pytest.fixture
def file(house: House) -> tuple[Path, bytes]:
    key = house.store.db.key
    house.store.close()
    return house.folder / RECORD_FILE, key


def ask(file: tuple[Path, bytes], waiting: Waiting, first: Callable[[Watched], object]) -> None:
    """Ask what has no end, after something else."""
    with opened(*file, waiting) as db:
        first(db)
        db.execute_sql(ENDLESS).fetchall()


@pytest.mark.timeout(60)
def test_an_endless_query_is_stopped_with_what_the_report_raised(file: tuple[Path, bytes]) -> None:
    waiting = Waiting()
    with pytest.raises(Cancelled):
        ask(file, waiting, lambda db: db.tell(4, 4))
    # Within a query it is never told that all is done.
    assert waiting.told == [(4, 4), *[(3, 4)] * PATIENCE]


@pytest.mark.timeout(60)
def test_it_is_stopped_also_where_damage_was_met_before(file: tuple[Path, bytes]) -> None:
    with pytest.raises(Cancelled):
        ask(file, Waiting(), Watched.reconnect)


def test_what_is_wrong_with_a_query_is_told_as_that(file: tuple[Path, bytes]) -> None:
    with pytest.raises(OperationalError), opened(*file, Waiting()) as db:
        db.execute_sql("SELECT * FROM nowhere")


def test_words_of_a_table_may_call_nothing_that_has_effects(file: tuple[Path, bytes]) -> None:
    with opened(*file, Waiting()) as db:
        assert isinstance(db, Watched)
        assert db.execute_sql("PRAGMA trusted_schema").fetchone() == (0,)
