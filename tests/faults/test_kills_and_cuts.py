"""The process is killed, or the power fails, in mid-save: what was told as saved is there."""

from pathlib import Path

import pytest

from tests.faults.figures import Row
from tests.faults.surroundings import told_by

KILLS, CUTS = 200, 40
UNTIL_SHOWN, CONTROL_CUTS = 150, 6


def killed(tmp_path: Path, figures: list[Row], way: str, kills: int) -> Row:
    (line,) = told_by("killing", tmp_path, way, str(kills))
    figures.append(Row.of(line))
    return figures[-1]


def cut(tmp_path: Path, figures: list[Row], way: str, cuts: int) -> Row:
    (line,) = told_by("cutting", tmp_path, way, str(cuts), private=True)
    figures.append(Row.of(line))
    return figures[-1]


def test_a_kill_in_mid_save_loses_nothing(tmp_path: Path, figures: list[Row]) -> None:
    row = killed(tmp_path, figures, "as it is", KILLS)
    assert (row.tried, row.failed) == (KILLS, 0)
    assert row.acknowledged >= KILLS


@pytest.mark.parametrize("way", ["told before it is saved", "no write-ahead log"])
def test_kills_show_what_is_not_protected(tmp_path: Path, figures: list[Row], way: str) -> None:
    assert killed(tmp_path, figures, way, UNTIL_SHOWN).failed


@pytest.mark.usefixtures("_mounts")
def test_a_power_cut_in_mid_save_loses_nothing(tmp_path: Path, figures: list[Row]) -> None:
    row = cut(tmp_path, figures, "as it is", CUTS)
    assert (row.tried, row.failed) == (CUTS, 0)
    assert row.acknowledged >= CUTS


@pytest.mark.usefixtures("_mounts")
@pytest.mark.parametrize("way", ["synchronous NORMAL", "synchronous OFF"])
def test_power_cuts_show_what_is_not_protected(
    tmp_path: Path, figures: list[Row], way: str
) -> None:
    assert cut(tmp_path, figures, way, CONTROL_CUTS).failed
