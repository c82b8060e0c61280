"""What was said about held STOPs: only the newest, and only "may use", lifts one."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from support import NOW
from told_facts import fact, hours_ago, struck

from ketcheck.checklist.ledger.facts import (
    MAY_USE,
    MAY_USE_FROM,
    NEVER,
    NOT_YET,
    STRUCK_OUT,
    Fact,
    FactName,
)
from ketcheck.checklist.ledger.fold import known_from
from ketcheck.checklist.ledger.known import Known

STOP = uuid4()
HELD = fact(FactName.HELD, hours_ago(48), STOP, code="reaction")
TOMORROW = NOW.date() + timedelta(days=1)


def said(code: str, hours: float, day: date | None = None, **fields: object) -> Fact:
    entry = fields.pop("entry", None)
    assert entry is None or isinstance(entry, UUID)
    return fact(
        FactName.CLEARED, hours_ago(hours), entry, code=code, target=STOP, day=day, **fields
    )


def known(*facts: Fact) -> Known:
    return known_from([HELD, *facts])


def holds(*facts: Fact) -> bool:
    return bool(known(*facts).holds(NOW))


@pytest.mark.parametrize(
    ("code", "is_held"), [(MAY_USE, False), (NOT_YET, True), (NEVER, True), (MAY_USE_FROM, False)]
)
def test_only_may_use_lifts_a_stop(code: str, *, is_held: bool) -> None:
    assert holds()
    assert holds(said(code, 1, NOW.date() if code == MAY_USE_FROM else None)) is is_held


def test_from_a_day_on_is_from_that_day_on() -> None:
    cleared = known(said(MAY_USE_FROM, 1, TOMORROW))
    midnight = NOW.replace(hour=0) + timedelta(days=1)
    assert cleared.holds(midnight - timedelta(seconds=1))
    assert not cleared.holds(midnight)


AGAIN = uuid4()
CORRECTED = fact(FactName.HELD, hours_ago(48), AGAIN, amends=STOP, code="reaction", target=STOP)


@pytest.mark.parametrize(("code", "is_held"), [(MAY_USE, False), (NOT_YET, True), (NEVER, True)])
def test_what_lifts_a_stop_lifts_the_same_stop_in_a_correction(code: str, *, is_held: bool) -> None:
    assert holds(CORRECTED, said(code, 1)) is is_held
    assert holds(CORRECTED.model_copy(update={"target": None}), said(code, 1))


def test_what_is_said_about_a_correction_counts_for_it_and_lifts_no_other() -> None:
    no = said(NEVER, 1).model_copy(update={"target": AGAIN})
    yes = said(MAY_USE, 1).model_copy(update={"target": AGAIN})

    assert holds(CORRECTED, said(MAY_USE, 2), no)
    assert [one.record for one in known(CORRECTED, yes).holds(NOW)] == [STOP]


@pytest.mark.parametrize("later", [NOT_YET, NEVER])
def test_the_newest_by_its_time_counts_in_whatever_order_it_was_told(later: str) -> None:
    may, no = said(MAY_USE, 2), said(later, 1)
    assert holds(may, no)
    assert holds(no, may)
    assert not holds(said(MAY_USE, 1), said(later, 2))


def test_of_two_at_one_time_the_stricter_counts() -> None:
    assert holds(said(MAY_USE, 1), said(NOT_YET, 1))
    assert holds(said(NOT_YET, 1), said(MAY_USE, 1))


def test_a_clearance_of_another_stop_lifts_nothing() -> None:
    other = said(MAY_USE, 1).model_copy(update={"target": uuid4()})
    assert holds(other)


def test_a_struck_may_use_lifts_nothing_and_a_struck_no_still_holds() -> None:
    may, no = said(MAY_USE, 2), said(NOT_YET, 1)
    assert holds(may, struck(may.entry, STRUCK_OUT))
    assert holds(may, no, struck(no.entry, STRUCK_OUT))


def test_a_corrected_clearance_only_gets_stricter() -> None:
    may = said(MAY_USE, 3)
    assert holds(may, said(NOT_YET, 2, amends=may.entry))
    no = said(NOT_YET, 3)
    assert holds(no, said(MAY_USE, 2, amends=no.entry))
    early = said(MAY_USE_FROM, 3, NOW.date())
    assert holds(early, said(MAY_USE_FROM, 2, TOMORROW, amends=early.entry))
    assert holds(said(MAY_USE_FROM, 3, TOMORROW, entry=STOP), said(MAY_USE, 3, amends=STOP))
