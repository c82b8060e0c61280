"""Records in a folder that can't be written: they are read, and nothing there is changed."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from house import House
from terminal import GOOD, Terminal

from ketcheck.errors import AlreadyOpen, FolderUnusable
from ketcheck.records import opening
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def _read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As root may write everywhere, the question is answered for it."""
    monkeypatch.setattr(opening, "may_write", lambda _: False)


@pytest.fixture
def killed(house: House, tmp_path: Path) -> Path:
    """A folder whose newest records are in the log alone."""
    house.save(0)
    house.reopen()
    house.save(8)
    folder = tmp_path / "killed"
    shutil.copytree(house.folder, folder)
    assert (folder / f"{RECORD_FILE}-wal").stat().st_size
    return folder


def read(folder: Path) -> Store:
    return open_store(folder, keyring=False, to_read=True)


@pytest.mark.usefixtures("_read_only")
class TestStore:
    def test_what_is_in_the_log_alone_is_read_too(self, killed: Path) -> None:
        before = contents(killed)
        with closing(read(killed)) as store:
            assert store.loss is None
            assert len(store.page()) == 2
            assert store.verify().is_sound
            assert not store.may_write
        assert contents(killed) == before

    def test_nothing_is_saved(self, killed: Path) -> None:
        with (
            closing(read(killed)) as store,
            pytest.raises(FolderUnusable, match="may write"),
        ):
            store.set_setting("a", "b")

    def test_a_loss_is_told(self, killed: Path) -> None:
        (killed / f"{RECORD_FILE}-wal").unlink()
        with closing(read(killed)) as store:
            assert store.loss_stands

    def test_the_copy_is_gone_afterwards(self, killed: Path) -> None:
        store = read(killed)
        copy = Path(store.db.database)
        assert copy.parent != killed
        assert copy.parent.stat().st_mode & 0o077 == 0
        store.close()
        assert not copy.parent.exists()

    def test_who_has_it_open_keeps_it(self, house: House) -> None:
        with pytest.raises(AlreadyOpen):
            read(house.folder)

    def test_without_records_nothing_is_begun(self, tmp_path: Path) -> None:
        open_store(tmp_path / "data", keyring=False, to_read=True).close()
        (tmp_path / "data" / RECORD_FILE).write_bytes(b"")


def test_a_folder_that_can_be_written_is_opened_as_ever(killed: Path) -> None:
    with closing(read(killed)) as store:
        assert store.may_write


def test_the_commands_that_read_go_through(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal.record(GOOD) == 0
    row = terminal.listed()[0]
    monkeypatch.setattr(opening, "may_write", lambda _: False)
    assert terminal.listed() == [row]
    out = terminal.folder / "sheet.pdf"
    for words in (("show", row["id"]), ("people",), ("verify",), ("sheet", row["id"], out)):
        assert terminal.run(*words) == 0, terminal.err
    assert out.read_bytes().startswith(b"%PDF-")
