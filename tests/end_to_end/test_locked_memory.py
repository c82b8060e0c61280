"""What a core image of the locked program would hold, as the README says of it."""

import pytest

from tests.end_to_end.desktop import Desktop
from tests.end_to_end.locked_memory import HALF_TYPED, KEY, NAME, SECRET, measured

pytestmark = pytest.mark.timeout(600)


def test_a_lock_leaves_neither_the_key_nor_the_passphrase(desktop: Desktop) -> None:
    """The covered screen is still there, with what is typed on it: that is told, and no fault."""
    try:
        counts = measured(desktop)
    except PermissionError:
        pytest.skip("only root may look into a program that can't be dumped")
    # So that finding nothing shows something.
    assert counts["open"][KEY]
    assert counts["open"][NAME]
    assert counts["open"][HALF_TYPED]
    for when in ("locked", "locked again"):
        assert (counts[when][KEY], counts[when][SECRET]) == (0, 0)
