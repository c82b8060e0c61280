"""What is told before the window can be used: no place for the key, or a list that was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked
from keyrings import MemoryKeyring
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from ketcheck.records.keys.slot_files import SLOT_FILE
from ketcheck.records.keys.vault import KEY_FILE
from tests.ui.protection.starting import Start

pytestmark = pytest.mark.usefixtures("_quick")

Press = Callable[[str], list[str]]


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Presses a button of the message that comes up before the window can be used."""

    def pressing(name: str) -> list[str]:
        said: list[str] = []

        def answer(box: QMessageBox) -> int:
            said.append(box.text())
            button = box.findChild(QAbstractButton, name)
            assert button
            button.click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)
        return said

    return pressing


class TestFirstStart:
    """A keyring is there and takes no key."""

    @pytest.fixture
    def folder(self, tmp_path: Path, system: MemoryKeyring) -> Path:
        """No records yet."""
        system.locked = KeyringLocked("locked")
        return tmp_path / "new"

    def test_a_key_file_is_offered_and_taken(
        self, folder: Path, start: Start, press: Press
    ) -> None:
        said = press("message-yes")
        patient = start()
        assert "keyring is locked" in said[0]
        assert "steals the computer" in said[0]
        assert (folder / KEY_FILE).exists()
        patient.choose_use("one-person")
        assert patient.sees("person-name")

    def test_who_wants_none_can_try_again(
        self, folder: Path, start: Start, system: MemoryKeyring, press: Press
    ) -> None:
        press("message-no")
        patient = start()
        assert not (folder / KEY_FILE).exists()
        system.locked = None
        patient.click("try-again")
        patient.choose_use("one-person")
        assert patient.sees("person-name")
        assert len(system.kept) == 1


class TestToldAtTheStart:
    def test_a_list_that_was_changed_is_told(
        self, folder: Path, start: Start, press: Press
    ) -> None:
        slots = folder / SLOT_FILE
        body = slots.read_bytes().split(b',\n "sum"')[0]
        slots.write_bytes(body.replace(b'"leaving": []', b'"leaving": ["keyring"]') + b"\n}")
        said = press("message-close")
        patient = start()
        assert "changed one of the two lists" in said[0]
        assert patient.sees("start-check")
