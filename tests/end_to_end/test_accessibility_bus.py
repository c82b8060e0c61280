"""Each screen as it stands on the accessibility bus: named, with the right roles and headings."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.answers import FIRST
from tests.end_to_end import checks, sessions
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.looking import LookingUser
from tests.end_to_end.program import Program

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def looking(desktop: Desktop) -> LookingUser:
    return LookingUser(desktop)


def test_all_of_a_first_start_a_check_and_a_record_is_named(
    program: Program, looking: LookingUser
) -> None:
    program.opens()
    checks.introduces_herself(looking)
    looking.presses("start-check")
    checks.answers(looking, FIRST)
    looking.sees(id="review")
    looking.presses("save")
    looking.sees(id="saved")
    looking.presses("close").presses("check-1")
    looking.sees(id="correct")
    looking.looks()
    assert looking.faults == {}
    assert len(looking.screens) > len(FIRST)


def test_all_of_a_session_is_named(program: Program, looking: LookingUser) -> None:
    program.opens()
    sessions.sets_up_a_clinic(looking)
    sessions.adds(looking, sessions.MARIA)
    sessions.goes_to_the_plan(looking)
    sessions.hears_the_topics(looking)
    sessions.goes_through_the_tips(looking, "tip-4")
    sessions.ends_the_talk(looking)
    looking.looks()
    sessions.signs(looking)
    looking.looks()
    assert looking.faults == {}
    assert len(looking.screens) > len(sessions.TOPICS) + len(sessions.ASKED_BY_TIP)


def test_a_notice_is_announced_once(program: Program, looking: LookingUser) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    check = {**checks.FIRST_AS_JSON, "finished": yesterday.isoformat()}
    program.told("record", "-", stdin=json.dumps(check))
    program.told("use", checks.NAME, "--when", (yesterday + timedelta(minutes=10)).isoformat())
    program.opens()
    looking.listens()
    looking.presses("start-check")
    looking.sees(id="question-feeling")
    looking.announced()
    looking.presses("answer-slow")
    notice = looking.sees(id="notice")["name"]
    assert looking.announced().count(notice) == 1
