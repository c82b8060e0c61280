"""What a clinic added, raised and says otherwise is listed, each once."""

from clinic import WORDS, Raw, answer, item, new_question, question, raw_checklist, toml
from support import base_checklist

from ketcheck.checklist.clinic_changes import (
    Difference,
    added_answers,
    added_questions,
    differences,
    other_changes,
    raised_levels,
)
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.loading import parse_checklist


def clinics() -> Checklist:
    raw: Raw = raw_checklist()
    raw |= {"modified_by": "Clinic North", "based_on": base_checklist().version}
    raw["questions"].insert(3, new_question())
    question(raw, "skin")["answers"].append(
        {"code": "wet", "words": "It is wet", "level": "ask", **WORDS}
    )
    answer(raw, "missed", "one").update(level="ask", **WORDS)
    answer(raw, "cover-told", "yes")["unmet"] |= {"level": "stop", **WORDS}
    item(raw, "cross_checks", "long-gap").update(level="stop")
    item(raw, "groups", "tip-2")["teaching"]["tell"].insert(0, "Use it on sore skin.")
    raw["settings"]["ok_minutes"] = 20
    question(raw, "prescribed")["asked"] = "always"
    return parse_checklist(toml(raw), "clinic.toml")


BASE = base_checklist()


def test_what_is_added_is_listed() -> None:
    assert added_questions(clinics(), BASE) == ["allergy: Are you allergic to the cream?"]
    assert added_answers(clinics(), BASE) == ["skin.wet: It is wet (ask)"]


def test_what_is_raised_is_listed() -> None:
    assert raised_levels(clinics(), BASE) == [
        "cover-told.yes.unmet: ask to stop",
        "missed.one: ok to ask",
        "long-gap: ask to stop",
    ]


def test_figures_and_when_a_question_is_asked_are_listed() -> None:
    assert other_changes(clinics(), BASE) == [
        "settings.ok_minutes: 30 to 20",
        "prescribed.asked: not-yet-prescribed to always",
    ]


def test_each_text_that_differs_is_listed_old_beside_new() -> None:
    found = list(differences(clinics(), BASE))
    assert (
        Difference(("groups", "tip-2", "teaching", "tell"), None, "Use it on sore skin.") in found
    )
    notice = ("questions", "missed", "answers", "one", "notice")
    assert Difference(notice, "Don't use extra to make up for it.", "Do not apply.") in found
    assert all(one.old != one.new for one in found)
    assert len(set(found)) == len(found)


def test_a_copy_with_nothing_changed_has_no_differences() -> None:
    assert list(differences(BASE, BASE)) == []
    for listed in (raised_levels, added_questions, added_answers, other_changes):
        assert listed(BASE, BASE) == []
