"""The surroundings fail under the real program: nothing is lost, nothing is half-written."""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketcheck.records.opening import open_store
from tests.faults.figures import Row
from tests.faults.given import checks
from tests.faults.surroundings import PRIVATE, environment, ketcheck


def mounted(mount: str, *commands: list[str], given: bytes = b"") -> list[tuple[int, str, str]]:
    """What commands gave, one after the other, with a mount that ends with them."""
    driver = (
        "import json, subprocess, sys\n"
        "mount, commands, given = json.load(sys.stdin)\n"
        "subprocess.run(mount, shell=True, check=True)\n"
        "ran = [subprocess.run(c, input=given, capture_output=True, text=True) for c in commands]\n"
        "print(json.dumps([(r.returncode, r.stdout, r.stderr) for r in ran]))\n"
    )
    plan = json.dumps([mount, commands, given.decode()])
    done = subprocess.run(
        [*PRIVATE, sys.executable, "-c", driver],
        input=plan.encode(),
        check=True,
        capture_output=True,
        env=environment(),
    )
    return [tuple(one) for one in json.loads(done.stdout)]


def acknowledged(program: "subprocess.Popen[bytes]", count: int) -> Iterator[str]:
    """Ids of the saved checks as they are told, and the rest of them once it was killed."""
    assert program.stdout
    for number, line in enumerate(program.stdout, 1):
        if line.endswith(b"}\n"):
            yield json.loads(line)["id"]
        if number == count:
            program.kill()


def missing(row: Row, saved: set[str], kept: set[str]) -> None:
    """Note what was told as saved, and what of that is gone."""
    row.tried += 1
    row.acknowledged += len(saved)
    row.lost += len(saved - kept)


def test_what_was_told_as_saved_is_there_after_a_kill(tmp_path: Path, figures: list[Row]) -> None:
    row = Row("kill -9 of the command that records")
    folder, saved = tmp_path / "data", set[str]()
    for kill, after in enumerate((1, 2, 3, 5, 8, 13)):
        lines = tmp_path / "checks"
        lines.write_bytes(checks(kill * 1000, 400))
        with subprocess.Popen(
            ketcheck(folder, "record", str(lines)), stdout=subprocess.PIPE, env=environment()
        ) as program:
            saved |= set(acknowledged(program, after))
        assert program.returncode == -9
        store = open_store(folder, keyring=False)
        assert store.verify().is_sound
        kept = {str(row.id) for row in store.page(limit=5000)}
        store.close()
        missing(row, saved, kept)
        # A check that was saved but not told of yet may be there: one a kill at most.
        assert len(kept - saved) <= kill + 1
    figures.append(row)
    assert not row.failed


def ids_in(listed: str) -> set[str]:
    return {row["id"] for row in json.loads(listed)}


@pytest.mark.usefixtures("_mounts")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, figures: list[Row]) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    data = folder / "data"
    first, verified, listed = mounted(
        f"mount -t tmpfs -o size=1m,mode=700 none {folder}",
        ketcheck(data, "record", "-"),
        ketcheck(data, "verify"),
        ketcheck(data, "list", "--json"),
        given=checks(0, 1000),
    )
    code, out, err = first
    assert code == 2
    assert "disk is full" in err
    assert len(err.splitlines()) == 1
    saved = [json.loads(line)["id"] for line in out.splitlines()]
    assert saved
    assert verified[0] == 0, verified
    row = Row("full disk")
    missing(row, set(saved), ids_in(listed[1]))
    figures.append(row)
    assert ids_in(listed[1]) == set(saved)


@pytest.mark.usefixtures("_mounts")
def test_a_disk_that_was_full_takes_records_again(tmp_path: Path, figures: list[Row]) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    data = folder / "data"
    ballast = folder / "ballast"
    record = ketcheck(data, "record", "-")
    _, full, again, verified, listed = mounted(
        f"mount -t tmpfs -o size=1m,mode=700 none {folder}",
        ketcheck(data, "verify"),
        ["sh", "-c", f"cat /dev/zero > {ballast}; exec {shlex.join(record)}"],
        ["sh", "-c", f"rm {ballast}; exec {shlex.join(record)}"],
        ketcheck(data, "verify"),
        ketcheck(data, "list", "--json"),
        given=checks(0, 2),
    )
    assert (full[0], full[1]) == (2, "")
    assert "disk is full" in full[2]
    saved = [json.loads(line)["id"] for line in again[1].splitlines()]
    assert (len(saved), again[0], verified[0]) == (2, 0, 0)
    row = Row("room again after a full disk")
    missing(row, set(saved), ids_in(listed[1]))
    figures.append(row)
    assert ids_in(listed[1]) == set(saved)


@pytest.mark.usefixtures("_mounts")
def test_a_disk_that_is_full_from_the_start_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    ((code, out, err),) = mounted(
        f"mount -t tmpfs -o size=4k,mode=700 none {folder} && head -c 4096 /dev/zero > {folder}/x",
        ketcheck(folder / "data", "record", "-"),
        given=checks(0, 1),
    )
    assert (code, out) == (2, "")
    assert "disk is full" in err
    assert len(err.splitlines()) == 1


@pytest.mark.usefixtures("_mounts")
@pytest.mark.parametrize("command", ["list", "verify", "record"])
def test_a_read_only_folder_is_read_or_told_and_left_as_it_is(
    tmp_path: Path, figures: list[Row], command: str
) -> None:
    data = tmp_path / "data"
    store = open_store(data, keyring=False)
    store.directory.add("Maria Alvarez")
    store.close()
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    arguments = [command, "-"] if command == "record" else [command]
    ((code, out, err),) = mounted(
        f"mount --bind {data} {data} && mount -o remount,ro,bind {data}",
        ketcheck(data, *arguments),
        given=checks(0, 1),
    )
    if command == "record":
        assert (code, out) == (2, "")
        assert "can't be" in err
        assert len(err.splitlines()) == 1
    else:
        assert (code, err) == (0, "")
    after = {path.name: path.read_bytes() for path in data.iterdir()}
    lost = sum(after.get(name) != content for name, content in before.items())
    figures.append(Row(f"read-only mount: {command}", tried=1, lost=lost))
    assert after == before


@pytest.mark.usefixtures("_mounts")
def test_a_backup_to_a_full_disk_leaves_no_file(tmp_path: Path, figures: list[Row]) -> None:
    data, stick = tmp_path / "data", tmp_path / "stick"
    open_store(data, keyring=False).close()
    stick.mkdir()
    backed_up, seen = mounted(
        f"mount -t tmpfs -o size=64k,mode=700 none {stick}",
        ketcheck(data, "backup", str(stick / "copy")),
        ["ls", "-A", str(stick)],
    )
    assert backed_up[0] == 2
    assert f"no room for a copy in {stick}" in backed_up[2]
    figures.append(Row("full disk: backup", tried=1, unnoticed=len(seen[1].split())))
    assert seen[1] == ""
