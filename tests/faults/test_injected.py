"""Each call that changes a file fails, or is the last thing done: all of the act, or none of it.

Every act and every fault is tried; of the calls of an act all by `.ci/faults`, else a sample.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.faults.act import FAULTS
from tests.faults.acts import ACTS
from tests.faults.figures import Row
from tests.faults.samples import TRIES_ALL
from tests.faults.surroundings import told_by

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

ENDS_WHEN_TOLD = {"slot change", "set aside", "file written whole", "key changed"}
"""Acts after which no file is changed any more: no kill comes between their word and their end."""


def injected(scratch: Path, act: str, faults: Iterable[str]) -> list[Row]:
    """A row for each fault."""
    return [Row.of(line) for line in told_by("injecting", (scratch, act, *faults))]


@pytest.mark.parametrize("act", [name for name, act in ACTS.items() if not act.is_control])
def test_an_act_is_done_or_not_begun(tmp_path: Path, figures: list[Row], act: str) -> None:
    rows = injected(tmp_path, act, FAULTS)
    figures.extend(rows)
    assert [row.failed for row in rows] == [0] * len(FAULTS)
    # Each call was met, whatever came of it.
    assert rows[0].tried >= 3
    assert {row.tried for row in rows} == {rows[0].tried}
    assert not TRIES_ALL or rows[0].tried == rows[0].out_of
    # Who is killed after it was told as done has done it.
    assert all(row.acknowledged for row in rows) or act in ENDS_WHEN_TOLD


@pytest.mark.parametrize("act", [name for name, act in ACTS.items() if act.is_control])
def test_faults_show_what_is_not_protected(tmp_path: Path, figures: list[Row], act: str) -> None:
    rows = injected(tmp_path, act, sorted(ACTS[act].shown_by))
    figures.extend(rows)
    assert all(row.failed for row in rows)
