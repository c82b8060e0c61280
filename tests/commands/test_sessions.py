"""Counseling sessions and paper forms as JSON: what is taken, and the sentence where it is not."""

from typing import Any

import pytest
from terminal import Json, Terminal, changed

TIPS = [f"tip-{number}" for number in range(1, 7)]
UNDERSTOOD = {"said": "No wrap.", "outcome": "understood"}
LEAVE = {"who": "Dr. Lee", "when": "2024-11-01", "sites": ["left foot"], "until": "2024-12-31"}


def session(**changes: object) -> Json:
    """A first session that nothing stands against, with fields set by path."""
    usual: dict[str, Any] = {
        "kind": "counseling",
        "clinician": {"name": "T. Okafor", "role": "RN"},
        "teach_back": dict.fromkeys(TIPS, UNDERSTOOD),
        "put_on_now": True,
        "read_back": True,
    }
    return changed(**{**usual, **changes})


def without_label(check: Json) -> Json:
    """The same, later: neither prescription nor label is asked again."""
    for question in ("prescribed", "label", "medicines", "before"):
        check["answers"].pop(question, None)
    check["answers"] |= {"used": "no", "medicines-changed": "no", "missed": "none"}
    return check


def test_a_session_is_taken_with_all_that_was_said_back(terminal: Terminal) -> None:
    given = session(
        answered_by="Ana Alvarez",
        helper="daughter",
        interpreter="Spanish",
        open_questions="May I swim?",
        next_steps="Call on Monday",
        told=["what-it-is-for"],
        read_back=True,
    )
    given["teach_back"]["tip-4"] = {"outcome": "not-yet", "taught_again": 2}
    assert terminal.record(given) == 0
    assert terminal.judged[0]["level"] == "ask"
    assert [one["id"] for one in terminal.judged[0]["reasons"]] == ["tip-4"]
    assert [one["id"] for one in terminal.judged[0]["open"]] == ["tip-4"]
    assert terminal.run("show", terminal.judged[0]["id"], "--json") == 0
    record = terminal.judged[0]
    assert (record["kind"], record["how"]) == ("counseling", "interview")
    assert (record["answered_by"], record["recorded_by"]) == ("Ana Alvarez", "T. Okafor")
    assert (record["helper"], record["interpreter"]) == ("daughter", "Spanish")
    assert record["clinician"]["role"] == "RN"
    assert record["session"]["teach_back"]["tip-4"]["taught_again"] == 2
    assert record["session"]["next_steps"] == "Call on Monday"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"clinician": None}, "clinician: missing; give name and role of who counsels"),
        ({"clinician__role": None}, "clinician.role: missing"),
        ({"teach_back__tip-3": None}, "not finished: no teach_back of tip-3"),
        ({"teach_back__tip-9": UNDERSTOOD}, "teach_back.tip-9: unknown tip"),
        (
            {"teach_back__tip-1": {"outcome": "understood"}},
            "teach_back.tip-1: Write down what the patient said.",
        ),
        (
            {"teach_back__tip-1": {"said": "a pea"}},
            "teach_back.tip-1: Choose whether it was understood.",
        ),
        ({"told": ["the-moon"]}, "told.the-moon: unknown topic"),
        ({"how": "alone"}, "how: a session is an interview, or from-paper"),
        ({"kind": "self-check"}, "clinician: only a counseling session has this"),
        ({"how": "from-paper"}, "recorded_by: missing; say who enters the paper form"),
        (
            {"how": "from-paper", "recorded_by": "T. Okafor", "finished": None},
            "finished: missing; give the time that stands on the paper",
        ),
        ({"plan__cover": {**LEAVE, "until": "2024-10-01"}}, "this ends before it was given"),
    ],
)
def test_what_is_amiss_is_said_in_one_line(
    terminal: Terminal, changes: dict[str, object], said: str
) -> None:
    assert terminal.record(session(**changes)) == 2
    assert said in terminal.err
    assert len(terminal.err.splitlines()) == 1
    assert terminal.listed() == []


@pytest.mark.parametrize("said", ["لا ضمادة", "कोई पट्टी नहीं", "🩹🚫"])
def test_words_of_any_script_come_back_as_they_were_said(terminal: Terminal, said: str) -> None:
    given = session()
    given["teach_back"]["tip-4"] = {"said": said, "outcome": "understood"}
    assert terminal.record(given) == 0
    assert terminal.run("show", terminal.judged[0]["id"], "--json") == 0
    assert terminal.judged[0]["session"]["teach_back"]["tip-4"]["said"] == said


def test_leave_for_a_tight_cover_from_a_session_serves_a_later_self_check(
    terminal: Terminal,
) -> None:
    later = without_label(
        changed(
            finished="2024-11-23T08:00:00-05:00",
            plan=None,
            answers__cover="tight",
        )
    )
    later["answers"] |= {"cover-told": "yes"}
    assert terminal.record(session(plan__cover=LEAVE), later) == 0
    assert [one["level"] for one in terminal.judged] == ["ok", "ok"]
    over = {**later, "finished": "2025-01-02T08:00:00-05:00"}
    assert terminal.record(over) == 0
    assert [reason["id"] for reason in terminal.judged[0]["reasons"]] == ["cover-leave"]


def test_leave_for_a_tight_cover_is_not_from_the_future(terminal: Terminal) -> None:
    assert terminal.record(changed(plan__cover={**LEAVE, "when": "2024-11-23"})) == 2
    assert "plan.cover.when: later than the check itself" in terminal.err


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"read_back": False}, "read-back"), ({"teach_back__tip-2": {"outcome": "not-yet"}}, "tip-2")],
)
def test_what_is_not_taught_yet_is_ask(
    terminal: Terminal, changes: dict[str, object], reason: str
) -> None:
    assert terminal.record(session(**changes)) == 0
    assert [one["id"] for one in terminal.judged[0]["reasons"]] == [reason]


def test_education_asks_nothing_about_now(terminal: Terminal) -> None:
    answers = {"prescribed": "yes", "label": "here", "medicines": "none"}
    taught = session(put_on_now=False, answers=answers)
    assert terminal.record({**taught, "answers": {**answers, "feeling": "fine"}}) == 2
    assert "answers.feeling: not asked here" in terminal.err
    assert terminal.record(taught) == 0


def test_a_session_puts_another_plan_on_file_and_keeps_its_leave(terminal: Terminal) -> None:
    later = without_label(session(finished="2024-11-23T08:00:00-05:00"))
    later["plan"] = {"amount": "two pea-size amounts", "times_a_day": "when needed"}
    del later["answers"]["missed"]
    assert terminal.record(session(plan__cover=LEAVE), later) == 0
    assert terminal.run("show", terminal.judged[1]["id"], "--json") == 0
    plan = terminal.judged[0]["plan"]
    assert (plan["amount"], plan["cover"]) == ("two pea-size amounts", LEAVE)


def test_a_paper_form_is_judged_by_what_was_known_at_its_time(terminal: Terminal) -> None:
    held = changed(finished="2024-11-24T08:00:00-05:00", answers__feeling="unwell")
    on_paper = changed(
        finished="2024-11-22T08:00:00-05:00", how="from-paper", recorded_by="T. Okafor"
    )
    assert terminal.record(held, on_paper) == 0
    assert [one["level"] for one in terminal.judged] == ["urgent", "ok"]
    rows = terminal.listed()
    assert [row["level"] for row in rows] == ["urgent", "ok"]


def test_a_session_is_shown_with_what_was_said_back(terminal: Terminal) -> None:
    given = session(plan__cover=LEAVE, helper="daughter", next_steps="Call\non Monday")
    given["teach_back"]["tip-4"] = {"outcome": "not-yet", "taught_again": 2}
    assert terminal.record(given) == 0
    assert terminal.run("show", terminal.judged[0]["id"]) == 0
    assert "counseled by: T. Okafor, RN" in terminal.out
    assert "helper: daughter" in terminal.out
    assert "  tip-3: understood: No wrap.\n" in terminal.out
    assert "  tip-4: not-yet, taught again 2: -\n" in terminal.out
    assert "next steps: Call / on Monday" in terminal.out
    assert "cover who Dr. Lee, when 2024-11-01, sites left foot, until 2024-12-31" in terminal.out
