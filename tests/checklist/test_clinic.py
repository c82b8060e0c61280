"""What a clinic's own copy of the checklist may change, and what is refused, by place and fault."""

import pytest
from clinic import Change, Raw, answer, item, new_question, question, raw_checklist, toml
from support import base_checklist

from ketcheck.checklist.clinic import broken_promises
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level
from ketcheck.checklist.loading import parse_checklist

RAISED = {"reason": "Our rule.", "notice": "Do not apply.", "next_step": "Ask us."}


def clinics(change: Change) -> Checklist:
    """A clinic's copy that says who made it, and is changed once more."""
    raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    change(raw)
    return parse_checklist(toml(raw), "clinic.toml")


def faults(change: Change) -> list[str]:
    return list(broken_promises(clinics(change), base_checklist()))


def add_what_is_allowed(raw: Raw) -> None:
    raw["questions"].insert(3, new_question())
    raw["contacts"] = [{"label": "Pain clinic", "value": "555-0199"}]
    item(raw, "groups", "tip-4")["teaching"]["tell"].append("We can show you a good bandage.")
    item(raw, "topics", "needs-a-prescription")["tell"].insert(0, "Bring the tube.")
    answer(raw, "missed", "one").update(level="ask", **RAISED)
    answer(raw, "amount", "less").update(level="stop", **RAISED)
    question(raw, "prescribed")["asked"] = "always"
    raw["settings"]["ok_minutes"] = 20


def test_a_copy_may_add_and_raise() -> None:
    assert faults(add_what_is_allowed) == []
    assert clinics(add_what_is_allowed).question("amount").answer("less").level is Level.STOP  # type: ignore[union-attr]


def test_a_copy_with_nothing_changed_is_sound() -> None:
    assert faults(lambda _: None) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw.pop("modified_by"), "modified_by: say who changed it"),
        (
            lambda raw: raw.pop("based_on"),
            f"based_on: say which version it was made from, as in {base_checklist().version}",
        ),
        (
            lambda raw: raw.update(based_on="0.9.0"),
            (
                "based_on: made from version 0.9.0, and this ketcheck has "
                f"{base_checklist().version}; bring it up to date"
            ),
        ),
        (
            lambda raw: question(raw, "skin").update(words="How is the skin?"),
            (
                "questions.skin.words: may not be changed from “Look at the skin on your "
                "{places}. How does it look?”"
            ),
        ),
        (
            lambda raw: answer(raw, "skin", "broken").update(words="It is a bit open"),
            (
                "questions.skin.answers.broken.words: may not be changed from “There is a "
                "cut, scrape, blister, crack, or open sore”"
            ),
        ),
        (
            lambda raw: item(raw, "groups", "tip-4")["teaching"]["tell"].pop(0),
            (
                "groups.tip-4.teaching.tell.A cover that keeps air out can push more of the drug "
                "into your blood.: may not be removed or renamed"
            ),
        ),
        (
            lambda raw: raw["topics"].pop(0),
            "topics.what-it-is-for: may not be removed or renamed",
        ),
        (
            lambda raw: raw["topics"].reverse(),
            "topics: may not be put into another order",
        ),
    ],
)
def test_what_is_taken_away_is_named(change: Change, told: str) -> None:
    assert faults(change) == [told]


def test_a_raised_level_that_the_base_did_not_have_may_not_be_lowered_again() -> None:
    base = clinics(lambda raw: answer(raw, "amount", "less").update(level="stop", **RAISED))
    lowered = clinics(lambda raw: raw.update(based_on=base.version))
    assert "questions.amount.answers.less: may not be lowered below stop" in list(
        broken_promises(lowered, base)
    )


def test_a_figure_may_not_be_loosened() -> None:
    base = clinics(lambda raw: raw["settings"].update(ok_minutes=20))
    assert list(broken_promises(clinics(lambda _: None), base)) == [
        "settings.ok_minutes: may not be above 20"
    ]


def test_what_is_held_stays_held() -> None:
    base = clinics(lambda raw: answer(raw, "skin", "broken").update(held=True))
    assert list(broken_promises(clinics(lambda _: None), base)) == [
        "questions.skin.answers.broken.held: may not be taken back"
    ]
