"""What a clinic's own checklist may not do, and what it may."""

from collections.abc import Callable
from typing import Any

import oracle
import pytest
from support import raw_checklist, toml

from ketcheck.checklist.content import Asked, Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.loading import parse_checklist
from ketcheck.checklist.rules import BASE_QUESTIONS, CROSS_CHECK_FLOORS
from ketcheck.errors import ContentRefused

Raw = dict[str, Any]
Change = Callable[[Raw], None]

WORDS = {"reason": "Why it is so.", "notice": "Do not apply.", "next_step": "Ask your nurse."}


def item(raw: Raw, part: str, item_id: str) -> Raw:
    return next(one for one in raw[part] if one["id"] == item_id)


def question(raw: Raw, question_id: str) -> Raw:
    return item(raw, "questions", question_id)


def answer(raw: Raw, question_id: str, code: str) -> Raw:
    return next(one for one in question(raw, question_id)["answers"] if one["code"] == code)


def new_question(**changes: object) -> Raw:
    return {
        "id": "allergy",
        "group": "before",
        "words": "Are you allergic to the cream?",
        "why": "It could make you ill.",
        "source": "Clinic",
        "answers": [
            {"code": "no", "words": "No", "level": "ok"},
            {"code": "yes", "words": "Yes", "level": "stop", **WORDS},
        ],
        **changes,
    }


def changed(change: Change) -> Checklist:
    raw = raw_checklist()
    change(raw)
    return parse_checklist(toml(raw), "clinic.toml")


def refusal(change: Change) -> str:
    with pytest.raises(ContentRefused) as caught:
        changed(change)
    return str(caught.value)


def test_the_base_itself_is_taken() -> None:
    assert changed(dict).id == "topical-ketamine"


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
    less = Asked.FIRST_CHECK if question_id != "medicines" else Asked.LATER_CHECK

    told = refusal(lambda raw: question(raw, question_id).update(asked=less.value))

    assert f"{question_id}: a base question may not be asked less often" in told


@pytest.mark.parametrize("check_id", oracle.CROSS_CHECKS)
def test_no_cross_check_is_lowered(check_id: str) -> None:
    told = refusal(lambda raw: item(raw, "cross_checks", check_id).update(level="ok"))

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
        ("label", "here", "plan"),
        ("cover-told", "yes", "instruction"),
        ("medicines", "list", "medicines"),
    ],
)
def test_a_base_answer_still_has_its_detail(question_id: str, code: str, detail: str) -> None:
    def drop(raw: Raw) -> None:
        del answer(raw, question_id, code)["detail"]

    assert f"{question_id}.{code}: a base answer must still have its {detail}" in refusal(drop)


@pytest.mark.parametrize(
    ("question_id", "code"), [("label", "here"), ("medicines", "list"), ("cover-told", "yes")]
)
def test_a_detail_left_out_is_never_ok(question_id: str, code: str) -> None:
    lack = {"level": "ok"}

    told = refusal(lambda raw: answer(raw, question_id, code).update(without_detail=lack))

    assert f"{question_id}.{code}: left without its " in told


@pytest.mark.parametrize(
    ("question_id", "code", "told"),
    [
        ("feeling", "unwell", "a base answer may not be lowered below urgent"),
        ("skin", "broken", "a base answer may not be lowered below stop"),
        ("amount", "less", "a base answer may not be lowered below ask"),
        ("skin", "unsure", "a “not sure” may not be below ask"),
    ],
)
def test_no_base_answer_is_lowered_by_a_detail_that_may_be_left_out(
    question_id: str, code: str, told: str
) -> None:
    lower = "ask" if "below ask" not in told else "ok"
    lack = {"detail": "instruction", "without_detail": {"level": lower, **WORDS}}

    refused = refusal(lambda raw: answer(raw, question_id, code).update(lack))

    assert refused == f"clinic.toml: {question_id}.{code}: {told}"


def _append_question(**changes: object) -> Change:
    return lambda raw: raw["questions"].append(new_question(**changes))


def _not_sure(code: str, words: str) -> list[Raw]:
    return [{"code": code, "words": words, "level": "ok"}]


FAULTS: list[tuple[Change, str]] = [
    (
        _append_question(answers=_not_sure("unsure", "I can not tell")),
        "allergy.unsure: a “not sure” may not be below ask",
    ),
    (
        _append_question(answers=_not_sure("perhaps", "I am Not Sure")),
        "allergy.perhaps: a “not sure” may not be below ask",
    ),
    (_append_question(id="skin"), "skin: duplicate id"),
    (_append_question(id="held"), "held: duplicate id"),
    (lambda raw: raw["groups"].append({**raw["groups"][0]}), "before: duplicate id"),
    (lambda raw: raw["topics"].append({**raw["topics"][0]}), "what-it-is-for: duplicate id"),
    (
        lambda raw: raw["cross_checks"].append({**raw["cross_checks"][0]}),
        "too-soon: duplicate id",
    ),
    (
        _append_question(answers=[{"code": "no", "words": "No", "level": "ok"}] * 2),
        "allergy.no: duplicate answer code",
    ),
    (
        lambda raw: answer(raw, "skin", "broken").update(leads_to=["nowhere"]),
        "skin.broken: leads to nowhere, which is not a later question",
    ),
    (
        lambda raw: answer(raw, "skin", "broken").update(leads_to=["feeling"]),
        "skin.broken: leads to feeling, which is not a later question",
    ),
    (
        lambda raw: answer(raw, "skin", "broken").update(leads_to=["skin"]),
        "skin.broken: leads to skin, which is not a later question",
    ),
    (_append_question(asked="follow-up"), "allergy: a follow-up that no answer leads to"),
    (_append_question(group="tip-9"), "allergy: unknown group tip-9"),
    (
        lambda raw: item(raw, "cross_checks", "held").update(group="tip-9"),
        "held: unknown group tip-9",
    ),
    (_append_question(answers=[]), "allergy: needs answers, or a detail to fill in, and not both"),
    (
        _append_question(detail="reaction"),
        "allergy: needs answers, or a detail to fill in, and not both",
    ),
    (
        lambda raw: question(raw, "skin").update(group="tip-3"),
        "skin: a base question may not leave its tip",
    ),
    (
        lambda raw: question(raw, "reaction-detail").update(detail="plan"),
        "reaction-detail: a base question keeps what it has filled in",
    ),
    (
        lambda raw: answer(raw, "skin", "unsure").update(held=True),
        "skin.unsure: only a stop can be held",
    ),
    (
        lambda raw: question(raw, "skin")["answers"].append(
            {"code": "a-bit-red", "words": "A bit red", "level": "ok"}
        ),
        "skin.a-bit-red: an answer added to a base question may not be ok",
    ),
    (
        lambda raw: raw["cross_checks"].append(
            {"id": "full-moon", "group": "tip-1", "level": "ask", "source": "none", **WORDS}
        ),
        "full-moon: unknown cross-check",
    ),
    (lambda raw: raw["levels"].pop(), "urgent: needs its words once"),
    (lambda raw: raw["levels"].append({**raw["levels"][0]}), "ok: needs its words once"),
    (
        lambda raw: raw["groups"].append({"id": "extra", "tip": 3, "title": "More"}),
        "tip 3: needs one group",
    ),
]


@pytest.mark.parametrize(("change", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_broken_rule_is_named_with_file_and_id(change: Change, told: str) -> None:
    assert refusal(change) == f"clinic.toml: {told}"


@pytest.mark.parametrize("part", ["reason", "notice", "next_step"])
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Not {nonsense} known.", "unknown field {nonsense}"),
        ("No name {} here.", "unknown field {}"),
        ("Inside {last.year} it.", "unknown field {last.year}"),
        ("Formatted {last:>9} text.", "the field {last} takes no format"),
        ("Converted {last!r} text.", "the field {last} takes no format"),
        ("A stray {last brace.", "a stray { or }"),
        ("A stray } brace.", "a stray { or }"),
        ("A stray { brace.", "a stray { or }"),
    ],
)
def test_a_sentence_with_a_field_that_can_not_be_filled_is_refused(
    part: str, text: str, fault: str
) -> None:
    told = refusal(lambda raw: item(raw, "cross_checks", "too-soon").update({part: text}))

    assert told == f"clinic.toml: too-soon: {fault}"


def test_levels_may_be_raised() -> None:
    raised = changed(lambda raw: answer(raw, "area", "unsure").update(level="stop"))

    area = raised.question("area")
    assert area is not None
    assert area.answers[-1].level is Level.STOP


def test_a_question_may_be_added_and_led_to() -> None:
    def add(raw: Raw) -> None:
        raw["questions"].append(new_question(asked="follow-up"))
        answer(raw, "feeling", "fine")["leads_to"] = ["allergy"]

    assert changed(add).question("allergy") is not None


def test_a_base_question_may_be_asked_always() -> None:
    asked = changed(lambda raw: question(raw, "prescribed").update(asked="always"))

    assert asked.questions[0].asked is Asked.ALWAYS


def test_an_answer_that_is_not_ok_may_be_added() -> None:
    added = {"code": "a-bit-red", "words": "A bit red", "level": "stop", **WORDS}

    skin = changed(lambda raw: question(raw, "skin")["answers"].append(added)).question("skin")

    assert skin is not None
    assert skin.answer("a-bit-red") is not None


def test_a_figure_may_be_made_stricter() -> None:
    assert changed(lambda raw: raw["settings"].update(ok_minutes=10)).settings.ok_minutes == 10
