"""What a clinic's own checklist may do, and the faults it is refused for."""

import pytest
from clinic import WORDS, Change, Raw, answer, changed, item, new_question, question, refusal

from ketcheck.checklist.content import Asked
from ketcheck.checklist.level import Level


def test_the_base_itself_is_taken() -> None:
    assert changed(dict).id == "topical-ketamine"


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
    (
        _append_question(answers=[{"code": "no", "words": "No", "level": "ok"}]),
        "allergy: an added question needs a “not sure” of at least ask",
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
