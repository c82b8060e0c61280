"""The long tests begin first, and the others stay in the order that chance gave them."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from slow_first import SLOW, slow_first

TESTS = Path(__file__).parent


@pytest.mark.parametrize("name", SLOW)
def test_what_is_named_is_there(name: str) -> None:
    assert (TESTS / name).exists()


def test_the_others_keep_their_order() -> None:
    names = ["ui/b.py::one", f"{SLOW[1]}::x", "messages/a.py::two", f"{SLOW[0]}::y"]
    items = [SimpleNamespace(nodeid=f"tests/{name}") for name in names]
    slow_first(items)  # type: ignore[arg-type]
    assert [item.nodeid.removeprefix("tests/") for item in items] == [
        names[3],
        names[1],
        names[0],
        names[2],
    ]
