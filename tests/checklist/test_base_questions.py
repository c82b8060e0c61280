"""What a clinic's own checklist may not take from the base questions and cross-checks."""

import oracle
import pytest
from clinic import Raw, answer, item, question, refusal

from ketcheck.checklist.content import Asked
from ketcheck.checklist.rules import BASE_QUESTIONS, CROSS_CHECK_FLOORS


def test_the_floors_are_those_of_the_design() -> None:
    floors = {
        question_id: {code: level.value for code, level in base.floors.items()}
        for question_id, base in BASE_QUESTIONS.items()
    }

    assert floors == oracle.LEVELS
    assert {name: level.value for name, level in CROSS_CHECK_FLOORS.items()} == oracle.CROSS_CHECKS


RAISED = [
    (question_id, code, level)
    for question_id, answers in oracle.LEVELS.items()
    for code, level in answers.items()
    if level != "ok"
]


@pytest.mark.parametrize(("question_id", "code", "level"), RAISED)
def test_no_base_answer_is_lowered(question_id: str, code: str, level: str) -> None:
    for lower in oracle.SEVERITY[: oracle.SEVERITY.index(level)]:
        told = refusal(lambda raw, lower=lower: answer(raw, question_id, code).update(level=lower))

        assert told.startswith(f"clinic.toml: {question_id}.{code}: ")
        assert "lowered below" in told or "may not be below ask" in told or "be held" in told


ALL_ANSWERS = [
    (question_id, code) for question_id, codes in oracle.LEVELS.items() for code in codes
]


@pytest.mark.parametrize(("question_id", "code"), ALL_ANSWERS)
def test_no_base_answer_is_removed(question_id: str, code: str) -> None:
    def remove(raw: Raw) -> None:
        answers = question(raw, question_id)["answers"]
        answers.remove(answer(raw, question_id, code))

    told = refusal(remove)

    assert told == f"clinic.toml: {question_id}.{code}: a base answer may not be removed or renamed"


@pytest.mark.parametrize("question_id", oracle.LEVELS)
def test_no_base_question_is_renamed(question_id: str) -> None:
    def rename(raw: Raw) -> None:
        for one in raw["questions"]:
            for choice in one.get("answers", ()):
                leads = choice.get("leads_to", [])
                choice["leads_to"] = ["renamed" if to == question_id else to for to in leads]
        question(raw, question_id)["id"] = "renamed"

    told = refusal(rename)

    assert f"{question_id}: a base question may not be removed or renamed" in told


@pytest.mark.parametrize("question_id", oracle.LEVELS)
def test_no_base_question_is_asked_less_often(question_id: str) -> None:
    less = Asked.MONTHLY_EXTRA

    told = refusal(lambda raw: question(raw, question_id).update(asked=less.value))

    assert f"{question_id}: a base question may not be asked less often" in told


@pytest.mark.parametrize("check_id", oracle.CROSS_CHECKS)
def test_no_cross_check_is_lowered(check_id: str) -> None:
    def lower(raw: Raw) -> None:
        check = item(raw, "cross_checks", check_id)
        check["level"] = "ok"
        # What it says of stopping would be refused in any case.
        del check["notice"]

    told = refusal(lower)

    assert told == f"clinic.toml: {check_id}: a cross-check may not be lowered"


@pytest.mark.parametrize("check_id", oracle.CROSS_CHECKS)
def test_no_cross_check_is_removed(check_id: str) -> None:
    told = refusal(lambda raw: raw["cross_checks"].remove(item(raw, "cross_checks", check_id)))

    assert told == f"clinic.toml: {check_id}: a cross-check may not be removed"


@pytest.mark.parametrize(("question_id", "code"), sorted(oracle.HELD))
def test_what_is_held_stays_held(question_id: str, code: str) -> None:
    told = refusal(lambda raw: answer(raw, question_id, code).update(held=False))

    assert told == f"clinic.toml: {question_id}.{code}: a base answer that is held stays held"


LEADS = [
    ("reaction", "gone", "reaction-detail"),
    ("reaction", "mild", "reaction-detail"),
    ("reaction", "bad", "reaction-detail"),
    ("cover", "tight", "cover-told"),
    ("medicines-changed", "told", "medicines"),
    ("medicines-changed", "untold", "medicines"),
    ("medicines", "list", "medicines-told"),
    ("missed", "one", "make-up"),
    ("missed", "more", "make-up"),
    ("missed", "unsure", "make-up"),
]


@pytest.mark.parametrize(("question_id", "code", "target"), LEADS)
def test_a_base_answer_still_leads_on(question_id: str, code: str, target: str) -> None:
    told = refusal(lambda raw: answer(raw, question_id, code).update(leads_to=[]))

    assert told.startswith("clinic.toml: ")
    assert told.endswith(f"{question_id}.{code}: a base answer must still lead to {target}")


@pytest.mark.parametrize(
    ("question_id", "code", "detail"),
    [
        ("prescribed", "yes", "vouched"),
        ("label", "here", "plan"),
        ("before", "yes", "last-use"),
        ("before", "unsure", "latest-use"),
        ("used", "yes", "uses"),
        ("used", "unsure", "latest-use"),
        ("area", "told", "sites"),
        ("skin-since", "told-ok", "vouched"),
        ("skin", "broken", "sites"),
        ("skin", "irritated", "sites"),
        ("permit", "may", "vouched"),
        ("cover", "tight", "sites"),
        ("cover-told", "yes", "instruction"),
        ("today", "alcohol", "since"),
        ("today", "unsure", "since"),
        ("medicines", "list", "medicines"),
    ],
)
def test_a_base_answer_still_has_its_detail(question_id: str, code: str, detail: str) -> None:
    def drop(raw: Raw) -> None:
        del answer(raw, question_id, code)["detail"]

    assert f"{question_id}.{code}: a base answer must still have its {detail}" in refusal(drop)


CONDITIONAL = [
    ("prescribed", "yes"),
    ("before", "yes"),
    ("used", "yes"),
    ("skin-since", "healed"),
    ("skin-since", "told-ok"),
    ("skin-since", "mistake"),
    ("permit", "may"),
    ("cover-told", "yes"),
    ("today", "alcohol"),
    ("today", "yes"),
]
UNSAID = "needs to say what it means where its condition is not met"


@pytest.mark.parametrize(("question_id", "code"), CONDITIONAL)
def test_what_is_not_met_is_never_ok(question_id: str, code: str) -> None:
    def loosen(raw: Raw) -> None:
        answer(raw, question_id, code)["unmet"] = {"level": "ok"}

    def drop(raw: Raw) -> None:
        del answer(raw, question_id, code)["unmet"]

    for change in (loosen, drop):
        assert refusal(change) == f"clinic.toml: {question_id}.{code}: {UNSAID}"


def test_a_not_sure_is_not_ok_either_where_something_is_not_met() -> None:
    unmet = {"unmet": {"level": "ok"}}

    told = refusal(lambda raw: answer(raw, "skin", "unsure").update(unmet))

    assert told == "clinic.toml: skin.unsure: a “not sure” may not be below ask"
