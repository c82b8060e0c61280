"""Which tests begin first: the long ones, so that all processes end at about the same time."""

from typing import Final

import pytest

SLOW: Final = (
    "faults/test_privacy.py",
    "faults/test_injected.py",
    "end_to_end/",
    "benchmarks/",
    "ui/test_layout.py",
    "packaging/test_wheel.py",
    "faults/",
    "ui/test_session",
    "ui/printing/",
    "records/test_erasing.py",
    "proof/test_uses.py",
    "checklist/test_result.py",
)
"""Beginnings of their names below `tests`, the longest ones first, as `--durations` tells them."""


def slow_first(items: list[pytest.Item]) -> None:
    """Put those tests before all others; else their order stays as it is, a random one."""
    items.sort(key=lambda item: _place(item.nodeid.removeprefix("tests/")))


def _place(name: str) -> int:
    return next((at for at, one in enumerate(SLOW) if name.startswith(one)), len(SLOW))
