"""Each step of an act that reaches the disk or the keyring, looked at right before it is taken."""

from collections.abc import Callable
from typing import Any

import pytest

Steps = tuple[tuple[type | Any, tuple[str, ...]], ...]
"""Classes or modules, and the names of what they do."""


def before_each(patch: pytest.MonkeyPatch, steps: Steps, look: Callable[[], None]) -> None:
    """Have `look` called before each of those steps, as a kill there would leave things."""
    for where, names in steps:
        for name in names:
            patch.setattr(where, name, _stepping(getattr(where, name), look))


def _stepping(act: Callable[..., Any], look: Callable[[], None]) -> Callable[..., Any]:
    def step(*args: object, **named: object) -> Any:  # noqa: ANN401 - whatever it gives
        look()
        return act(*args, **named)

    return step
