"""`ketcheck verify` beside a sheet, a backup, or what a sync program left; erasing from backups."""

import shutil
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from terminal import Terminal, changed

from ketcheck.documents.headings import seal_code
from ketcheck.errors import DiskFull
from ketcheck.records.copies import renewing
from ketcheck.records.copies.safekeeping import choose_folder
from ketcheck.records.opening import open_store

WHY = ("--yes", "--erased-by", "Nurse Joy", "--reason", "moved")


def data(terminal: Terminal) -> Path:
    return terminal.folder / "data"


def code_of(terminal: Terminal, entry_id: str) -> str:
    with closing(open_store(data(terminal), keyring=False)) as store:
        return seal_code(store.seal(UUID(entry_id)))


def spoiled(terminal: Terminal) -> None:
    """One of the rows is taken out."""
    with closing(open_store(data(terminal), keyring=False)) as store, store.db.writing():
        for table in ("sealed", "entry", "fact"):
            store.db.execute_sql(f"DELETE FROM {table} WHERE seq = 3")  # noqa: S608 - the three above


def test_a_seal_on_paper_is_looked_up(filled: Terminal) -> None:
    row = filled.listed()[0]
    assert filled.run("verify", "--seal", code_of(filled, row["id"])) == 0
    assert row["short_id"] in filled.out
    assert "is here, unchanged" in filled.out
    assert "7 checked, no damage" in filled.out


@pytest.mark.parametrize(
    ("code", "said"), [("0000-0000-0000-0000", "No record here"), ("abc", "not a seal")]
)
def test_a_seal_that_is_not_here_is_told(filled: Terminal, code: str, said: str) -> None:
    assert filled.run("verify", "--seal", code) == 1
    assert said in filled.out


def test_the_records_are_compared_with_a_backup(filled: Terminal) -> None:
    copy = filled.folder / "copy"
    assert filled.run("backup", copy) == 0
    assert filled.run("verify", "--against", copy) == 0
    assert "7 compared with the backup, all are here unchanged" in filled.out
    spoiled(filled)
    assert filled.run("verify", "--against", copy) == 1
    assert "is in the backup, but not here" in filled.out
    assert "7 compared with the backup, 1 differs" in filled.out
    assert filled.run("verify", "--against", filled.folder / "nothing") == 2


def test_what_a_sync_program_left_is_named_and_can_be_restored(filled: Terminal) -> None:
    elsewhere = filled.folder / "elsewhere"
    shutil.copytree(data(filled), elsewhere)
    assert filled.record_into(elsewhere, changed(finished=None)) == 0
    left = data(filled) / "records (conflict copy).db"
    shutil.copy(elsewhere / "records.db", left)
    assert filled.run("verify") == 1
    assert "“records (conflict copy).db”" in filled.out
    assert "It has 1 record that is not here" in filled.out
    assert filled.run("restore", left) == 0
    assert filled.out == "1 restored\n"
    assert filled.run("verify") == 0


def test_accepting_a_loss_names_where_a_stop_may_be(filled: Terminal) -> None:
    older = filled.folder / "older"
    shutil.copy(data(filled) / "records.db", older)
    assert filled.record(changed(finished=None)) == 0
    shutil.copy(data(filled) / "records.db", data(filled) / "records (1).db")
    older.replace(data(filled) / "records.db")
    assert filled.run("accept-loss") == 0
    assert "“records (1).db”" in filled.out
    assert "1 lost record accepted. The next" in filled.out


def test_a_note_that_is_gone_is_accepted(filled: Terminal) -> None:
    (data(filled) / "newest").unlink()
    assert filled.run("verify") == 1
    assert "the newest records: may be lost" in filled.out
    assert filled.run("accept-loss") == 0
    assert "What may be lost is accepted" in filled.out
    assert filled.run("verify") == 0


def test_backups_that_hold_who_was_erased_are_named(filled: Terminal) -> None:
    (copy,) = (data(filled) / "backups").iterdir()
    name = filled.listed()[0]["person"]
    assert filled.run("erase", name) == 2
    assert "--new-backup" in filled.err
    assert filled.run("erase", name, *WHY) == 0
    assert "still have the deleted records" in filled.out
    assert str(copy) in filled.out


def test_backups_that_hold_who_was_erased_are_renewed(filled: Terminal) -> None:
    (copy,) = (data(filled) / "backups").iterdir()
    assert filled.run("erase", filled.listed()[0]["person"], *WHY, "--new-backup") == 0
    assert "A new backup was made, and 1 older one was deleted." in filled.out
    assert "still have" not in filled.out
    assert not copy.exists()
    assert len(list((data(filled) / "backups").iterdir())) == 1


def test_backups_are_named_where_no_new_one_could_be_made(
    filled: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("This disk is full.")

    monkeypatch.setattr(renewing, "keep_copy", full)
    (copy,) = (data(filled) / "backups").iterdir()
    assert filled.run("erase", filled.listed()[0]["person"], *WHY, "--new-backup") == 2
    assert str(copy) in filled.out
    assert "This disk is full." in filled.err


def test_what_kept_a_new_backup_from_the_chosen_folder_is_told(filled: Terminal) -> None:
    stick = filled.folder / "stick"
    stick.mkdir()
    with closing(open_store(data(filled), keyring=False)) as store:
        choose_folder(store, stick)
    stick.rmdir()
    assert filled.run("erase", filled.listed()[0]["person"], *WHY, "--new-backup") == 0
    assert str(stick) in filled.out
