"""Uses by the command line: noted, refused where they can't be, struck, and counted."""

import pytest
from terminal import GOOD, Terminal, changed

from tests.answers import UNUSED

WHEN = "2024-11-22T08:20:00-05:00"
_SLIP = ("--reason", "I did not", "--by", "Maria Alvarez", "--when", "2024-11-22T08:50:00-05:00")


@pytest.fixture
def checked(terminal: Terminal) -> Terminal:
    """A terminal on a store with one ok."""
    assert terminal.record(GOOD) == 0
    return terminal


def use(terminal: Terminal, *more: str, when: str = WHEN) -> int:
    return terminal.run("use", "Maria Alvarez", "--when", when, *more)


def test_a_use_is_noted_and_tells_when_the_next_may_be(checked: Terminal) -> None:
    assert use(checked) == 0
    (told,) = checked.judged
    assert set(told) == {"id", "short_id", "next_use"}
    assert told["next_use"] == "2024-11-22T19:20:00Z"
    kinds = [row["kind"] for row in checked.listed()]
    assert kinds == ["use", "self-check"]


def test_a_use_of_before_the_first_check_is_noted_and_counts(checked: Terminal) -> None:
    assert use(checked, when="2024-11-22T07:45:00-05:00") == 0
    assert checked.judged[0]["next_use"] == "2024-11-22T18:45:00Z"


def test_the_next_check_goes_by_it(checked: Terminal) -> None:
    assert use(checked) == 0
    answers = {**UNUSED, "reaction": "none"}
    soon = changed(finished="2024-11-22T14:19:59-05:00", plan=None, answers=answers)
    due = {**soon, "finished": "2024-11-22T14:20:00-05:00"}
    assert checked.record(soon, due) == 0
    assert [one["level"] for one in checked.judged] == ["stop", "ok"]
    assert checked.judged[0]["next_use"] == "2024-11-22T19:20:00Z"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2999-01-01T00:00:00Z", "still to come"),
        ("2024-10-22T08:00:00-05:00", "more than 30 days ago"),
        ("2024-11-22T08:20:00", "UTC offset"),
        ("noon", "not a time like"),
    ],
)
def test_a_time_that_can_not_be_is_refused(checked: Terminal, when: str, said: str) -> None:
    assert use(checked, when=when) == 2
    assert said in checked.err
    assert len(checked.listed()) == 1


def test_a_use_of_nobody_on_file_is_refused(checked: Terminal) -> None:
    assert checked.run("use", "Ann Lee", "--when", WHEN) == 2
    assert len(checked.listed()) == 1


def test_a_place_that_is_not_on_the_label_is_refused(terminal: Terminal) -> None:
    assert terminal.record(changed(plan__sites=["left foot"])) == 0
    assert use(terminal, "--site", "right knee") == 2
    assert "not on the label" in terminal.err
    assert use(terminal, "--site", "Left Foot") == 0
    assert terminal.run("show", terminal.judged[0]["id"], "--json") == 0
    assert terminal.judged[0]["sites"] == ["left foot"]


def test_a_use_struck_out_becomes_a_maybe(checked: Terminal) -> None:
    assert use(checked) == 0
    used = checked.judged[0]["short_id"]
    assert checked.run("strike", used, *_SLIP) == 0
    assert checked.judged[0]["strikes"] == used
    answers = {**UNUSED, "reaction": "none"}
    later = changed(finished="2024-11-22T09:00:00-05:00", plan=None, answers=answers)
    assert checked.record(later) == 0
    (told,) = checked.judged
    assert [one["id"] for one in told["reasons"]] == ["maybe-too-soon"]
    assert [one["id"] for one in told["open"]] == ["maybe-used"]
    assert checked.run("strike", used, *_SLIP) == 2


def test_a_record_of_another_person_tells_nothing(checked: Terminal) -> None:
    unwell = changed(
        finished="2024-11-22T09:00:00-05:00",
        plan=None,
        answers={**UNUSED, "feeling": "unwell"},
    )
    assert checked.record(unwell) == 0
    record = checked.judged[0]["short_id"]
    when = ("--when", "2024-11-22T09:30:00-05:00")
    reason = ("--reason", "another patient", "--by", "T. Okafor", *when)
    assert checked.run("strike", record, *reason, "--another-person") == 0
    later = changed(finished="2024-11-22T10:00:00-05:00", plan=None, answers=UNUSED)
    assert checked.record(later) == 0
    assert checked.judged[0]["level"] == "ok"


def test_a_strike_without_that_leaves_it_held(checked: Terminal) -> None:
    unwell = {**UNUSED, "feeling": "unwell"}
    assert (
        checked.record(changed(finished="2024-11-22T09:00:00-05:00", plan=None, answers=unwell))
        == 0
    )
    record = checked.judged[0]["short_id"]
    assert checked.run("strike", record, "--reason", "slip", "--by", "T. Okafor") == 0
    later = changed(finished="2024-11-22T10:00:00-05:00", plan=None, answers=UNUSED)
    assert checked.record(later) == 0
    assert [one["id"] for one in checked.judged[0]["reasons"]] == ["held"]
