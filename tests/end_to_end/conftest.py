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
    daemon = desktop.starts_keyring()
    yield daemon
    end(daemon)
