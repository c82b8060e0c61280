"""The table of figures at the end of the run, and the right to mount."""

import pytest

from tests.faults.figures import Row, table
from tests.faults.surroundings import why_no_mounts

FIGURES = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    rows = config.stash.get(FIGURES, [])
    if rows:
        terminalreporter.section("faults: 0 lost and 0 damaged unnoticed, but in the controls")
        for line in table(sorted(rows, key=lambda row: (row.control, row.fault))):
            terminalreporter.write_line(line)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> list[Row]:
    """Where a test puts the rows of the table."""
    return request.config.stash[FIGURES]


@pytest.fixture
def _mounts() -> None:
    if why_no_mounts():
        pytest.skip(f"needs the right to mount: {why_no_mounts()}")
