"""Where a test puts its figures, and the right to mount."""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.fault_table import FAULT
from tests.faults.figures import Row
from tests.faults.surroundings import why_no_mounts


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Iterator[list[Row]]:
    """Where a test puts the rows of the table."""
    rows: list[Row] = []
    yield rows
    for row in rows:
        record_property(FAULT, row.as_json())


@pytest.fixture
def _mounts() -> None:
    if why_no_mounts():
        pytest.skip(f"needs the right to mount: {why_no_mounts()}")
