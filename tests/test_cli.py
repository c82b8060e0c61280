"""The command line, called as the installed script calls it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from papers import page_words
from terminal import GOOD, Json, Terminal, changed

from ketcheck.checklist.level import Level
from ketcheck.records.model import Record
from ketcheck.records.opening import open_store
from ketcheck.records.recording import new_id
from tests.answers import LATER

CHECKS = Path(__file__).parent / "checks"


class TestLevels:
    """Hand-written files give the levels of the design."""

    def test_a_first_week(self, terminal: Terminal) -> None:
        assert terminal.run("record", CHECKS / "first-week.jsonl") == 0
        reasons = [[reason["id"] for reason in one["reasons"]] for one in terminal.judged]
        assert [one["level"] for one in terminal.judged] == [
            "ok", "stop", "ok", "ask", "stop", "stop",
        ]  # fmt: skip
        assert reasons[:3] == [[], ["too-soon"], []]
        assert reasons[3] == ["applied", "timing", "cover"]
        assert {"skin", "reaction", "medicines-changed", "medicines-told", "missed"} <= set(
            reasons[4]
        )
        assert "sleepy-not-told" in reasons[4]
        assert set(reasons[5]) == {"held", "none-yet-listed"}

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
            "cover-told": "ask", "medicines": "ask", "make-up": "stop",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("question", "code", "level"),
        [
            ("prescribed", "no", "stop"),
            ("feeling", "unsure", "stop"),
            ("timing", "unsure", "ask"),
            ("amount", "less", "ask"),
            ("skin", "unsure", "ask"),
            ("cover", "airy", "ask"),
            ("missed", "more", "ask"),
        ],
    )
    def test_one_answer_decides(
        self, terminal: Terminal, question: str, code: str, level: str
    ) -> None:
        check = changed(**{f"answers__{question}": code})
        if question == "missed":
            check["answers"]["make-up"] = "no"
        assert terminal.record(check) == 0
        assert terminal.judged[0]["level"] == level
        assert [reason["id"] for reason in terminal.judged[0]["reasons"]] == [question]

    def test_what_is_printed_is_the_table_of_the_design(self, terminal: Terminal) -> None:
        terminal.record(changed(answers__skin="broken"))
        (judged,) = terminal.judged
        assert set(judged) == {"id", "short_id", "level", "reasons"}
        assert [set(reason) for reason in judged["reasons"]] == [{"id", "level", "text"}]


class TestTaking:
    def test_a_person_is_found_again_by_name_and_birth_date(self, terminal: Terminal) -> None:
        later = changed(
            person__name="maria   ALVAREZ", finished="2024-11-22T09:00:00-05:00", plan=None,
            answers={
                "feeling": "fine", "applied": "no", "timing": "due", "amount": "label",
                "area": "told", "skin": "whole", "reaction": "first", "cover": "none",
                "medicines-changed": "no", "missed": "first",
            },
        )  # fmt: skip
        assert terminal.record(GOOD, later) == 0
        assert [one["level"] for one in terminal.judged] == ["ok", "ok"]
        assert {row["person"] for row in terminal.listed()} == {"Maria Alvarez"}

    def test_the_same_name_with_another_birth_date_is_somebody_else(
        self, terminal: Terminal
    ) -> None:
        assert terminal.record(GOOD, changed(person__born="1956-03-15")) == 0

    @pytest.mark.parametrize("told", [{}, {"who": "Dr. Lee"}, {"when": "2024-01-01"}])
    def test_half_an_instruction_is_kept_and_is_none(
        self, terminal: Terminal, told: dict[str, str]
    ) -> None:
        assert terminal.record(changed(**_TIGHT, details={"cover-told": told})) == 0
        assert [reason["id"] for reason in terminal.judged[0]["reasons"]] == ["cover-told"]
        assert terminal.judged[0]["level"] == "ask"

    def test_a_plan_on_file_is_not_replaced_by_a_check(self, terminal: Terminal) -> None:
        later = changed(
            finished="2024-11-22T10:30:00-05:00",
            plan={"amount": "a dab", "hours_between": 2},
            answers=LATER,
        )  # fmt: skip
        assert terminal.record(GOOD, later) == 2
        assert "plan: another plan is on file" in terminal.err
        assert [one["level"] for one in terminal.judged] == ["ok"]

    def test_a_list_that_has_not_changed_may_be_given_again(self, terminal: Terminal) -> None:
        medicines = [{"name": "vitamin C", "sleepy": "no", "told": "yes"}]
        first = changed(
            answers__medicines="list", answers__medicines_told="all", medicines=medicines
        )
        later = changed(
            finished="2024-11-23T10:30:00-05:00", plan=None, medicines=medicines,
            answers=LATER,
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
            for born in ("1956-03-14", "1956-03-15"):
                program.stdin.write(json.dumps(changed(person__born=born)).encode() + b"\n")
                program.stdin.flush()
                assert json.loads(program.stdout.readline())["level"] == "ok"
            program.stdin.close()
            assert program.wait() == 0
        assert (tmp_path / "data").is_dir()


def _future(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


_LIST = {"answers__medicines": "list", "answers__medicines_told": "all"}
_MILD = {"answers__reaction": "mild"}
_TIGHT = {"answers__cover": "tight", "answers__cover_told": "yes"}

BAD: list[tuple[Json | bytes, str]] = [
    # fields
    (changed(colour="red"), "colour: unknown field"),
    (changed(person__age=70), "person.age: unknown field"),
    (changed(plan__dose="1"), "plan.dose: unknown field"),
    (changed(details__skin={}), "details.skin: unknown field"),
    (changed(person=None), "person: missing"),
    (changed(person__name=None), "person.name: missing"),
    (changed(answers=None), "answers: missing"),
    (changed(plan__amount=None), "plan.amount: missing"),
    (changed(kind="counseling"), "clinician: missing"),
    (changed(kind="clearance"), "kind: "),
    # people
    (changed(person__name=""), "person.name: "),
    (changed(person__name="x" * 5000), "person.name: string should have at most 120"),
    (changed(person__name="Maria\u0007"), "person.name: holds a control character"),
    (changed(person__name="Maria \u202eeralA"), "person.name: holds a hidden text-direction"),
    (changed(person__name="Maria\ud800"), "invalid JSON"),
    (changed(person__name=17), "person.name: "),
    (changed(person__born="14.3.1956"), "person.born: "),
    (changed(person__born="1856-03-14"), "person.born: "),
    (changed(person__born=_future(400)[:10]), "person.born: later than the check"),
    # times
    (changed(finished="2024-11-22T08:13:30"), "finished: a time needs its UTC offset"),
    (changed(finished="2024-11-22"), "finished: "),
    (changed(finished=1700000000), "finished: "),
    (changed(finished=_future(1 / 24)), "finished: this time is still to come"),
    (changed(started="2024-11-22T08:13:31-05:00"), "started: later than finished"),
    (changed(started="2024-11-22T08:13:00"), "started: a time needs its UTC offset"),
    # answers
    (changed(answers__mood="fine"), "answers.mood: unknown question"),
    (changed(answers__skin="purple"), "answers.skin: unknown answer code 'purple'"),
    (changed(answers__skin=True), "answers.skin: "),
    (changed(answers__applied="yes"), "answers.applied: not asked here"),
    (changed(answers__cover_told="yes"), "answers.cover-told: not asked here"),
    (changed(answers__make_up="no"), "answers.make-up: not asked here"),
    (changed(answers__medicines_changed="no"), "answers.medicines-changed: not asked here"),
    (changed(answers__reaction_detail="x"), "answers.reaction-detail: has no answer code"),
    (changed(answers__skin=None), "not finished: no answer to skin"),
    (changed(answers__skin=None, answers__area=None), "no answer to area, skin"),
    (changed(answers={}), "not finished: no answer to prescribed, feeling, label"),
    (changed(answers__missed="more"), "not finished: no answer to make-up"),
    (changed(answers={"a\u0007" * 90: "x"}), "unknown question"),
    # details
    (changed(plan=None), "no answer to label (label: here needs plan)"),
    (changed(answers__label="not-here"), "plan: not asked here"),
    (changed(**_MILD), "not finished: no answer to reaction-detail"),
    (changed(details={"reaction-detail": {"site": "x"}}), "details.reaction-detail: not asked"),
    (changed(**_MILD, details={"reaction-detail": {"site": "x", "worst": 11}}), "worst: "),
    (
        changed(**_MILD, details={"reaction-detail": {"site": "x", "since": _future(2)[:10]}}),
        "details.reaction-detail.since: later than the check",
    ),
    (
        changed(**_TIGHT, details={"cover-told": {"who": "Dr. Lee", "when": _future(2)[:10]}}),
        "details.cover-told.when: later than the check",
    ),
    (changed(finished="1700000000"), "finished: not a time like"),
    (changed(details={"cover-told": {"who": "A", "when": "2024-01-01"}}), "details.cover-told: "),
    # medicines
    (changed(medicines=[{"name": "zinc"}]), "medicines: a list is given"),
    (changed(**_LIST), "no answer to medicines (medicines: list needs medicines)"),
    (changed(**_LIST, medicines=[]), "no answer to medicines"),
    (changed(**_LIST, medicines=[{"dose": "1"}]), "medicines.0.name: missing"),
    (changed(**_LIST, medicines=[{"name": "zinc", "class": "x"}]), "medicines.0.class: unknown"),
    (changed(**_LIST, medicines=[{"name": "zinc", "sleepy": "maybe"}]), "medicines.0.sleepy: "),
    (
        changed(**_LIST, medicines=[{"name": "zinc", "changed": _future(2)[:10]}]),
        "medicines.0.changed: later than the check",
    ),
    # JSON
    (b"", "there is no check in it"),
    (b"\n \n", "there is no check in it"),
    (b"[]", "a check is a JSON object"),
    (b'"check"', "a check is a JSON object"),
    (b"hello", "not JSON"),
    (b'{"person": ', "not JSON"),
    (b'{"person": NaN}', "NaN is not a JSON number"),
    (b'{"person": 1e999999}', "person: "),
    (b'{"person": {}, "person": {}}', "person: given twice"),
    (json.dumps(GOOD).encode().replace(b'"skin"', b'"area"'), "area: given twice"),
    (b"[" * 200_000, "nested too deeply"),
    (b'{"person": ' + b"9" * 5000 + b"}", "number that is too long"),
    (b'{"person": "' + b"x" * 2_000_000 + b'"}', "longer than 1,000,000 bytes"),
    (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), "byte order mark"),
    (json.dumps(GOOD).encode("utf-16"), "not UTF-8"),
    (json.dumps(GOOD).encode().replace(b"Maria", b"Mari\xe1"), "not UTF-8 at byte"),
]


@pytest.mark.parametrize(("given", "told"), BAD, ids=[told for _, told in BAD])
def test_bad_input_is_told_in_one_line_and_not_saved(
    terminal: Terminal, given: Json | bytes, told: str
) -> None:
    assert terminal.record(given) == 2
    assert terminal.out == ""
    (line,) = terminal.err.splitlines()
    assert line.startswith("ketcheck: standard input")
    assert told in line
    assert len(line) < 300
    assert line.isprintable()
    assert terminal.listed() == []


class TestLines:
    def test_the_checks_before_a_bad_line_stay_saved(self, terminal: Terminal) -> None:
        other = changed(person__born="1956-03-15")
        worse = changed(person__born="1956-03-16", answers__skin="purple")
        assert terminal.record(GOOD, other, worse, GOOD) == 2
        assert len(terminal.judged) == 2
        assert "line 3: answers.skin" in terminal.err
        assert "(the 2 before it saved)" in terminal.err
        assert len(terminal.listed()) == 2

    def test_blank_lines_count(self, terminal: Terminal) -> None:
        assert terminal.record(b"", GOOD, b"", b"{}") == 2
        assert "line 4: " in terminal.err

    def test_one_check_may_take_many_lines(self, terminal: Terminal) -> None:
        assert terminal.record(json.dumps(GOOD, indent=2).encode()) == 0

    def test_a_fault_in_many_lines_names_its_own(self, terminal: Terminal) -> None:
        text = json.dumps(GOOD, indent=2).replace('"kind":', '"kind"')
        line = next(n for n, one in enumerate(text.splitlines(), 1) if '"kind"' in one)
        assert terminal.record(text.encode()) == 2
        assert f"line {line}: not JSON" in terminal.err

    def test_a_file_is_named(self, terminal: Terminal, tmp_path: Path) -> None:
        file = tmp_path / "bad.json"
        file.write_text("{}")
        assert terminal.run("record", file) == 2
        assert "bad.json, line 1: person: missing" in terminal.err

    @pytest.mark.parametrize("name", ["missing.json", "."])
    def test_a_file_that_can_not_be_read_is_told(
        self, terminal: Terminal, tmp_path: Path, name: str
    ) -> None:
        assert terminal.run("record", tmp_path / name) == 2
        assert "can't be read" in terminal.err


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    """A terminal on a store with a week of one person and a check of another."""
    assert terminal.run("record", CHECKS / "first-week.jsonl") == 0
    assert terminal.run("record", CHECKS / "covered.json") == 0
    return terminal


class TestReading:
    def test_an_empty_store_lists_nothing(self, terminal: Terminal) -> None:
        assert terminal.run("list") == 0
        assert terminal.out == ""
        assert terminal.listed() == []

    def test_the_list_is_newest_first(self, filled: Terminal) -> None:
        rows = filled.listed()
        assert [row["when"] for row in rows] == sorted((row["when"] for row in rows), reverse=True)
        assert len(rows) == 7
        assert filled.run("list") == 0
        lines = filled.out.splitlines()
        assert [line.split()[0] for line in lines] == [row["short_id"] for row in rows]
        assert lines[0].endswith("self-check  stop")

    @pytest.mark.parametrize(
        ("text", "count"), [("okafor", 6), ("TOM", 6), ("MRN 4471", 1), ("grace", 1), ("zinc", 0)]
    )
    def test_the_list_of_a_person(self, filled: Terminal, text: str, count: int) -> None:
        assert len(filled.listed("--person", text)) == count

    def test_a_record_is_shown_whole(self, filled: Terminal) -> None:
        row = filled.listed("--person", "grace")[0]
        assert filled.run("show", row["short_id"], "--json") == 0
        shown = json.loads(filled.out)
        assert shown["matches"] is True
        assert shown["instruction"] == {"who": "Nurse Park", "when": "2024-02-12"}
        assert shown["started"]["at"] == "2024-02-29T23:50:00-08:00"
        assert filled.run("show", row["id"]) == 0
        for words in ("Grace Lindqvist", "result: ok", "Nurse Park", "left knee", "most a day 4"):
            assert words in filled.out

    def test_a_result_that_differs_is_shown_as_such(self, filled: Terminal) -> None:
        store = open_store(filled.folder / "data", keyring=False)
        record = store.entry(store.page()[0].id)
        assert isinstance(record, Record)
        better = record.result.model_copy(update={"level": Level.OK, "reasons": ()})
        forged = record.model_copy(update={"id": new_id(), "result": better})
        store.save(forged)
        store.close()
        assert filled.run("show", forged.short_id) == 0
        assert "The result does not match the answers." in filled.out
        assert filled.run("show", forged.short_id, "--json") == 0
        assert json.loads(filled.out)["matches"] is False

    def test_a_record_whose_checklist_is_lost_is_shown(self, filled: Terminal) -> None:
        row = filled.listed()[0]
        store = open_store(filled.folder / "data", keyring=False)
        store.db.execute_sql("DELETE FROM content")
        store.close()
        assert filled.run("show", row["id"], "--json") == 0
        assert json.loads(filled.out)["matches"] is None
        assert filled.run("sheet", row["id"], filled.folder / "out.pdf") == 2

    @pytest.mark.parametrize("command", ["show", "sheet"])
    @pytest.mark.parametrize("text", ["KC-0000-0000-0", "nonsense", "KC-7F3A-91C2-Z"])
    def test_no_such_record(self, filled: Terminal, command: str, text: str) -> None:
        out = [filled.folder / "out.pdf"] if command == "sheet" else []
        assert filled.run(command, text, *out) == 2
        assert len(filled.err.splitlines()) == 1
        assert not any(path.exists() for path in out)

    def test_a_store_is_verified(self, filled: Terminal) -> None:
        assert filled.run("verify") == 0
        assert filled.out.startswith("7 checked, sound")

    def test_what_still_reads_is_salvaged(self, filled: Terminal) -> None:
        rows, new = filled.listed(), filled.folder / "new"
        store = open_store(filled.folder / "data", keyring=False)
        store.db.execute_sql("UPDATE sealed SET body = x'00' WHERE seq = 3")
        store.close()
        assert filled.run("verify") == 1
        named = filled.out.split(":")[0]
        assert filled.run("salvage", new) == 1
        assert filled.out == (f"{named}: is missing, or can't be read\n6 saved in {new}, 1 lost\n")
        assert filled.run("--data", new, "verify") == 1
        assert filled.run("--data", new, "accept-loss") == 0
        assert filled.run("--data", new, "verify") == 0
        saved = filled.listed("--data", str(new))
        assert [row for row in rows if row in saved] == saved
        assert filled.run("salvage", new) == 2

    def test_lost_records_are_named_and_stop_a_check(self, filled: Terminal) -> None:
        (filled.folder / "older").write_bytes((filled.folder / "data/records.db").read_bytes())
        assert filled.run("accept-loss") == 0
        check = changed(finished=None)
        assert filled.record(check) == 0
        (filled.folder / "older").replace(filled.folder / "data/records.db")
        assert filled.run("verify") == 1
        assert "entry 8: was saved, and is lost" in filled.out
        assert filled.record(check) == 2
        assert "1 saved record is lost" in filled.err
        assert filled.run("accept-loss") == 0
        assert filled.run("verify") == 0

    @pytest.mark.parametrize("place", [100, 60_000])
    def test_damage_is_named(self, filled: Terminal, place: int) -> None:
        file = filled.folder / "data" / "records.db"
        data = bytearray(file.read_bytes())
        data[place] ^= 1
        file.write_bytes(data)
        assert filled.run("verify") == 1
        assert "damaged" in filled.out
        assert filled.err == ""


class TestFiles:
    @pytest.mark.parametrize("command", ["sheet", "blank", "backup"])
    def test_a_file_is_written_whole_and_never_over_another(
        self, filled: Terminal, command: str
    ) -> None:
        out = filled.folder / "out"
        names = [filled.listed()[0]["id"]] if command == "sheet" else []
        assert filled.run(command, *names, out) == 0
        before = out.read_bytes()
        assert before.startswith(b"PK" if command == "backup" else b"%PDF-")
        assert filled.run(command, *names, out) == 2
        assert "is there already" in filled.err
        assert out.read_bytes() == before
        assert filled.run(command, *names, filled.folder / "no" / "out") == 2
        assert "can't be written" in filled.err
        assert not [path for path in filled.folder.iterdir() if path.name.startswith(".")]

    def test_a_backup_comes_back(self, filled: Terminal) -> None:
        copy, other = filled.folder / "copy", filled.folder / "other"
        rows = filled.listed()
        assert filled.run("backup", copy) == 0
        other.mkdir()
        (other / "key").write_bytes((filled.folder / "data" / "key").read_bytes())
        assert filled.run("restore", copy, "--data", other) == 0
        assert filled.out == "7 restored\n"
        assert filled.listed("--data", str(other)) == rows
        assert filled.run("--data", other, "restore", copy) == 0
        assert filled.out == "0 restored\n"
        assert filled.run("restore", filled.folder / "nothing") == 2

    def test_a_backup_is_looked_at(self, filled: Terminal) -> None:
        copy, other = filled.folder / "copy", filled.folder / "other"
        assert filled.run("backup", copy) == 0
        other.mkdir()
        (other / "key").write_bytes((filled.folder / "data" / "key").read_bytes())
        assert filled.run("restore", copy, "--look", "--data", other) == 0
        assert filled.out.startswith("7 records of 2 people, from 20")
        assert "7 records and 2 people would be added" in filled.out
        assert filled.listed("--data", str(other)) == []

    def test_a_copy_is_kept_of_what_was_recorded(self, filled: Terminal) -> None:
        copies = list((filled.folder / "data" / "backups").iterdir())
        assert len(copies) == 1
        assert filled.record(changed(finished=None)) == 0
        assert list((filled.folder / "data" / "backups").iterdir()) == copies

    def test_a_copy_that_fails_does_not_fail_the_record(self, filled: Terminal) -> None:
        other = filled.folder / "other"
        assert filled.run("--data", other, "list") == 0
        (other / "backups").touch()
        assert filled.record_into(other, GOOD) == 0
        assert filled.err.startswith("ketcheck: ")
        assert len(filled.listed("--data", str(other))) == 1


class TestErasing:
    def test_a_person_is_erased_once_it_is_confirmed(self, filled: Terminal) -> None:
        name = filled.listed()[0]["person"]
        theirs = [row for row in filled.listed() if row["person"] == name]
        assert filled.run("erase", name) == 2
        assert "Add --yes" in filled.err
        assert "can't be undone" in filled.err
        assert (
            filled.run("erase", name, "--yes", "--erased-by", "Nurse Joy", "--reason", "moved") == 0
        )
        assert filled.out == f"{len(theirs)} erased\n"
        assert name not in {row["person"] for row in filled.listed()}
        assert filled.run("verify") == 0
        assert f"{len(theirs)} erased on request" in filled.out
        assert filled.run("erase", name, "--yes") == 2
        assert "Nobody" in filled.err

    def test_one_of_two_of_a_name_has_to_be_named_by_id(self, filled: Terminal) -> None:
        store = open_store(filled.folder / "data", keyring=False)
        ids = [store.directory.add("Bo Yin", number=number).id for number in ("1", "2")]
        store.close()
        assert filled.run("erase", "Bo Yin", "--yes") == 2
        assert "More than one" in filled.err
        assert filled.run("erase", ids[0], "--yes") == 0


class TestPaper:
    """Sheets of several records, handouts and forms; what is on them is tested in documents."""

    def test_several_records_go_into_one_file(self, filled: Terminal) -> None:
        out = filled.folder / "out.pdf"
        ids = [row["short_id"] for row in filled.listed()]
        assert filled.run("sheet", *ids, ids[0], out) == 0
        pages = page_words(out.read_bytes())
        assert [text for text in pages if "Page 1 of" in text] == pages
        assert all(f"record {name}" in text for name, text in zip(ids, pages, strict=True))

    def test_the_checks_of_some_days_go_into_one_file(self, filled: Terminal) -> None:
        rows = [row for row in filled.listed() if "Okafor" in row["person"]][::-1]
        # A day is one here, whatever the offset of the check.
        days = [datetime.fromisoformat(row["when"]).astimezone().date() for row in rows]
        first, last = sorted(set(days))[1:3]
        out = filled.folder / "out.pdf"
        assert filled.run("sheet", "--person", "okafor", "--from", first, "--to", last, out) == 0
        wanted = [
            row["short_id"] for row, day in zip(rows, days, strict=True) if first <= day <= last
        ]
        pages = page_words(out.read_bytes())
        assert 1 < len(pages) < len(rows)
        assert all(name in text for name, text in zip(wanted, pages, strict=True))

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "name records by their ids, or give --person, --from and --to together"),
            (("--person", "okafor"), "give --person, --from and --to together"),
            (("--person", "okafor", "--from", "2024-11-02", "--to", "2024-11-01"), "turn the two"),
            (("--person", "okafor", "--from", "1999-01-01", "--to", "1999-01-02"), "no check of"),
            (("--person", "okafor", "--from", "today", "--to", "2024-11-01"), "is not a date"),
            (("--person", "nobody", "--from", "2024-11-01", "--to", "2024-11-01"), "Nobody on"),
        ],
    )
    def test_what_to_print_is_to_be_said_clearly(
        self, filled: Terminal, arguments: tuple[str, ...], said: str
    ) -> None:
        out = filled.folder / "out.pdf"
        assert filled.run("sheet", *arguments, out) == 2
        assert said in filled.err
        assert len(filled.err.splitlines()) == 1
        assert not out.exists()

    def test_a_handout_is_for_one_person(self, filled: Terminal) -> None:
        out = filled.folder / "out.pdf"
        assert filled.run("handout", "okafor", out) == 0
        assert "Your ketamine cream Tomás Okafor" in page_words(out.read_bytes())[0]
        assert filled.record(changed(person__name="Tomás Okafor", person__born="1960-01-01")) == 0
        assert filled.run("handout", "tomás okafor", filled.folder / "two.pdf") == 2
        assert "fits 2 people. Name one by number or id" in filled.err
        assert "born 1960-01-01" in filled.err
        assert not (filled.folder / "two.pdf").exists()

    def test_the_form_of_a_session_has_room_for_what_is_said_back(self, terminal: Terminal) -> None:
        check, session = terminal.folder / "check.pdf", terminal.folder / "session.pdf"
        assert terminal.run("blank", check) == 0
        assert terminal.run("blank", "--session", session) == 0
        assert "What the patient said" in " ".join(page_words(session.read_bytes()))
        assert "What the patient said" not in " ".join(page_words(check.read_bytes()))


class TestUse:
    def test_the_data_folder_is_named_before_or_after_the_command(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        terminal.run("--data", tmp_path / "one", "list")
        terminal.run("list", "--data", tmp_path / "two")
        assert (tmp_path / "one" / "records.db").exists()
        assert (tmp_path / "two" / "records.db").exists()
        assert not (tmp_path / "data").exists()

    @pytest.mark.parametrize("arguments", [["frob"], ["show"], ["list", "--frob"], ["record"]])
    def test_a_wrong_use_is_one_line(self, terminal: Terminal, arguments: list[str]) -> None:
        assert terminal.run(*arguments) == 2
        assert len(terminal.err.splitlines()) == 1

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
    def test_no_display_is_told(self) -> None:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        ran = subprocess.run(
            [sys.executable, "-m", "ketcheck"],
            cwd=Path(__file__).parents[1],
            check=False,
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if name not in hidden},
        )
        assert ran.returncode == 2
        assert ran.stderr.startswith("ketcheck: There is no screen")
        assert len(ran.stderr.splitlines()) == 1

    def test_names_are_printed_in_any_locale(self, terminal: Terminal) -> None:
        assert terminal.record(changed(person__name="José 王")) == 0
        ran = subprocess.run(
            [sys.executable, "-m", "ketcheck", "list"],
            cwd=Path(__file__).parents[1],
            check=False,
            capture_output=True,
            env={**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "José 王" in ran.stdout.decode()

    def test_a_second_instance_is_told(
        self, terminal: Terminal, open_elsewhere: Callable[[Path], None]
    ) -> None:
        open_elsewhere(terminal.folder / "data")
        assert terminal.record(GOOD) == 2
        assert "already open" in terminal.err

    def test_no_command_needs_qt(self, terminal: Terminal) -> None:
        program = (
            "import sys; from ketcheck.cli import main; code = main(sys.argv[1:]);"
            "assert not [name for name in sys.modules if name.startswith('PySide6')];"
            "sys.exit(code)"
        )
        for arguments in (["record", CHECKS / "covered.json"], ["list"], ["verify"]):
            ran = subprocess.run(
                [sys.executable, "-c", program, *map(str, arguments)],
                cwd=Path(__file__).parents[1],
                check=False,
                capture_output=True,
            )
            assert (ran.returncode, ran.stderr) == (0, b"")
        assert len(terminal.listed()) == 1

    def test_a_reader_that_stops_early_is_no_fault(self, filled: Terminal) -> None:
        program = [sys.executable, "-m", "ketcheck", "list", "--json"]
        reading, writing = os.pipe()
        os.close(reading)
        ran = subprocess.run(
            program,
            cwd=Path(__file__).parents[1],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
        os.close(writing)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert filled.listed()

    def test_a_fault_of_ours_shows_nothing_that_was_typed(
        self, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise ZeroDivisionError("Maria Alvarez")

        monkeypatch.setattr("ketcheck.commands.recording.read_check", fail)
        assert terminal.record(GOOD) == 3
        assert "ZeroDivisionError" in terminal.err
        assert "Maria" not in terminal.err


@pytest.fixture
def open_elsewhere() -> Any:  # noqa: ANN401 - a generator of a function
    """Hold a data folder open in another process."""
    program = (
        "import sys, pathlib, ketcheck.records.opening as o;"
        "s = o.open_store(pathlib.Path(sys.argv[1]), keyring=False); print('open', flush=True);"
        "sys.stdin.read()"
    )
    holders: list[subprocess.Popen[bytes]] = []

    def hold(folder: Path) -> None:
        holder = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        holders.append(holder)
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"

    yield hold
    for holder in holders:
        holder.communicate()
