"""A clinic's own words: what contradicts a level is refused, and nothing that is sound."""

import pytest
from clinic import WORDS, Change, Raw, answer, item, new_question, raw_checklist, toml
from hypothesis import given
from hypothesis import strategies as st
from support import base_checklist

from ketcheck.checklist.clinic_words import contradictions, says_apply, says_stop
from ketcheck.checklist.content_faults import faults_in
from ketcheck.checklist.level import Level
from ketcheck.checklist.loading import read_checklist

NOT_SURE = [
    "I do not know",
    "I don't know",
    "I don’t know",  # noqa: RUF001 - as it is typed
    "I am not sure",
    "I'm not really sure",
    "Not sure",
    "No idea",
    "I can't tell",
    "I do not remember",
    "Maybe",
]
ORDERS = [
    "Put the cream on.",
    "Apply it now.",
    "Use it now.",
    "You can still use the cream.",
    "It's fine to put the cream on.",
    "Go ahead.",
    "Wait a bit, then put the cream on.",
    "Call us. If it is not red, apply the cream.",
    "Please apply a thin layer.",
    "Keep using the cream.",
    "Wash the skin and put the cream on.",
    "Use as usual.",
    "If it hurts you may use the cream.",
]
QUESTIONS_FIRST = [
    "Ask us.",
    "Ask if you may use the cream.",
    "Do not apply.",
    "Call your doctor before you use the cream again.",
    "Wait until you may use it again.",
    "Use no more cream today.",
    "Put a cold cloth on your forehead.",
    "Ask your nurse how to go on after a missed use.",
    "Do not put it on sore skin.",
]
STOPS = ["Stop.", "Do not use the cream.", "Don’t apply it.", "Ask your nurse before you use it."]  # noqa: RUF001
NO_STOPS = ["Good.", "Use no extra.", "Do not use more than your label says.", "Tell your nurse."]


def clinics(*changes: Change) -> Raw:
    """A clinic's copy as plain data."""
    raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    for change in changes:
        change(raw)
    return raw


def faults(*changes: Change) -> list[str]:
    checklist = read_checklist(toml(clinics(*changes)), "clinic.toml")
    return list(contradictions(checklist, base_checklist()))


def adds(*answers: Raw) -> Change:
    return lambda raw: raw["questions"].append(new_question(answers=list(answers)))


UNSURE: Raw = {"code": "unsure", "words": "I am not sure", "level": "ask", **WORDS}


def test_the_bundled_words_contradict_nothing() -> None:
    """As if each of them were a clinic's own."""
    base = base_checklist()
    nothing = base.model_copy(update={"questions": (), "cross_checks": ()})
    assert [fault for fault in contradictions(base, nothing) if " says " in fault] == []


@pytest.mark.parametrize("words", NOT_SURE)
def test_a_doubt_may_not_be_ok(words: str) -> None:
    change = adds({"code": "hm", "words": words, "level": "ok"}, UNSURE)
    (told,) = faults(change)
    assert told.startswith("allergy.hm: means “not sure”, so its level may not be ok")
    assert len(list(faults_in(toml(clinics(change)), base_checklist()))) == 1


@pytest.mark.parametrize("words", NOT_SURE)
def test_a_doubt_of_ask_is_taken_and_is_enough(words: str) -> None:
    doubt = {"code": "hm", "words": words, "level": "ask", **WORDS}
    assert faults(adds({"code": "no", "words": "No", "level": "ok"}, doubt)) == []


@pytest.mark.parametrize("words", ["No", "None that I know of", "I do not know of any", "I know"])
def test_what_is_no_doubt_may_be_ok(words: str) -> None:
    assert faults(adds({"code": "no", "words": words, "level": "ok"}, UNSURE)) == []


def test_a_question_needs_an_answer_for_who_is_not_sure() -> None:
    (told,) = faults(adds({"code": "no", "words": "No", "level": "ok"}))
    assert told.startswith("allergy: has no answer for who is not sure; add one")


@pytest.mark.parametrize("words", ORDERS)
def test_a_level_above_ok_may_not_say_to_apply(words: str) -> None:
    assert says_apply(words)
    yes = {"code": "yes", "words": "Yes", "level": "stop", **WORDS, "next_step": words}
    (told,) = faults(adds(yes, UNSURE))
    assert told.startswith("allergy.yes.next_step: says to put the cream on, but the level is stop")
    raised = {"level": "ask", **WORDS, "next_step": words}
    (told,) = faults(lambda raw: answer(raw, "missed", "one").update(raised))
    assert told.startswith("missed.one.next_step")
    (told,) = faults(
        lambda raw: item(raw, "cross_checks", "long-gap").update(level="stop", notice=words)
    )
    assert told.startswith("long-gap.notice")


@pytest.mark.parametrize("words", QUESTIONS_FIRST)
def test_a_next_step_that_asks_first_is_taken(words: str) -> None:
    assert not says_apply(words)
    yes = {"code": "yes", "words": "Yes", "level": "stop", **WORDS, "next_step": words}
    assert faults(adds(yes, UNSURE)) == []


@pytest.mark.parametrize("words", STOPS)
def test_an_ok_may_not_say_stop(words: str) -> None:
    assert says_stop(words)
    fine = {"code": "no", "words": "No", "level": "ok", "notice": words}
    (told,) = faults(adds(fine, UNSURE))
    assert told.startswith("allergy.no.notice: says not to use the cream, but the level is ok")


@pytest.mark.parametrize("words", NO_STOPS)
def test_an_ok_may_have_a_notice(words: str) -> None:
    assert not says_stop(words)
    fine = {"code": "no", "words": "No", "level": "ok", "notice": words}
    assert faults(adds(fine, UNSURE)) == []


def test_a_notice_added_to_an_ok_of_ketcheck_may_not_say_stop() -> None:
    (told,) = faults(lambda raw: answer(raw, "skin", "whole").update(notice="Stop."))
    assert told.startswith("skin.whole.notice")


OK_ANSWERS = [
    (one.id, reply.code)
    for one in base_checklist().questions
    for reply in one.answers
    if reply.level is Level.OK and reply.detail is None
]
HIGHER = [
    (one.id, reply.code)
    for one in base_checklist().questions
    for reply in one.answers
    if reply.level is Level.STOP
]


@given(
    raised=st.dictionaries(
        st.sampled_from(OK_ANSWERS), st.sampled_from(["ask", "stop", "urgent"]), max_size=4
    ),
    words=st.sampled_from(QUESTIONS_FIRST),
    added=st.lists(st.sampled_from(["ask", "stop", "urgent"]), max_size=3),
    told=st.lists(st.sampled_from(["Bring the tube.", "Use it on sore skin."]), unique=True),
)
def test_whatever_adds_and_raises_within_the_rules_is_taken(
    raised: dict[tuple[str, str], str], words: str, added: list[str], told: list[str]
) -> None:
    def change(raw: Raw) -> None:
        for (question_id, code), level in raised.items():
            answer(raw, question_id, code).update(WORDS | {"level": level, "next_step": words})
        for number, level in enumerate(added):
            fine = {"code": "no", "words": "No", "level": "ok"}
            doubt = UNSURE | {"level": level, "notice": words}
            raw["questions"].append(new_question(id=f"own-{number}", answers=[fine, doubt]))
        item(raw, "groups", "tip-2")["teaching"]["tell"].extend(told)

    assert list(faults_in(toml(clinics(change)), base_checklist())) == []


@given(
    at=st.sampled_from(HIGHER),
    how=st.sampled_from(["lower", "remove", "rename", "reword", "question", "question-id"]),
)
def test_whatever_lowers_removes_or_renames_is_refused(at: tuple[str, str], how: str) -> None:
    question_id, code = at

    def change(raw: Raw) -> None:
        question = item(raw, "questions", question_id)
        one = answer(raw, question_id, code)
        match how:
            case "lower":
                one["level"] = "ask"
            case "remove":
                question["answers"].remove(one)
            case "rename":
                one["code"] = "other"
            case "reword":
                one["words"] = "Other words"
            case "question":
                raw["questions"].remove(question)
            case _:
                question["id"] = "other"

    told = [str(one) for one in faults_in(toml(clinics(change)), base_checklist())]
    assert any(question_id in one for one in told)
