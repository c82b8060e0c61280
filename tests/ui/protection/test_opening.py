"""The start of the program on records that do not open by themselves, and each way on."""

import shutil
from pathlib import Path

import pytest
from clinic import WORDS, Change, answer, new_question, raw_checklist, toml
from keyrings import MemoryKeyring
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from ketcheck.records.checklists import CONTENT_FILE
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import open_store
from tests.ui.patient import ENTER, SetClock
from tests.ui.protection.starting import NEW, PERSON, Start, change, to_passphrases
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")
NEVER_ASKS = new_question(
    answers=[
        {"code": "no", "words": "No", "level": "ok"},
        {"code": "unsure", "words": "I do not know", "level": "ok"},
    ]
)
PUT_ON = {**WORDS, "level": "ask", "next_step": "Put the cream on."}


class TestPassphrases:
    def test_each_user_has_one(self, folder: Path, start: Start) -> None:
        change(folder, to_passphrases)
        patient = start()
        assert PERSON not in patient.words
        users = patient.see("user", QComboBox)
        assert [users.itemText(place) for place in range(1, users.count())] == ["Ann", "Bob"]
        users.setCurrentIndex(2)
        unlock(patient, TYPED)
        assert "doesn't open the records" in patient.words
        unlock(patient, NEW)
        assert patient.sees("start-check")
        assert PERSON in patient.words
        assert patient.sees("lock")
        patient.click("lock")
        unlock(patient, TYPED)
        assert "doesn't open" not in patient.words
        patient.window.close()

    def test_what_is_typed_is_hidden_unless_asked(self, folder: Path, start: Start) -> None:
        change(folder, to_passphrases)
        patient = start()
        field = patient.see("passphrase", QLineEdit)
        assert field.echoMode() is QLineEdit.EchoMode.Password
        patient.click("show-passphrase")
        assert field.echoMode() is QLineEdit.EchoMode.Normal

    def test_the_first_field_has_the_keyboard(self, folder: Path, start: Start) -> None:
        change(folder, lambda store: store.vault.add_passphrase("", TYPED))
        change(folder, lambda store: store.vault.remove("keyring"))
        patient = start()
        assert patient.focused.objectName() == "passphrase"
        assert not patient.sees("user")
        assert not patient.sees("use-code")
        patient.write(TYPED)
        patient.press(ENTER)
        assert patient.sees("start-check")


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is told where nothing opens, and the exit code."""
    seen: list[object] = []
    monkeypatch.setattr("ketcheck.ui.widgets.message.tell", lambda _, text: seen.append(text))
    monkeypatch.setattr(QApplication, "exit", seen.append)
    return seen


class TestBrokenContent:
    """A clinic's own checklist that can't be used: nothing opens, and the way on is told."""

    @pytest.fixture(autouse=True)
    def _torn(self, folder: Path) -> None:
        (folder / CONTENT_FILE).write_text('title = "torn', encoding="utf-8")

    @staticmethod
    def names_folder_and_remedy(ended: list[object], folder: Path) -> bool:
        said, code = ended
        return (
            code == 2
            and str(said).startswith(f"{folder / CONTENT_FILE}: line 1: ")
            and str(said).endswith(
                "Mend it or move content.toml out of that folder, and ketcheck uses its own words."
            )
        )

    def test_it_is_told_at_the_start(self, folder: Path, start: Start, ended: list[object]) -> None:
        start()
        assert self.names_folder_and_remedy(ended, folder)

    def test_it_is_told_after_a_passphrase_too(
        self, folder: Path, start: Start, ended: list[object]
    ) -> None:
        change(folder, to_passphrases)
        patient = start()
        assert ended == []
        patient.see("user", QComboBox).setCurrentIndex(2)
        unlock(patient, NEW)
        assert self.names_folder_and_remedy(ended, folder)


class TestWeakerContent:
    """A clinic's own checklist that could let an OK through: nothing opens by it."""

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            (lambda raw: raw["questions"].append(NEVER_ASKS), "allergy"),
            (lambda raw: answer(raw, "skin", "broken").update(level="ask"), "skin"),
            (lambda raw: answer(raw, "cover", "none").update(PUT_ON), "put the cream on"),
        ],
        ids=["not sure is ok", "a level is lowered", "what is to be asked says apply"],
    )
    def test_it_is_refused_at_the_start(
        self, folder: Path, start: Start, ended: list[object], change: Change, fault: str
    ) -> None:
        raw = raw_checklist()
        raw |= {"modified_by": "Clinic North", "based_on": raw["version"]}
        change(raw)
        (folder / CONTENT_FILE).write_text(toml(raw), encoding="utf-8")
        patient = start()
        said, code = ended
        assert code == 2
        assert fault in str(said)
        assert "Mend it or move content.toml out of that folder" in str(said)
        assert not patient.sees("start-check")


class TestLostKeyring:
    def test_the_code_opens_and_the_key_is_put_back(
        self, folder: Path, start: Start, system: MemoryKeyring, clock: SetClock
    ) -> None:
        code = change(folder, lambda one: one.vault.make_recovery_code(clock().at.date()))
        system.kept.clear()
        patient = start()
        assert "not in this computer's keyring any more" in patient.words
        patient.fill({"code": str(code)})
        patient.click("unlock")
        patient.click("restore-key")
        assert patient.sees("start-check")
        assert PERSON in patient.words
        patient.window.close()
        assert len(system.kept) == 1

    def test_without_a_keyring_a_file_is_offered(
        self, folder: Path, start: Start, system: MemoryKeyring, clock: SetClock
    ) -> None:
        code = change(folder, lambda one: one.vault.make_recovery_code(clock().at.date()))
        system.kept.clear()
        system.forgets = True
        patient = start()
        patient.fill({"code": str(code)})
        patient.click("unlock")
        with patient.answering("message-yes") as said:
            patient.click("restore-key")
        assert "steals the computer" in said[0]
        assert patient.sees("start-check")
        assert (folder / KEY_FILE).exists()

    def test_a_passphrase_may_take_its_place(
        self, folder: Path, start: Start, system: MemoryKeyring, clock: SetClock
    ) -> None:
        code = change(folder, lambda one: one.vault.make_recovery_code(clock().at.date()))
        system.kept.clear()
        patient = start()
        patient.fill({"code": str(code)})
        patient.click("unlock")
        patient.click("new-passphrase")
        patient.fill({"new-passphrase": "short", "again": "short"})
        patient.click("save-passphrase")
        assert "at least 8 characters" in patient.words
        patient.fill({"new-passphrase": NEW, "again": NEW})
        patient.click("save-passphrase")
        assert patient.sees("start-check")
        # The window still holds the folder, so a copy of it is opened.
        copy = shutil.copytree(folder, folder.with_name("copy"))
        open_store(copy, unlock=Passphrase(None, NEW)).close()
