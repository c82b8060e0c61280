"""`ketcheck sheet`, `handout` and `blank`."""

from datetime import datetime
from itertools import groupby
from pathlib import Path

import pytest
from papers import page_words
from terminal import Terminal, changed


def sheets_in(file: Path) -> list[str]:
    """The words of each page that is of a record: neither the cover nor a side left blank."""
    return [text for text in page_words(file.read_bytes()) if "· record KC-" in text]


class TestPaper:
    """Sheets of several records, handouts and forms; what is on them is tested in documents."""

    def test_several_records_go_into_one_file(self, filled: Terminal) -> None:
        out = filled.folder / "out.pdf"
        ids = [row["short_id"] for row in filled.listed()]
        assert filled.run("sheet", *ids, ids[0], out) == 0
        cover = page_words(out.read_bytes())[0]
        pages = sheets_in(out)
        assert len(pages) == len(ids)
        for name in ids:
            assert name in cover
            assert sum(f"record {name} Page" in text for text in pages) == 1

    def test_a_person_s_sheets_are_side_by_side(self, filled: Terminal) -> None:
        out = filled.folder / "out.pdf"
        assert filled.run("sheet", *(row["short_id"] for row in filled.listed()), out) == 0
        names = [text.split(" · born")[0].split()[-1] for text in sheets_in(out)]
        assert len(set(names)) > 1
        assert len(list(groupby(names))) == len(set(names))

    def test_only_the_first_is_an_original(self, filled: Terminal) -> None:
        first, second = (row["short_id"] for row in filled.listed()[:2])
        assert filled.run("sheet", first, filled.folder / "1.pdf") == 0
        assert filled.run("sheet", first, second, filled.folder / "2.pdf") == 0
        (one,) = sheets_in(filled.folder / "1.pdf")
        both = sheets_in(filled.folder / "2.pdf")
        assert "REPRINT" not in one
        for name, is_again in ((first, True), (second, False)):
            (own,) = (text for text in both if f"record {name} Page" in text)
            assert ("REPRINT" in own) is is_again

    def test_a_clearance_has_a_sheet_and_a_use_has_none(self, filled: Terminal) -> None:
        held = next(row for row in filled.listed() if row["when"].startswith("2024-05-07"))
        said = ("--who", "Dr. Lee", "--role", "prescriber", "--said", "may-use", "--what", "Go on.")
        assert filled.run("clear", held["id"], *said, "--when", "2024-05-08T08:00:00+02:00") == 0
        cleared = filled.judged[0]["id"]
        out = filled.folder / "out.pdf"
        assert filled.run("sheet", held["id"], cleared, out) == 0
        stopped, *_, sheet = sheets_in(out)
        assert "Dr. Lee said about this STOP: The cream may be used again." in stopped
        assert "What was said about a STOP" in sheet
        assert "OK to apply" not in sheet
        assert filled.run("use", "okafor", "--when", "2024-05-06T07:20:00+02:00") == 0
        assert filled.run("sheet", filled.judged[0]["id"], filled.folder / "two.pdf") == 2
        assert "has no sheet. Only checks, sessions and clearances have one." in filled.err

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
        pages = sheets_in(out)
        assert 1 < len(pages) < len(rows)
        assert all(name in text for name, text in zip(wanted, pages, strict=True))

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "give the ids of records, or --person, --from, and --to together"),
            (("--person", "okafor"), "or --person, --from, and --to together"),
            (("--person", "okafor", "--from", "2024-11-02", "--to", "2024-11-01"), "swap the two"),
            (("--person", "okafor", "--from", "1999-01-01", "--to", "1999-01-02"), "no checks of"),
            (("--person", "okafor", "--from", "today", "--to", "2024-11-01"), "is not a date"),
            (("--person", "nobody", "--from", "2024-11-01", "--to", "2024-11-01"), "No one on"),
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
        assert "Tomás Okafor · born 28 Feb 1949 Your plan" in page_words(out.read_bytes())[0]
        assert filled.record(changed(person__name="Tomás Okafor", person__born="1960-01-01")) == 0
        assert filled.run("handout", "tomás okafor", filled.folder / "two.pdf") == 2
        assert "matches 2 people. Give the number or id of one" in filled.err
        assert "born 1960-01-01" in filled.err
        assert not (filled.folder / "two.pdf").exists()

    @pytest.mark.parametrize(
        ("name", "package"), [("王小明", "fonts-noto-cjk"), ("नमस्ते देवी", "fonts-noto-core")]
    )
    def test_a_name_without_a_font_is_told_with_the_package_that_has_one(
        self, terminal: Terminal, name: str, package: str
    ) -> None:
        assert terminal.record_as(changed(person__name=name), "--new-person") == 0
        out = terminal.folder / "out.pdf"
        for command in (("sheet", terminal.judged[0]["id"]), ("handout", name)):
            out.unlink(missing_ok=True)
            assert terminal.run(*command, out) == 0
            (line,) = terminal.err.splitlines()
            assert f"install the Debian package {package} and make the page again" in line

    def test_a_name_that_prints_needs_no_word(self, filled: Terminal) -> None:
        assert filled.run("handout", "okafor", filled.folder / "out.pdf") == 0
        assert filled.err == ""

    def test_the_form_of_a_session_has_room_for_what_is_said_back(self, terminal: Terminal) -> None:
        check, session = terminal.folder / "check.pdf", terminal.folder / "session.pdf"
        assert terminal.run("blank", check) == 0
        assert terminal.run("blank", "--session", session) == 0
        assert "What the patient said" in " ".join(page_words(session.read_bytes()))
        assert "What the patient said" not in " ".join(page_words(check.read_bytes()))
