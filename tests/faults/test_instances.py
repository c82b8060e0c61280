"""Two ketchecks on one data folder: one is told, and neither loses anything."""

import json
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from ketcheck.errors import AlreadyOpen
from ketcheck.records import locking
from ketcheck.records.opening import open_store
from tests.faults.figures import Row
from tests.faults.given import checks
from tests.faults.surroundings import environment, ketcheck

PROGRAMS, CHECKS = 4, 12


def test_a_second_instance_on_the_same_folder_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", keyring=False)
    ran = subprocess.run(
        ketcheck(store.folder, "list"),
        check=False,
        capture_output=True,
        text=True,
        env=environment(),
    )
    store.close()
    assert ran.returncode == 2
    assert "already open" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_programs_at_once_save_all_or_are_told(tmp_path: Path, figures: list[Row]) -> None:
    data = tmp_path / "data"
    open_store(data, keyring=False).close()
    for number in range(PROGRAMS):
        (tmp_path / str(number)).write_bytes(checks(number * CHECKS, CHECKS))
    programs = [
        subprocess.Popen(
            ketcheck(data, "record", str(tmp_path / str(number))),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        for number in range(PROGRAMS)
    ]
    row = Row("two instances at once", tried=PROGRAMS)
    saved: set[str] = set()
    for program in programs:
        out, err = program.communicate()
        lines = out.decode().splitlines()
        saved |= {json.loads(line)["id"] for line in lines}
        refused = program.returncode == 2 and "already open" in err.decode()
        assert len(lines) == (0 if refused else CHECKS)
    row.acknowledged = len(saved)
    with closing(open_store(data, keyring=False)) as store:
        row.lost = len(saved - {str(one.id) for one in store.page(limit=5000)})
        assert store.verify().is_sound
    figures.append(row)
    assert saved
    assert not row.failed


def test_without_the_lock_a_second_one_would_get_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(tmp_path / "data", keyring=False)) as store:
        with pytest.raises(AlreadyOpen):
            open_store(store.folder, keyring=False)
        monkeypatch.setattr(locking, "_take", lambda _handle: None)
        open_store(store.folder, keyring=False).close()
