"""A sample of the steps of an act: even, with both ends, and with every kind of step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults import samples
from tests.faults.samples import sample, spread

steps = st.lists(st.sampled_from("abc"), max_size=60).map(lambda kinds: list(enumerate(kinds)))


@given(st.integers(0, 300))
def test_each_step_is_tried_once(count: int) -> None:
    assert sorted(spread(range(count))) == list(range(count))


def test_the_ends_come_first_and_then_what_lies_between() -> None:
    assert list(spread(range(9))) == [0, 8, 4, 2, 6, 1, 3, 5, 7]


@given(steps)
def test_a_sample_holds_the_first_and_last_of_each_kind(steps: list[tuple[int, str]]) -> None:
    found = sample(steps, 3, kind=lambda step: step[1])
    assert found == sorted(found)
    for kind in "abc":
        of_kind = [step for step in steps if step[1] == kind]
        assert not of_kind or {of_kind[0], of_kind[-1]} <= set(found)
    assert {*steps[:1], *steps[-1:]} <= set(found)


def test_all_are_tried_where_all_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "TRIES_ALL", True)
    assert sample(range(100), 3, kind=str) == list(range(100))
    assert samples.some(100, at_least=3) == 100
