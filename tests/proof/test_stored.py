"""A sample of lives with the real store: both say the same of each check."""

from pathlib import Path

import pytest

from tests.proof.kinds import KINDS, Kind
from tests.proof.searching import lived
from tests.proof.stored import differences

IN_STORE = tuple(kind for kind in KINDS if kind.name != "has entries merged")
"""A merge is of two people on file: there it has tests of its own."""


@pytest.mark.parametrize("kind", IN_STORE, ids=lambda kind: kind.name)
def test_the_store_says_the_same(kind: Kind, tmp_path: Path) -> None:
    walk = lived(kind, 0, checks=4)
    compared, found = differences(walk.person.log, tmp_path / "data")
    assert not found, "\n".join([*found, *walk.told])
    assert compared >= 5
