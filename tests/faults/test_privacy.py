"""A day's use leaves nothing in clear outside the process, and opens no socket of a network."""

import base64
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end import checks
from tests.faults.day import MEDICINE, WORDS, Day, a_day
from tests.faults.watched import LOCAL, STRACE, families, files_with, made_in

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or not shutil.which("strace"), reason="strace is not installed"
    ),
    pytest.mark.xdist_group("one day for all"),
]


ALLOWED = re.compile(r"/dev/(null|tty|shm/[^/]+)|/proc/self/.*|memfd")
"""Devices, and what a process says of itself."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return a_day(tmp_path_factory.mktemp("day") / "home")


def test_no_socket_of_a_network_is_opened(day: Day) -> None:
    assert len(day.logs) == 13
    assert set().union(*map(families, day.logs)) == LOCAL


def test_a_socket_of_a_network_would_be_seen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    opens = f"import socket; socket.socket(socket.AF_INET).connect_ex(('127.0.0.1', {_no_port()}))"
    subprocess.run([*STRACE, str(log), sys.executable, "-c", opens], check=True)
    assert families(log) == {"AF_INET"}


def _no_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def test_what_is_written_is_below_the_home_folder(day: Day) -> None:
    made = set[Path]().union(*map(made_in, day.logs))
    ours = (day.home, day.home.parent / "asked-for")
    outside = {path for path in made if not any(path.is_relative_to(one) for one in ours)}
    assert {str(path) for path in outside if not ALLOWED.fullmatch(str(path))} == set()
    below = {path.relative_to(day.home).parts[0] for path in made if day.home in path.parents}
    assert below == {"data", "clinic", "tmp"}


def test_a_file_that_is_gone_again_would_be_seen(tmp_path: Path) -> None:
    log, gone = tmp_path / "log", tmp_path / "gone"
    writes = f"import pathlib; one = pathlib.Path({str(gone)!r}); one.write_text('x'); one.unlink()"
    subprocess.run([*STRACE, str(log), sys.executable, "-c", writes], check=True)
    assert gone in made_in(log)


def test_nothing_is_left_in_clear(day: Day) -> None:
    assert list(files_with(WORDS, [day.home])) == []


def test_a_name_in_small_letters_or_of_a_folder_would_be_found(tmp_path: Path) -> None:
    (tmp_path / f"of {checks.NAME}").mkdir()
    (tmp_path / "keys").write_bytes(b"key=" + checks.NAME.lower().encode())
    found = {path.name for path, _ in files_with([checks.NAME], [tmp_path])}
    assert found == {f"of {checks.NAME}", "keys"}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "base64"])
def test_what_is_left_in_clear_would_be_found(tmp_path: Path, coding: str) -> None:
    text = f"x{checks.NAME} took {MEDICINE}."
    data = base64.b64encode(text.encode()) if coding == "base64" else text.encode(coding)
    (tmp_path / "deep").mkdir()
    planted = tmp_path / "deep" / "planted"
    planted.write_bytes(b"\0\1" + data)
    assert {path for path, _ in files_with([checks.NAME], [tmp_path])} == {planted}
