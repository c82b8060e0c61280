"""`ketcheck record`: what is judged, taken and saved."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from terminal import CHECKS, GOOD, Json, Terminal, changed

from tests.answers import UNUSED

_TIGHT = {"answers__cover": "tight", "answers__cover_told": "yes"}


def people(terminal: Terminal) -> list[Json]:
    """Who is on file."""
    assert terminal.run("people", "--json") == 0
    found: list[Json] = json.loads(terminal.out)
    return found


FOUND: Json = {
    "finished": "2024-11-22T14:30:00-05:00",
    "plan": None,
    "answers": UNUSED,
}
"""A later check of somebody who has one."""

HELD: Json = {"answers__feeling": "unwell"}
"""What holds a STOP."""


class TestLevels:
    """Hand-written files give the levels of the design."""

    def test_a_first_week(self, terminal: Terminal) -> None:
        assert terminal.run("record", CHECKS / "first-week.jsonl") == 0
        reasons = [[reason["id"] for reason in one["reasons"]] for one in terminal.judged]
        assert [one["level"] for one in terminal.judged] == [
            "ok", "stop", "ok", "ask", "stop", "stop",
        ]  # fmt: skip
        assert reasons[:3] == [[], ["too-soon"], []]
        assert reasons[3] == ["used", "cover", "maybe-too-soon"]
        assert {"skin", "reaction", "medicines-changed", "medicines-told"} <= set(reasons[4])
        assert "not-told" in reasons[4]
        assert set(reasons[5]) == {"held"}

    def test_a_cover_that_was_ordered(self, terminal: Terminal) -> None:
        assert terminal.run("record", CHECKS / "covered.json") == 0
        assert [(one["level"], one["reasons"]) for one in terminal.judged] == [("ok", [])]

    def test_all_that_can_be_wrong(self, terminal: Terminal) -> None:
        assert terminal.run("record", CHECKS / "unwell.json") == 0
        (judged,) = terminal.judged
        assert judged["level"] == "urgent"
        levels = {reason["id"]: reason["level"] for reason in judged["reasons"]}
        assert levels == {
            "feeling": "urgent", "prescribed": "stop", "label": "ask", "timing": "stop",
            "amount": "stop", "area": "stop", "skin": "stop", "reaction": "ask",
            "cover-told": "ask", "medicines": "ask", "before": "ask", "today": "ask",
            "bare-label": "ask",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("question", "code", "level"),
        [
            ("prescribed", "no", "stop"),
            ("feeling", "unsure", "stop"),
            ("before", "unsure", "ask"),
            ("today", "alcohol", "ask"),
            ("today", "ketamine", "stop"),
            ("amount", "less", "ask"),
            ("skin", "unsure", "ask"),
            ("cover", "airy", "ask"),
        ],
    )
    def test_one_answer_decides(
        self, terminal: Terminal, question: str, code: str, level: str
    ) -> None:
        check = changed(**{f"answers__{question}": code})
        if question == "before":
            check["answers"]["reaction"] = "none"
        assert terminal.record(check) == 0
        assert terminal.judged[0]["level"] == level
        named = {reason["id"] for reason in terminal.judged[0]["reasons"]}
        assert named - {"maybe-too-soon"} == {question}

    def test_what_is_printed_is_the_table_of_the_design(self, terminal: Terminal) -> None:
        terminal.record(changed(answers__skin="broken"))
        (judged,) = terminal.judged
        assert set(judged) == {"id", "short_id", "level", "reasons", "open", "next_use"}
        assert [set(reason) for reason in judged["reasons"]] == [{"id", "level", "text"}]
        assert judged["open"] == [
            {"id": "skin", "sites": [], "medicines": [], "since": "2024-11-22T13:13:30Z"}
        ]
        assert judged["next_use"] is None


class TestTaking:
    def test_a_person_is_found_again_by_name_and_birth_date(self, terminal: Terminal) -> None:
        later = changed(
            person__name="maria   ALVAREZ", finished="2024-11-22T09:00:00-05:00", plan=None,
            answers=UNUSED,
        )  # fmt: skip
        assert terminal.record(GOOD, later) == 0
        assert [one["level"] for one in terminal.judged] == ["ok", "ok"]
        assert {row["person"] for row in terminal.listed()} == {"Maria Alvarez"}

    def test_the_same_name_with_another_birth_date_is_somebody_else(
        self, terminal: Terminal
    ) -> None:
        assert terminal.record(GOOD, changed(person__born="1971-08-09")) == 0
        assert len({one["id"] for one in people(terminal)}) == 2

    @pytest.mark.parametrize("told", [{}, {"who": "Dr. Lee"}, {"when": "2024-01-01"}])
    def test_half_an_instruction_is_kept_and_is_none(
        self, terminal: Terminal, told: dict[str, str]
    ) -> None:
        assert terminal.record(changed(**_TIGHT, details={"cover-told": told})) == 0
        assert [reason["id"] for reason in terminal.judged[0]["reasons"]] == ["cover-told"]
        assert terminal.judged[0]["level"] == "ask"

    def test_another_label_is_a_change_and_the_stricter_counts(self, terminal: Terminal) -> None:
        looser = {"amount": "a pea-size amount", "times_a_day": 3, "hours_between": 2}
        vouched = {**looser, "changed": {"who": "Dr. Lee", "when": "2024-11-22"}}
        later = changed(finished="2024-11-22T10:30:00-05:00", plan=looser, answers=UNUSED)
        again = {**later, "plan": vouched, "finished": "2024-11-22T11:30:00-05:00"}
        assert terminal.record(GOOD, later, again) == 0
        assert [one["level"] for one in terminal.judged] == ["ok", "ask", "ok"]
        assert [one["id"] for one in terminal.judged[1]["reasons"]] == ["label-loosened"]
        assert [one["id"] for one in terminal.judged[1]["open"]] == ["label-loosened"]
        assert terminal.judged[2]["open"] == []

    def test_a_stop_may_end_a_check(self, terminal: Terminal) -> None:
        answers = {"prescribed": "yes", "feeling": "unwell"}
        early = changed(answers=answers, plan=None, ended="early")
        assert terminal.record({**early, "ended": None}) == 2
        assert terminal.record(early) == 0
        assert terminal.judged[0]["level"] == "urgent"
        assert [one["id"] for one in terminal.judged[0]["open"]] == ["feeling"]

    def test_a_correction_keeps_the_time_and_names_its_reason(self, terminal: Terminal) -> None:
        assert terminal.record(changed(answers__skin="broken")) == 0
        first = terminal.judged[0]["short_id"]
        fixed = changed(finished=None, amends=first, reason="the other foot")
        assert terminal.record({**fixed, "reason": None}) == 2
        assert "reason: missing" in terminal.err
        assert terminal.record({**fixed, "finished": "2024-11-22T09:00:00-05:00"}) == 2
        assert "finished: a correction keeps the time" in terminal.err
        assert terminal.record({**fixed, "person": {"name": "Ann Lee"}}) == 2
        assert "person: the record to correct is of another person" in terminal.err
        assert terminal.record({**fixed, "amends": "KC-0000-0000-0"}) == 2
        assert terminal.record(fixed) == 0
        assert terminal.judged[0]["level"] == "ok"
        # What the first version opened stays open.
        assert [one["id"] for one in terminal.judged[0]["open"]] == ["skin"]
        assert terminal.record(fixed) == 2
        assert "corrected before" in terminal.err

    def test_a_correction_was_answered_as_the_record_was(self, terminal: Terminal) -> None:
        asked = {"how": "interview", "answered_by": "Maria Alvarez", "recorded_by": "T. Okafor"}
        assert terminal.record(changed(answers__skin="broken", **asked)) == 0
        first = terminal.judged[0]["short_id"]
        fixed = changed(finished=None, amends=first, reason="the other foot")
        assert terminal.record({**fixed, "recorded_by": "J. Kowalski"}) == 0
        assert terminal.run("show", terminal.judged[0]["id"], "--json") == 0
        (record,) = terminal.judged
        names = ("how", "answered_by", "recorded_by")
        assert [record[name] for name in names] == ["interview", "Maria Alvarez", "J. Kowalski"]

    def test_an_entry_for_an_earlier_time_goes_by_what_was_known_then(
        self, terminal: Terminal
    ) -> None:
        held = changed(finished="2024-11-24T08:00:00-05:00", answers__feeling="unwell")
        assert terminal.record(held, GOOD) == 0
        assert [one["level"] for one in terminal.judged] == ["urgent", "ok"]
        assert [one["id"] for one in terminal.judged[1]["open"]] == ["feeling"]
        later = changed(finished="2024-11-24T09:00:00-05:00", plan=None, answers=UNUSED)
        assert terminal.record(later) == 0
        assert terminal.judged[0]["level"] == "stop"

    def test_when_is_the_clock_that_a_check_is_taken_by(self, terminal: Terminal) -> None:
        late = ("--when", "2024-11-22T08:13:29-05:00")
        file = terminal.folder / "check.json"
        file.write_text(json.dumps(GOOD))
        assert terminal.run("record", file, *late) == 2
        assert "still to come" in terminal.err
        for when in ("yesterday", "2024-11-22T08:13:31", "2999-01-01T00:00:00Z"):
            assert terminal.run("record", file, "--when", when) == 2
            assert "--when" in terminal.err
        assert terminal.run("record", file, "--when", "2024-11-22T08:13:30-05:00") == 0

    def test_a_list_that_has_not_changed_may_be_given_again(self, terminal: Terminal) -> None:
        medicines = [{"name": "vitamin C", "sleepy": "no", "told": "yes"}]
        first = changed(
            answers__medicines="list", answers__medicines_told="all", medicines=medicines
        )
        later = changed(
            finished="2024-11-23T10:30:00-05:00", plan=None, medicines=medicines,
            answers=UNUSED,
        )  # fmt: skip
        assert terminal.record(first, later) == 0
        other = {**later, "medicines": [{"name": "zinc"}], "finished": "2024-11-24T10:30:00-05:00"}
        assert terminal.record(other) == 2
        assert "medicines: not the list on file" in terminal.err

    def test_finished_left_out_is_now(self, terminal: Terminal) -> None:
        before = datetime.now(UTC)
        assert terminal.record(changed(finished=None)) == 0
        (row,) = terminal.listed()
        assert before <= datetime.fromisoformat(row["when"]) <= datetime.now(UTC)

    def test_the_offset_of_then_is_kept(self, terminal: Terminal) -> None:
        terminal.record(GOOD)
        assert terminal.listed()[0]["when"] == "2024-11-22T08:13:30-05:00"

    def test_markup_in_a_name_is_a_name(self, terminal: Terminal) -> None:
        name = "<b>#eval(1)</b> Robert'); DROP TABLE entry;--"
        assert terminal.record(changed(person__name=name)) == 0
        assert terminal.listed()[0]["person"] == name

    @pytest.mark.usefixtures("terminal")
    def test_each_line_is_answered_before_the_next_is_read(self, tmp_path: Path) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "ketcheck", "record", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        ) as program:
            assert program.stdin
            assert program.stdout
            for born in ("1956-03-14", "1971-08-09"):
                program.stdin.write(json.dumps(changed(person__born=born)).encode() + b"\n")
                program.stdin.flush()
                assert json.loads(program.stdout.readline())["level"] == "ok"
            program.stdin.close()
            assert program.wait() == 0
        assert (tmp_path / "data").is_dir()


class TestWhoItIs:
    """A person who is on file is found however the name is typed, and a doubt is asked."""

    @pytest.mark.parametrize(
        ("on_file", "typed"),
        [
            ("Pat O'Brien", "Pat O\u2019Brien"),
            ("Pat O'Brien", "PAT OBRIEN"),
            ("María Álvarez", "maria alvarez"),
            ("María Álvarez", "Alvarez, Maria"),
            ("Anne-Marie Gørn", "Anne Marie Gorn"),
            ("\u0130pek I\u015f\u0131k", "ipek isik"),
        ],
    )
    def test_a_stop_is_held_however_the_name_is_typed(
        self, terminal: Terminal, on_file: str, typed: str
    ) -> None:
        held = changed(person__name=on_file, **HELD)
        later = changed(person__name=typed, **FOUND)
        assert terminal.record(held, later) == 0, terminal.err
        judged = terminal.judged[1]
        assert judged["level"] == "stop"
        assert "held" in {reason["id"] for reason in judged["reasons"]}
        assert [one["name"] for one in people(terminal)] == [on_file]

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"person__name": "M. Alvarez"}, "shorter form"),
            ({"person__name": "Alvarez Maria"}, "another order"),
            ({"person__name": "Maria Alvares"}, "one letter"),
            ({"person__born": "1956-03-15"}, "a day off"),
            ({"person__born": "1965-03-14"}, "nearly the same"),
            ({"person__born": None}, "not known"),
        ],
    )
    def test_who_may_be_on_file_is_refused_until_it_is_told(
        self, terminal: Terminal, change: Json, reason: str
    ) -> None:
        assert terminal.record(GOOD) == 0
        other = changed(**change)
        assert terminal.record(other) == 2
        (line,) = terminal.err.splitlines()
        assert "Maria Alvarez, born 1956-03-14" in line
        assert reason in line
        assert "--same-as PERSON" in line
        assert "--new-person" in line
        assert len(terminal.listed()) == 1
        assert terminal.record_as(other, "--new-person") == 0
        assert len(people(terminal)) == 2

    def test_it_is_told_to_be_the_same(self, terminal: Terminal) -> None:
        assert terminal.record(GOOD) == 0
        later = changed(person__name="M. Alvarez", **FOUND)
        assert terminal.record_as(later, "--same-as", "maria alvarez") == 0
        assert [one["name"] for one in people(terminal)] == ["Maria Alvarez"]

    def test_who_is_nothing_like_that_person_is_not_the_same(self, terminal: Terminal) -> None:
        assert terminal.record(GOOD) == 0
        other = changed(person={"name": "Ana Costa", "born": "1990-01-02"})
        assert terminal.record_as(other, "--same-as", "maria alvarez") == 2
        assert "is not like that person" in terminal.err
        assert len(terminal.listed()) == 1

    def test_a_number_is_of_one_person_alone(self, terminal: Terminal) -> None:
        assert terminal.record(changed(person__number="MRN 20418")) == 0
        other = changed(person={"name": "Ana Costa", "born": "1990-01-02", "number": "020418"})
        assert terminal.record(other) == 2
        assert "the number is the same" in terminal.err
        assert terminal.record_as(other, "--new-person") == 2
        assert "020418 is the number of Maria Alvarez, born 1956-03-14" in terminal.err
        assert len(people(terminal)) == 1
