"""A program that cries wolf is switched off or lied to: honest patients are not held back."""

import pytest

from tests.proof.honest_lives import LIFE_KINDS, LifeKind

SEED = 1
LEAST_CHECKS = 120


@pytest.mark.parametrize("kind", LIFE_KINDS, ids=lambda kind: kind.name)
def test_is_seldom_held_back_needlessly(kind: LifeKind) -> None:
    life = kind.lived(SEED)
    print(f"{kind.name}: {life}")
    assert life.checks >= LEAST_CHECKS
    assert life.share <= kind.most
