"""What a patient does, done through the real window by a separate process.

What came of it is read back by the command line, after the window is closed.
"""

import json
from typing import Any

from tests.answers import FIRST
from tests.end_to_end import checks
from tests.end_to_end.program import Program
from tests.end_to_end.user import User


def _answers(record: dict[str, Any]) -> dict[str, str]:
    return {item["id"]: item["code"] for item in record["asked"]}


def test_a_check_that_ends_ok(program: Program, user: User) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, FIRST)
    assert checks.saves(user) == "OK to apply once"
    program.is_closed()
    (record,) = program.records()
    assert record["result"]["level"] == "ok"
    assert record["person"]["name"] == checks.NAME
    assert record["signed"] == checks.NAME
    assert record["plan"]["hours_between"] == 6
    assert _answers(record) == FIRST


def test_a_check_that_ends_in_stop(program: Program, user: User) -> None:
    given = {**FIRST, "skin": "irritated"}
    asked = list(given)
    skin = asked.index("skin") + 1
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, {name: given[name] for name in asked[:skin]})
    user.presses("answer-the-rest")
    checks.answers(user, {name: given[name] for name in asked[skin:]})
    assert checks.saves(user) == "STOP. Do not apply."
    program.is_closed()
    (record,) = program.records()
    assert record["result"]["level"] == "stop"
    assert [reason["id"] for reason in record["result"]["reasons"]] == ["skin"]
    assert _answers(record) == given


def test_a_check_closed_in_the_middle_and_resumed(program: Program, user: User) -> None:
    _start_and_answer(program, user, FIRST, 5)
    program.is_closed()
    assert program.records() == []
    _resume_and_finish(program, user, FIRST, 5)
    (record,) = program.records()
    assert _answers(record) == FIRST


def test_a_check_killed_in_the_middle_and_resumed(program: Program, user: User) -> None:
    _start_and_answer(program, user, FIRST, 7)
    program.is_killed()
    assert program.records() == []
    _resume_and_finish(program, user, FIRST, 7)
    (record,) = program.records()
    assert _answers(record) == FIRST


def test_what_is_half_typed_is_there_after_a_kill(program: Program, user: User) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    for question in ("prescribed", "feeling", "label"):
        user.sees(id=f"question-{question}")
        user.presses(f"answer-{FIRST[question]}").presses("next")
    user.sees(id="question-label-plan")
    user.types("amount", "a pea-size am").types("sites", "left f")
    program.is_killed()
    program.opens()
    user.presses("resume")
    user.sees(id="question-label-plan")
    assert user.sees(id="amount")["text"] == "a pea-size am"
    assert user.sees(id="sites")["text"] == "left f"


def test_the_medicine_list_is_there_after_a_kill(program: Program, user: User) -> None:
    asked = list(FIRST)
    given = {name: FIRST[name] for name in asked[: asked.index("medicines")]}
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, given)
    user.presses("answer-list").presses("next")
    user.sees(id="question-medicines-medicines")
    # A box of choices takes keys alone, and is not told to have the keyboard.
    user.types("name", "vitamin C").keys_in("dose", "Tab", "Tab", "Down", "Tab", "Down")
    user.presses("add-medicine")
    user.sees(name="Remove vitamin C")
    user.types("name", "asp")
    program.is_killed()
    program.opens()
    user.presses("resume")
    user.sees(id="question-medicines-medicines")
    user.sees(name="Remove vitamin C")
    assert user.sees(id="name")["text"] == "asp"


def test_a_check_corrected_afterwards(program: Program, user: User) -> None:
    wrong = {**FIRST, "amount": "unsure"}
    first = program.told("record", "-", stdin=_as_json(wrong))
    program.opens()
    user.opens_the_newest_record()
    user.presses("correct").types("reason", "I had the label in my hand")
    user.types("recorded_by", "T. Okafor").presses("continue")
    user.presses("change-amount")
    user.sees(id="question-amount")
    user.presses("answer-label").presses("next")
    # A correction is no leave for now, whatever it comes to.
    assert checks.saves(user) == "The check is fixed"
    program.is_closed()
    newer, older = program.records()
    assert older["id"] == first["id"]
    assert _answers(older) == wrong
    assert newer["amends"] == {"id": first["id"], "reason": "I had the label in my hand"}
    assert newer["result"]["level"] == "ok"
    assert newer["finished"] == older["finished"]


def test_an_urgent_answer_is_saved_at_once(program: Program, user: User) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    user.presses("answer-yes").presses("next")
    user.sees(id="question-feeling")
    user.presses("answer-unwell")
    user.sees(id="saved")
    program.is_killed()
    (record,) = program.records()
    assert record["result"]["level"] == "urgent"
    assert record["ended"] == "early"
    assert _answers(record) == {"prescribed": "yes", "feeling": "unwell"}


def test_a_use_is_recorded_and_undone(program: Program, user: User) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, FIRST)
    user.presses("save")
    user.sees(id="result", name="OK to apply once")
    user.presses("used-it")
    user.sees(id="result", holds="Used at")
    user.presses("undo-use")
    user.sees(id="result", name="OK to apply once")
    user.presses("used-it")
    user.sees(id="result", holds="Used at")
    user.presses("close")
    # Home knows it too: nothing there says OK any more.
    user.sees(id="result", holds="Next use:")
    program.is_closed()
    kinds = [row["kind"] for row in program.told("list", "--json")]
    assert kinds == ["use", "entered-in-error", "use", "self-check"]


def _start_and_answer(program: Program, user: User, given: dict[str, str], count: int) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.presses("start-check")
    checks.answers(user, dict(list(given.items())[:count]))
    user.sees(id=f"question-{list(given)[count]}")


def _resume_and_finish(program: Program, user: User, given: dict[str, str], count: int) -> None:
    program.opens()
    user.sees(holds=checks.NAME)
    user.presses("resume")
    checks.answers(user, dict(list(given.items())[count:]))
    checks.saves(user)
    program.is_closed()


def _as_json(given: dict[str, str]) -> str:
    return json.dumps({**checks.FIRST_AS_JSON, "answers": given})
