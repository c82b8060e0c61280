"""The clock is set back or forward, changes for summer, or moves to another zone."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from house import CONTENT
from support import FINE, NOW, give

from ketcheck.checklist.level import Level
from ketcheck.errors import DraftStale
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.checks.submitted import read_check
from ketcheck.records.checks.taking import Taker
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Moment, Record
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.answers import FIRST, LATER, UNUSED
from tests.faults.figures import Row
from tests.faults.given import check
from tests.faults.surroundings import environment, ketcheck

HOURS_BETWEEN = 5
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
ZONES = ("America/New_York", "America/Santiago", "Asia/Kathmandu", "UTC")
CLOCK_CHANGES = {
    "the clock is set forward in New York": datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
    "the clock is set back in New York": datetime(2026, 11, 1, 6, 0, tzinfo=UTC),
    "midnight is skipped in Santiago": datetime(2026, 9, 6, 4, 0, tzinfo=UTC),
    "midnight comes twice in Santiago": datetime(2026, 4, 5, 3, 0, tzinfo=UTC),
}


class Wall:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW
        self.zone = "Etc/UTC"

    def __call__(self) -> Moment:
        return Moment(at=self.now.astimezone(ZoneInfo(self.zone)), zone=self.zone)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "data", keyring=False)) as opened:
        yield opened


@pytest.fixture
def taker(store: Store, wall: Wall) -> Taker:
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    return Taker(store, checklist, used, wall)


def taken(
    taker: Taker, answers: dict[str, str], name: str = "Maria Alvarez", **more: object
) -> Record:
    return taker.take(read_check(check(answers, name=name, hours_between=HOURS_BETWEEN, **more)))


def after_a_use(at: datetime) -> dict[str, Any]:
    """The answers of a later check that tells of a use at that time, with their details."""
    uses = {"uses": [{"at": at.isoformat()}]}
    return {"answers": LATER | {"used": "yes"}, "details": {"used": uses}}


def reasons(record: Record) -> set[str]:
    return {reason.id for reason in record.result.reasons}


def test_a_check_by_a_clock_set_back_a_day_is_never_ok(
    taker: Taker, wall: Wall, figures: list[Row]
) -> None:
    first = taken(taker, FIRST)
    assert first.result.level is Level.OK
    wall.now = NOW + timedelta(hours=1) - DAY
    back = taken(taker, UNUSED)
    assert back.result.level is Level.ASK
    assert "clock-back" in reasons(back)
    rows = taker.store.page()
    figures.append(Row("clock set back a day", tried=1, acknowledged=2, lost=2 - len(rows)))
    assert [row.id for row in rows] == [first.id, back.id]
    assert taker.store.verify().is_sound


def test_when_the_clock_is_right_again_after_a_day_ahead_nothing_is_ok(
    taker: Taker, wall: Wall
) -> None:
    wall.now = NOW + DAY
    assert taken(taker, FIRST).result.level is Level.OK
    wall.now = NOW + timedelta(hours=1)
    right = taken(taker, UNUSED)
    assert right.result.level is Level.ASK
    assert "clock-back" in reasons(right)
    wall.now = NOW + DAY + timedelta(hours=1)
    assert "too-soon" in reasons(taken(taker, **after_a_use(NOW + DAY)))


@pytest.mark.parametrize("jump", [DAY, -DAY, -SECOND])
def test_a_check_during_which_the_clock_jumps_is_not_finished(
    taker: Taker, wall: Wall, jump: timedelta
) -> None:
    store, used = taker.store, taker.used
    person = store.directory.add("Maria Alvarez")
    kept = new_draft(person.id, used, wall())
    under_way = Underway(store, wall, person, taker.checklist, kept)
    under_way.answer("prescribed", "yes")
    wall.now += jump
    with pytest.raises(DraftStale):
        under_way.judged()
    assert store.kept_draft(person.id)


IN_TIME, TOO_OLD = timedelta(minutes=30), timedelta(hours=2, seconds=1)


def finished(taker: Taker, wall: Wall, ends: datetime, zone: str) -> Record | None:
    """A check that is begun now and finished by that clock, read again; None if it is too old."""
    store = taker.store
    person = store.find_person("Maria Alvarez", None, None) or store.directory.add("Maria Alvarez")
    draft = new_draft(person.id, taker.used, wall())
    under_way = Underway(store, wall, person, taker.checklist, draft)
    under_way.check = give(under_way.check, FINE)
    wall.now, wall.zone = ends, zone
    try:
        now, _ = under_way.judged()
    except DraftStale:
        return None
    saved = store.entry(under_way.save("Maria Alvarez", now).id)
    assert isinstance(saved, Record)
    return saved


def goes_by_real_time(taker: Taker, wall: Wall, change: str, zones: tuple[str, str]) -> bool:
    """Whether a check around the change is in time after 30 minutes, and too old after 2 hours."""
    for lasts in (IN_TIME, TOO_OLD):
        begins = CLOCK_CHANGES[change] - lasts / 2
        wall.now, wall.zone = begins, zones[0]
        record = finished(taker, wall, begins + lasts, zones[1])
        if (record is None) is not (lasts is TOO_OLD):
            return False
        if record:
            assert offsets(record) == [
                at.astimezone(ZoneInfo(zone)).utcoffset()
                for at, zone in zip((begins, begins + lasts), zones, strict=True)
            ]
    return True


def offsets(record: Record) -> list[timedelta | None]:
    return [record.started.at.utcoffset(), record.finished.at.utcoffset()]


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_a_check_is_too_old_by_real_time_whatever_the_wall_shows(
    taker: Taker, wall: Wall, figures: list[Row], change: str
) -> None:
    row = Row(f"zones in a check while {change}")
    for zones in product(ZONES, ZONES):
        row.tried += 1
        row.unnoticed += not goes_by_real_time(taker, wall, change, zones)
    figures.append(row)
    assert (row.tried, row.failed) == (len(ZONES) ** 2, 0)


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_by_the_wall_checks_would_be_too_old_too_early_or_too_late(
    taker: Taker, wall: Wall, figures: list[Row], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_the_wall(started: Moment, now: Moment, _checklist: object) -> bool:
        age = now.at.replace(tzinfo=None) - started.at.replace(tzinfo=None)
        return not timedelta() <= age <= timedelta(hours=2)

    monkeypatch.setattr("ketcheck.records.checks.underway.is_stale", by_the_wall)
    row = Row(f"zones in a check while {change}, by the wall", control=True)
    for zones in product(ZONES, ZONES):
        row.tried += 1
        row.unnoticed += not goes_by_real_time(taker, wall, change, zones)
    figures.append(row)
    assert row.failed


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_a_use_is_too_soon_by_real_time_in_every_zone(
    taker: Taker, wall: Wall, figures: list[Row], change: str
) -> None:
    row = Row(f"zones between checks while {change}")
    begun = CLOCK_CHANGES[change] - timedelta(hours=HOURS_BETWEEN) / 2
    due = begun + timedelta(hours=HOURS_BETWEEN)
    for then, now in product(ZONES, ZONES):
        for at in (due, due - SECOND):
            name = f"Person {row.tried}"
            wall.now, wall.zone = begun, then
            assert taken(taker, FIRST, name).result.level is Level.OK
            wall.now, wall.zone = at, now
            later = reasons(taken(taker, name=name, **after_a_use(begun)))
            row.unnoticed += ("too-soon" in later) is not (at < due)
            row.tried += 1
    row.acknowledged = 2 * row.tried
    row.lost = row.acknowledged - len(taker.store.page(limit=5000))
    figures.append(row)
    assert not row.failed
    assert taker.store.verify().is_sound


needs_faketime = pytest.mark.skipif(
    not shutil.which("faketime"), reason="faketime is not installed"
)


def recorded(data: Path, zone: str, clock: str, answers: dict[str, str], **more: object) -> str:
    """The level of a check that the real program takes by that clock on the wall there."""
    done = subprocess.run(
        ["faketime", clock, *ketcheck(data, "record", "-")],
        input=check(answers, hours_between=HOURS_BETWEEN, **more),
        capture_output=True,
        check=False,
        env=environment() | {"TZ": zone},
    )
    assert done.returncode == 0, done.stderr
    level: str = json.loads(done.stdout)["level"]
    return level


@needs_faketime
@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        # 4.5 hours later, though the clock on the wall says 5.5.
        (
            ("America/New_York", "2026-03-08 01:30:00"),
            ("America/New_York", "2026-03-08 07:00:00"),
            "stop",
        ),
        # 5.5 hours later, though it says 4.5.
        (
            ("America/New_York", "2026-11-01 00:30:00"),
            ("America/New_York", "2026-11-01 05:00:00"),
            "ok",
        ),
        # 4 hours later, and 13 hours by the wall.
        (("UTC", "2026-06-01 08:00:00"), ("Asia/Tokyo", "2026-06-01 21:00:00"), "stop"),
        # A day back.
        (("UTC", "2026-06-02 08:00:00"), ("UTC", "2026-06-01 20:00:00"), "ask"),
    ],
)
def test_the_program_goes_by_real_time(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], level: str
) -> None:
    data = tmp_path / "data"
    assert recorded(data, *first, FIRST) == "ok"
    # Put on within a minute of that OK; by a clock that was set back there was none yet.
    used = datetime.fromisoformat(first[1]).replace(tzinfo=ZoneInfo(first[0]), second=59)
    told = {"answers": UNUSED} if level == "ask" else after_a_use(used)
    assert recorded(data, *second, **told) == level
