"""`ketcheck verify`, `salvage`, `backup`, `restore` and `erase`."""

import shutil

import pytest
from house import APART
from terminal import GOOD, Terminal, changed

from ketcheck.records.opening import open_store


class TestVerifying:
    def test_a_store_is_verified(self, filled: Terminal) -> None:
        assert filled.run("verify") == 0
        assert filled.out.startswith("7 checked, no damage")

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
        assert "entry 8: was saved, but is lost" in filled.out
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
        shutil.copy(filled.folder / "data" / "key", other)
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
        shutil.copy(filled.folder / "data" / "key", other)
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
        assert filled.run("--data", other, "keys", "--keyring", "off") == 2
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
        assert "can't undo this" in filled.err
        assert (
            filled.run("erase", name, "--yes", "--erased-by", "Nurse Joy", "--reason", "moved") == 0
        )
        assert filled.out.startswith(f"{len(theirs)} deleted\n")
        assert name not in {row["person"] for row in filled.listed()}
        assert filled.run("verify") == 0
        assert f"{len(theirs)} deleted on request" in filled.out
        assert filled.run("erase", name, "--yes") == 2
        assert "No one" in filled.err

    def test_one_of_two_of_a_name_has_to_be_named_by_id(self, filled: Terminal) -> None:
        store = open_store(filled.folder / "data", keyring=False)
        add = store.directory.add
        ids = [add("Bo Yin", number=number, apart=APART).id for number in ("1", "2")]
        store.close()
        assert filled.run("erase", "Bo Yin", "--yes") == 2
        assert "“Bo Yin” matches 2 people" in filled.err
        assert filled.run("erase", ids[0], "--yes") == 2
        assert "--reason" in filled.err
        why = ("--erased-by", "Nurse Joy", "--reason", "moved")
        assert filled.run("erase", ids[0], "--yes", *why) == 0
