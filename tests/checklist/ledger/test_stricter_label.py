"""While nobody is named for a change of the label, the stricter of both labels counts."""

import pytest

from ketcheck.checklist.details import Details, Plan, Sites
from tests.proof.kinds import FOOT, KNEE, plan
from tests.proof.person import Person
from tests.proof.scenarios import START, t

TOGETHER = plan(hours_between=6, sites=(FOOT, KNEE))
APART = TOGETHER.model_copy(update={"each_site": True})


def _at_the_knee(before: Plan, after: Plan) -> tuple[str, ...]:
    """What a check says for the knee, an hour after a use on the foot, once the label changed."""
    person = Person()
    both = Details(area=Sites(sites=(FOOT, KNEE)))
    person.check(START, plan=before, details=both)
    person.use(t(0, 10), (FOOT,))
    person.label(t(0, 30), after)
    knee = Details(area=Sites(sites=(KNEE,)))
    return person.check(t(1), details=knee).reasons


@pytest.mark.parametrize("after", [APART, APART.model_copy(update={"hours_between": 2})])
def test_uses_count_together_while_either_label_says_so(after: Plan) -> None:
    assert _at_the_knee(TOGETHER, after) == ("too-soon", "label-loosened")


def test_uses_count_apart_where_both_labels_say_so() -> None:
    assert _at_the_knee(APART, APART.model_copy(update={"hours_between": 2})) == ("label-loosened",)


def test_each_label_that_nobody_was_named_for_counts() -> None:
    """Every 72 hours without times a day allows more in one way; every 6 hours then in another."""
    person = Person()
    person.check(START, plan=plan(times_a_day=3))
    person.use(t(0, 10), (FOOT,))
    person.label(t(1), plan(hours_between=72))
    person.label(t(2), plan(times_a_day=3, hours_between=6))
    assert person.check(t(7)).reasons == ("too-soon", "label-loosened")


def test_the_old_label_again_closes_it() -> None:
    person = Person()
    old = plan(times_a_day=3)
    person.check(START, plan=old)
    person.label(t(1), plan(hours_between=72))
    person.label(t(2), old)
    assert person.check(t(7)).reasons == ()


def test_a_place_keeps_its_own_stricter_time() -> None:
    person = Person()
    old = plan(hours_between=4)
    own = plan(hours_between=2, sites=({"words": FOOT, "hours_between": 10},))
    person.check(START, plan=old)
    person.use(t(0, 10), (FOOT,))
    person.label(t(1), own)
    person.label(t(2), plan(hours_between=3))
    assert person.check(t(9)).reasons == ("too-soon", "label-loosened")
