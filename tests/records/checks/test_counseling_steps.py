"""Which page of a session is still open, and what a changed plan takes back."""

from house import House, at
from support import PLAN

from ketcheck.checklist.session import Company, TeachBack, Understanding
from ketcheck.checklist.steps import PUT_ON_NOW, READ_BACK, WHO, Part, Step
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.model import Clinician

NURSE = Clinician(name="T. Okafor", role="RN")
SKIN = Step(Part.QUESTION, "skin")
TEACHING = Step(Part.TEACHING, "tip-2")
SAID_BACK = TeachBack(said="I look first.", outcome=Understanding.UNDERSTOOD)


def session(house: House) -> Counseling:
    """A session of somebody who used the cream eight hours ago."""
    house.save(-8)
    kept = new_draft(house.person.id, house.used, at(), clinician=NURSE)
    return Counseling(house.store, at, house.person, house.checklist, kept)


def test_each_step_that_asks_for_something_is_open_at_first(house: House) -> None:
    underway = session(house)
    free = {Part.OPEN_QUESTIONS, Part.NEXT_STEPS}
    for step in underway.steps():
        assert underway.is_open(step) is (step.part not in free), step


def test_who_is_here_is_open_until_something_is_given(house: House) -> None:
    underway = session(house)
    underway.greet(Company(helper="son"))
    assert not underway.is_open(WHO)


def test_a_question_and_the_teaching_of_its_tip_are_open_each_by_itself(house: House) -> None:
    underway = session(house)
    underway.answer("skin", "whole")
    assert not underway.is_open(SKIN)
    assert underway.is_open(TEACHING)
    underway.say_back("tip-2", TeachBack(said="I look first."))
    assert underway.is_open(TEACHING)
    underway.say_back("tip-2", SAID_BACK)
    assert not underway.is_open(TEACHING)


def test_whether_the_cream_is_put_on_now_decides_what_is_asked(house: House) -> None:
    underway = session(house)
    assert underway.is_open(PUT_ON_NOW)
    underway.answer("feeling", "fine")
    underway.put_on_now(is_put_on=False)
    assert not underway.is_open(PUT_ON_NOW)
    asked = [question.id for question in underway.check.path]
    assert asked == ["medicines-changed", "missed"]
    assert underway.check.draft.answers == {}
    underway.put_on_now(is_put_on=True)
    assert "feeling" in [question.id for question in underway.check.path]


def test_a_topic_is_open_until_it_is_told(house: House) -> None:
    underway = session(house)
    step = Step(Part.TOPIC, "what-it-is-for")
    underway.note(told=("what-it-is-for",))
    assert not underway.is_open(step)


def test_a_changed_plan_is_to_be_read_back_again(house: House) -> None:
    underway = session(house)
    underway.note(read_back=True)
    assert not underway.is_open(READ_BACK)
    underway.set_plan(PLAN)
    assert not underway.is_open(READ_BACK)
    underway.set_plan(PLAN.model_copy(update={"amount": "two peas"}))
    assert underway.is_open(READ_BACK)
    kept = house.store.kept_draft(house.person.id)
    assert kept
    assert kept.session
    assert not kept.session.read_back
    underway.note(read_back=True)
    underway.answer("skin", "whole")
    assert not underway.is_open(READ_BACK)
