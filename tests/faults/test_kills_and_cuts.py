"""The process is killed, or the power fails, in mid-save: what was told as saved is there."""

from functools import reduce
from operator import add
from pathlib import Path

import pytest

from tests.faults.figures import Row
from tests.faults.samples import some
from tests.faults.surroundings import told_by

ALL_KILLS, ALL_CUTS = 200, 40
KILLS, CUTS = some(ALL_KILLS, at_least=40), some(ALL_CUTS, at_least=10)
UNTIL_SHOWN, CONTROL_CUTS = 150, 6


def killed(scratch: Path, way: str, *shares: int) -> Row:
    """The kills, in processes that share them."""
    runs = [(made(scratch / str(at)), way, str(kills)) for at, kills in enumerate(shares)]
    rows = [Row.of(line) for line in told_by("killing", *runs)]
    return reduce(add, rows)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def cut(scratch: Path, way: str, cuts: int) -> Row:
    (line,) = told_by("cutting", (scratch, way, str(cuts)), private=True)
    return Row.of(line)


def test_a_kill_in_mid_save_loses_nothing(tmp_path: Path, figures: list[Row]) -> None:
    row = killed(tmp_path, "as it is", KILLS // 2, KILLS // 2)
    row.out_of = ALL_KILLS
    figures.append(row)
    assert (row.tried, row.failed) == (KILLS, 0)
    assert row.acknowledged >= KILLS


@pytest.mark.parametrize("way", ["told before it is saved", "no write-ahead log"])
def test_kills_show_what_is_not_protected(tmp_path: Path, figures: list[Row], way: str) -> None:
    row = killed(tmp_path, way, UNTIL_SHOWN)
    figures.append(row)
    assert row.failed


@pytest.mark.usefixtures("_mounts")
def test_a_power_cut_in_mid_save_loses_nothing(tmp_path: Path, figures: list[Row]) -> None:
    row = cut(tmp_path, "as it is", CUTS)
    row.out_of = ALL_CUTS
    figures.append(row)
    assert (row.tried, row.failed) == (CUTS, 0)
    assert row.acknowledged >= CUTS


@pytest.mark.usefixtures("_mounts")
@pytest.mark.parametrize("way", ["synchronous NORMAL", "synchronous OFF"])
def test_power_cuts_show_what_is_not_protected(
    tmp_path: Path, figures: list[Row], way: str
) -> None:
    row = cut(tmp_path, way, CONTROL_CUTS)
    figures.append(row)
    assert row.failed
