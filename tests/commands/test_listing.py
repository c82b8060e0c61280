"""`ketcheck list` and `ketcheck show`."""

import json

import pytest
from terminal import Terminal

from ketcheck.checklist.level import Level
from ketcheck.records.model import Record
from ketcheck.records.opening import open_store
from ketcheck.records.recording import new_id


class TestReading:
    def test_an_empty_store_lists_nothing(self, terminal: Terminal) -> None:
        # Refused, so that the folder is there and has no record.
        assert terminal.record(b"{}") == 2
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
        assert shown["details"]["cover-told"] == {
            "who": "Nurse Park",
            "when": "2024-02-12",
            "sites": [],
        }
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
        assert filled.run("show", row["id"]) == 0
        assert "result: stop" in filled.out
        assert filled.run("sheet", row["id"], filled.folder / "out.pdf") == 2

    @pytest.mark.parametrize("command", ["show", "sheet"])
    @pytest.mark.parametrize("text", ["KC-0000-0000-0", "nonsense", "KC-7F3A-91C2-Z"])
    def test_no_such_record(self, filled: Terminal, command: str, text: str) -> None:
        out = [filled.folder / "out.pdf"] if command == "sheet" else []
        assert filled.run(command, text, *out) == 2
        assert len(filled.err.splitlines()) == 1
        assert not any(path.exists() for path in out)
