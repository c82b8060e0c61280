"""Words of a clinic's own that contradict their level are refused."""

import pytest
from clinic import WORDS, Raw, answer, changed, item, new_question, refusal

LEAVE = "a next step above ok may not read as leave to apply"


@pytest.mark.parametrize(
    "step",
    [
        "Apply a thin layer.",
        "Put the cream on now.",
        "Call us. Then use the cream.",
        "Wait an hour, then put it on.",
        "You can use it again.",
        "Wash your skin and apply.",
    ],
)
def test_a_next_step_above_ok_is_no_leave_to_apply(step: str) -> None:
    def answered(raw: Raw) -> None:
        answer(raw, "skin", "broken")["next_step"] = step

    def unmet(raw: Raw) -> None:
        answer(raw, "permit", "may")["unmet"]["next_step"] = step

    def found(raw: Raw) -> None:
        item(raw, "cross_checks", "held")["next_step"] = step

    assert refusal(answered) == f"clinic.toml: skin.broken: {LEAVE}"
    assert refusal(unmet) == f"clinic.toml: permit.may: {LEAVE}"
    assert refusal(found) == f"clinic.toml: held: {LEAVE}"


@pytest.mark.parametrize(
    "notice",
    [
        "Stop here and call us.",
        "Do not apply.",
        "Don't put the cream on yet.",
        "Never use this cream at night.",
    ],
)
def test_an_ok_does_not_say_stop(notice: str) -> None:
    no = {"code": "no", "words": "No", "level": "ok", "notice": notice}
    unsure = {"code": "unsure", "words": "I'm not sure", "level": "ask", **WORDS}

    told = refusal(lambda raw: raw["questions"].append(new_question(answers=[no, unsure])))

    assert told == "clinic.toml: allergy.no: an ok may not have a notice that says stop"


@pytest.mark.parametrize(
    "step",
    [
        "Ask us if you may use the cream. Then check again.",
        "Don't use the cream until we say you may.",
        "Call us before you put more on.",
    ],
)
def test_what_tells_to_ask_or_to_wait_is_taken(step: str) -> None:
    assert changed(lambda raw: answer(raw, "skin", "broken").update(next_step=step))


def test_an_ok_may_warn_of_extra_cream() -> None:
    notice = "Don't use extra to make up for it. Wash your hands."

    assert changed(lambda raw: answer(raw, "missed", "none").update(notice=notice))
