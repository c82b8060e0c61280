"""What was struck out or corrected since takes away only what lowered a doubt."""

from datetime import timedelta
from uuid import uuid4

import pytest
from support import NOW
from told_facts import fact, hours_ago, struck

from ketcheck.checklist.ledger.counting import Counting
from ketcheck.checklist.ledger.facts import (
    ANOTHER_PERSON,
    CLOSING,
    STRUCK_OUT,
    UNDONE,
    FactName,
)

OPENING = sorted(frozenset(FactName) - CLOSING - {FactName.STRUCK})


@pytest.mark.parametrize("name", OPENING)
def test_what_opens_a_doubt_counts_although_it_was_struck_out(name: FactName) -> None:
    told = fact(name)
    counting = Counting([told, struck(told.entry, STRUCK_OUT)])
    assert counting.counts(told)
    assert counting.is_struck(told)


@pytest.mark.parametrize("name", sorted(CLOSING))
def test_what_closes_a_doubt_does_not(name: FactName) -> None:
    told = fact(name)
    assert Counting([told]).counts(told)
    assert not Counting([told, struck(told.entry, STRUCK_OUT)]).counts(told)


@pytest.mark.parametrize("name", sorted(CLOSING))
def test_what_closes_a_doubt_counts_where_the_correction_says_so_too(name: FactName) -> None:
    told = fact(name, hours_ago(1))
    silent = fact(FactName.CHECK, amends=told.entry)
    again = fact(name, amends=told.entry)
    assert not Counting([told, silent]).counts(told)
    both = Counting([told, again])
    assert both.counts(told)
    assert both.counts(again)


def test_a_correction_alone_closes_nothing() -> None:
    first, second = fact(FactName.CHECK), fact(FactName.PRESCRIBED)
    second = second.model_copy(update={"amends": first.entry})
    assert not Counting([first, second]).counts(second)


def test_each_version_of_a_record_has_to_say_the_same() -> None:
    first = fact(FactName.SKIN_CLOSED, sites=("foot",), code="healed")
    second = fact(FactName.SKIN_CLOSED, sites=("toe",), code="healed", amends=first.entry)
    third = fact(FactName.SKIN_CLOSED, sites=("foot",), code="healed", amends=second.entry)
    counting = Counting([first, second, third])
    assert not any(counting.counts(one) for one in (first, second, third))


def test_a_strike_of_the_correction_is_one_of_the_whole() -> None:
    first = fact(FactName.PRESCRIBED)
    second = fact(FactName.PRESCRIBED, amends=first.entry)
    counting = Counting([first, second, struck(second.entry, STRUCK_OUT)])
    assert counting.is_struck(first)
    assert not counting.counts(first)


@pytest.mark.parametrize("is_corrected", [False, True])
def test_what_a_wrong_clock_told_counts_from_when_it_was_struck_out(*, is_corrected: bool) -> None:
    ahead = NOW + timedelta(days=3650)
    until = ahead + timedelta(hours=12)
    told = fact(FactName.FELT_UNSURE, ahead, until=until)
    later = fact(FactName.CHECK, ahead, amends=told.entry)
    versions = [told, later] if is_corrected else [told]
    counting = Counting([*versions, struck(versions[-1].entry, STRUCK_OUT, NOW)])
    assert {one.at for one in counting.facts if one.name is not FactName.CHECK} == {NOW}
    assert {one.at for one in counting.facts if one.name is FactName.CHECK} <= {ahead}
    assert counting.facts[0].until == NOW + timedelta(hours=12)
    assert counting.facts[0].day == NOW.date()


def test_what_is_struck_out_later_keeps_its_time() -> None:
    told = fact(FactName.TO_ASK, hours_ago(1))
    assert told in Counting([told, struck(told.entry, STRUCK_OUT)]).facts


@pytest.mark.parametrize("code", [ANOTHER_PERSON, UNDONE])
def test_what_is_of_another_person_and_what_was_undone_never_was(code: str) -> None:
    told, other = fact(FactName.USE), fact(FactName.USE)
    counting = Counting([told, other, struck(told.entry, code)])
    assert told not in counting.facts
    assert other in counting.facts


def test_versions_that_name_each_other_come_to_an_end() -> None:
    one, other = uuid4(), uuid4()
    facts = [
        fact(FactName.CHECK, NOW, one, amends=other),
        fact(FactName.CHECK, NOW, other, amends=one),
    ]
    counting = Counting(facts)
    assert counting.root(one) in {one, other}
