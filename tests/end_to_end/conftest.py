import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.desktop import Desktop, end
from tests.end_to_end.program import Program
from tests.end_to_end.user import User


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with Desktop(tmp_path) as started:
        yield started


@pytest.fixture
def user(desktop: Desktop) -> User:
    return User(desktop)


@pytest.fixture
def program(desktop: Desktop) -> Program:
    return Program(desktop)


@pytest.fixture
def keyring(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    """An unlocked keyring, empty; ready when it has said so."""
    daemon = desktop.start(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin
    daemon.stdin.write("password of the tests")
    daemon.stdin.close()
    _wait_for_the_name(desktop)
    yield daemon
    end(daemon)


def _wait_for_the_name(desktop: Desktop) -> None:
    name = "org.freedesktop.secrets"
    command = ["gdbus", "wait", "--session", "--timeout", "20", name]
    subprocess.run(command, env=desktop.env, check=True)
