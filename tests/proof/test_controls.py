"""Each rule is needed: without it, one of the scenarios comes to something else."""

from functools import cache

import pytest

from tests.proof.mutants import Mutant, mutants
from tests.proof.scenarios import SCENARIOS, come_to


@cache
def _right() -> dict[str, list[str]]:
    return {one.__name__: come_to(one) for one in SCENARIOS}


def test_the_scenarios_come_to_something() -> None:
    assert not [name for name, found in _right().items() if "failed" in " ".join(found)]
    assert len(SCENARIOS) >= 45


@pytest.mark.parametrize("mutant", tuple(mutants()), ids=lambda mutant: mutant.name)
def test_a_missing_rule_is_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    right = _right()
    mutant.apply(monkeypatch)
    noticed = (one.__name__ for one in SCENARIOS if come_to(one) != right[one.__name__])
    by = next(noticed, None)
    assert by is not None, f"nothing notices that {mutant.name} is gone"
