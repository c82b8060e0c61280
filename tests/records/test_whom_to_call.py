"""Whom to call: the order for each level, and what stands where nothing is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PLAN

from ketcheck.checklist import details
from ketcheck.checklist.content import Contact
from ketcheck.checklist.level import Level
from ketcheck.records import whom_to_call as whom
from ketcheck.records.numbers import Numbers
from ketcheck.records.whom_to_call import PlanContacts, of_this_computer, whom_to_call

BOTH = Numbers(emergency="911", poison="1-800-222-1222")
DR_LEE = details.Contact(name="Dr. Lee", phone="555-0134")
CALLED = PLAN.model_copy(update={"prescriber": DR_LEE})
CLINIC = (Contact(label="Pain clinic", value="555 0100"),)


def spoken(*given: object) -> list[str]:
    return [line.spoken for line in whom_to_call(*given)]  # type: ignore[arg-type]


@pytest.mark.parametrize("level", [Level.ASK, Level.STOP])
def test_a_doubt_goes_to_whom_they_call_with_questions(level: Level) -> None:
    assert spoken(level, BOTH, CALLED, CLINIC) == ["Dr. Lee, 555-0134", "Pain clinic, 555 0100"]


def test_the_pharmacy_comes_after_the_prescriber(monkeypatch: pytest.MonkeyPatch) -> None:
    contacts = PlanContacts(
        prescriber="Dr. Lee", prescriber_phone="555-0134", pharmacy_phone="555-0150"
    )
    monkeypatch.setattr(whom, "contacts_of", lambda _: contacts)
    assert spoken(Level.ASK, BOTH, None) == ["Dr. Lee, 555-0134", "Your pharmacy, 555-0150"]
    assert "Your pharmacy, 555-0150" not in spoken(Level.URGENT, BOTH, None)


def test_help_now_begins_with_the_emergency_number() -> None:
    assert spoken(Level.URGENT, BOTH, CALLED, CLINIC) == [
        "Emergency number, 911",
        "Poison Control, 1-800-222-1222",
        "Dr. Lee, 555-0134",
        "Pain clinic, 555 0100",
    ]


def test_help_now_without_a_number_says_to_call_the_emergency_number() -> None:
    assert spoken(Level.URGENT, Numbers(), None) == ["Call your emergency number"]
    only_poison = Numbers(poison="555-0111")
    assert spoken(Level.URGENT, only_poison, None) == [
        "Call your emergency number",
        "Poison Control, 555-0111",
    ]


def test_a_name_without_a_number_helps_in_a_doubt_alone() -> None:
    named = PLAN.model_copy(update={"prescriber": details.Contact(name="Dr. Lee")})
    assert spoken(Level.STOP, BOTH, named) == ["Dr. Lee"]
    assert spoken(Level.URGENT, Numbers(emergency="911"), named) == ["Emergency number, 911"]


def test_nobody_is_called_the_prescriber() -> None:
    (named,) = whom_to_call(Level.ASK, BOTH, CALLED)
    assert (named.who, named.label) == ("Dr. Lee", "For questions about your cream")
    phone = PLAN.model_copy(update={"prescriber": details.Contact(phone="555-0134")})
    assert spoken(Level.ASK, BOTH, phone) == ["For questions about your cream, 555-0134"]


def test_an_ok_needs_nobody() -> None:
    assert whom_to_call(Level.OK, BOTH, CALLED, CLINIC) == ()


def test_a_locked_window_shows_no_name() -> None:
    assert [line.name for line in of_this_computer(BOTH)] == [None, None]
    assert of_this_computer(Numbers()) == ()


@given(
    st.builds(
        Numbers, emergency=st.sampled_from([None, "911"]), poison=st.sampled_from([None, "1"])
    ),
    st.sampled_from([None, PLAN, CALLED]),
)
def test_help_now_is_never_without_a_line(numbers: Numbers, plan: object) -> None:
    first, *rest = whom_to_call(Level.URGENT, numbers, plan)  # type: ignore[arg-type]
    assert first.number == numbers.emergency
    assert all(line.number for line in rest)
