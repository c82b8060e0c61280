"""The repeat check by keyboard alone, its keys counted."""

import json
from datetime import UTC, datetime, timedelta

from tests.answers import LATER
from tests.end_to_end import checks
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

MOST_KEYS = 12
ASKED_AGAIN = tuple(LATER)


def test_a_repeat_check_takes_at_most_twelve_keys(program: Program, user: User) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    check = {**checks.FIRST_AS_JSON, "finished": yesterday.isoformat()}
    program.told("record", "-", stdin=json.dumps(check))
    program.told("use", checks.NAME, "--when", (yesterday + timedelta(minutes=10)).isoformat())
    program.opens()
    user.sees(id="start-check")
    pressed = 0

    def press(key: str) -> None:
        nonlocal pressed
        user.keys(key)
        pressed += 1

    press("Return")
    for question in ASKED_AGAIN:
        user.sees(id=f"question-{question}")
        press("1")
    user.sees(id="review")
    press("alt+s")
    user.sees(id="saved")
    user.sees(id="result", name="OK to apply once")
    assert pressed <= MOST_KEYS
    program.is_closed()
    newest = program.records()[0]
    assert tuple(item["id"] for item in newest["asked"]) == ASKED_AGAIN
    assert newest["result"]["level"] == "ok"
