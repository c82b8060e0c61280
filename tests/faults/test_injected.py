"""Each write and sync of an act fails, or is the last thing done: all of the act, or none of it."""

import shutil
from pathlib import Path

import pytest

from tests.faults.acts import ACTS
from tests.faults.figures import Row
from tests.faults.injecting import FAULTS
from tests.faults.surroundings import told_by

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")


def injected(scratch: Path, act: str) -> list[Row]:
    """A row for each fault."""
    for fault in FAULTS:
        (scratch / fault).mkdir()
    runs = [(scratch / fault, act, fault) for fault in FAULTS]
    return [Row.of(line) for line in told_by("injecting", *runs)]


@pytest.mark.parametrize("act", [name for name, act in ACTS.items() if not act.is_control])
def test_an_act_is_done_or_not_begun(tmp_path: Path, figures: list[Row], act: str) -> None:
    rows = injected(tmp_path, act)
    figures.extend(rows)
    assert [row.failed for row in rows] == [0] * len(FAULTS)
    # Each call was met, whatever came of it.
    assert rows[0].tried >= 3
    assert {row.tried for row in rows} == {rows[0].tried}


@pytest.mark.parametrize("act", [name for name, act in ACTS.items() if act.is_control])
def test_faults_show_what_is_not_protected(tmp_path: Path, figures: list[Row], act: str) -> None:
    rows = injected(tmp_path, act)
    figures.extend(rows)
    assert any(row.failed for row in rows)
