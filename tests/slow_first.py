"""Which tests begin first: the long ones, so that all processes end at about the same time."""

from typing import Final

import pytest

SLOW: Final = (
    "faults/test_privacy.py",
    "ui/test_layout.py",
    "ui/shell/test_window.py",
    "end_to_end/",
    "benchmarks/",
    "packaging/",
    "faults/test_injected.py",
    "faults/test_hostile.py",
    "ui/session/test_session.py",
    "checklist/test_result.py",
    "faults/",
    "ui/printing/",
    "records/verifying/test_verification.py",
    "records/rescue/test_salvaging.py",
    "proof/test_uses.py",
)
"""Beginnings of their names below `tests`, the longest ones first, as `--durations` tells them."""


def slow_first(items: list[pytest.Item]) -> None:
    """Put those tests before all others; else their order stays as it is, a random one."""
    items.sort(key=lambda item: _place(item.nodeid.removeprefix("tests/")))


def _place(name: str) -> int:
    return next((at for at, one in enumerate(SLOW) if name.startswith(one)), len(SLOW))
