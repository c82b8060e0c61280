"""The start of the program on records that do not open by themselves, and each way on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from clinic import WORDS, Change, answer, new_question, raw_checklist, toml
from keyrings import MemoryKeyring
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ketcheck import app as program
from ketcheck.records.checklists import CONTENT_FILE
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.ui.patient import ENTER, Patient, SetClock
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")
NEW = "another four words"
PERSON = "Maria Alvarez"
NEVER_ASKS = new_question(
    answers=[
        {"code": "no", "words": "No", "level": "ok"},
        {"code": "unsure", "words": "I do not know", "level": "ok"},
    ]
)
PUT_ON = {**WORDS, "level": "ask", "next_step": "Put the cream on."}


@pytest.fixture
def folder(tmp_path: Path, system: MemoryKeyring) -> Path:
    """Records of a person, whose key is in a keyring."""
    assert system.kept == {}
    store = open_store(tmp_path / "data")
    store.directory.add(PERSON)
    store.close()
    return store.folder


def change(folder: Path, act: Callable[[Store], object]) -> object:
    """Do something to the records before the start."""
    store = open_store(folder)
    done = act(store)
    store.close()
    return done


@pytest.fixture
def start(qtbot: QtBot, folder: Path, clock: SetClock) -> Callable[[], Patient]:
    """Starts the program on those records."""

    def started() -> Patient:
        window = program.make_window(folder)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        program.open_records(running, window, folder)
        patient = Patient(qtbot, window, None, clock)  # type: ignore[arg-type]
        patient.wait()
        return patient

    return started


Start = Callable[[], Patient]


def to_passphrases(store: Store) -> None:
    store.vault.add_passphrase("Ann", TYPED)
    store.vault.add_passphrase("Bob", NEW)
    store.vault.remove("keyring")


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


class TestStuck:
    def test_without_any_way_the_records_are_set_aside(
        self, folder: Path, start: Start, system: MemoryKeyring
    ) -> None:
        kept = dict(system.kept)
        system.kept.clear()
        patient = start()
        assert "can't open your records" in patient.words
        with patient.answering("message-no"):
            patient.click("set-aside")
        assert (folder / RECORD_FILE).exists()
        with patient.answering("message-yes") as said:
            patient.click("set-aside")
        assert "It won't know of an earlier STOP" in said[0]
        patient.choose_use("one-person")
        assert patient.sees("person-name")
        (aside,) = folder.glob("records-set-aside-*")
        assert {RECORD_FILE, SLOT_FILE, SLOT_COPY} <= {path.name for path in aside.iterdir()}
        system.kept.update(kept)

    def test_try_again_opens_what_opens_now(
        self, folder: Path, start: Start, system: MemoryKeyring
    ) -> None:
        assert (folder / SLOT_FILE).exists()
        kept = dict(system.kept)
        system.kept.clear()
        patient = start()
        patient.click("try-again")
        assert "can't open your records" in patient.words
        system.kept.update(kept)
        patient.click("try-again")
        assert patient.sees("start-check")

    @pytest.mark.parametrize("spoil", [b"", b"x" * 9000])
    def test_a_damaged_record_file_has_a_way_on(
        self, folder: Path, start: Start, spoil: bytes
    ) -> None:
        (folder / RECORD_FILE).write_bytes(spoil)
        patient = start()
        assert "can't open your records" in patient.words
        assert patient.at_heading

    def test_two_lost_slot_files_have_a_way_on(self, folder: Path, start: Start) -> None:
        for name in (SLOT_FILE, SLOT_COPY):
            (folder / name).write_bytes(b"")
        patient = start()
        assert "damaged" in patient.words
        assert patient.sees("set-aside")

    def test_a_forgotten_passphrase_can_be_given_up_behind_the_lock(
        self, folder: Path, start: Start
    ) -> None:
        change(folder, to_passphrases)
        patient = start()
        patient.see("user", QComboBox).setCurrentIndex(1)
        unlock(patient)
        patient.click("start-check")
        patient.click("lock")
        patient.click("no-way")
        with patient.answering("message-yes"):
            patient.click("set-aside")
        patient.choose_use("one-person")
        assert patient.sees("person-name")
        assert PERSON not in patient.words
        assert not patient.sees("lock")
        patient.fill({"person-name": "Bob Brown", "person-born": "1960-01-02"})
        patient.click("person-continue")
        patient.click("save-numbers")
        patient.click("later")
        patient.click("finish-setup")
        assert patient.sees("start-check")
