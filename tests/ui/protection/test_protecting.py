"""Changing what opens the records, through the screens."""

from pathlib import Path

import pytest
from keyrings import MemoryKeyring
from papers import words_of
from PySide6.QtWidgets import QComboBox, QFrame

from ketcheck.records.keys.recovery_code import grouped, read_code
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.opening import open_store
from ketcheck.ui.printing.preview import Preview
from ketcheck.ui.printing.printer import save_pdf
from ketcheck.ui.protection.locking import idle_minutes
from ketcheck.ui.shell.menu import Item
from tests.ui.patient import ESC, Patient

pytestmark = pytest.mark.usefixtures("_quick")
TYPED, NEW = "four words in a row", "another four words"


def show(patient: Patient) -> None:
    patient.choose_in_menu(Item.PRIVACY)


def code_on_screen(patient: Patient) -> str:
    return read_code(patient.see("recovery-code", QFrame).accessibleName())


def opens(patient: Patient, unlock: Passphrase | RecoveryCode) -> None:
    patient.house.store.close()
    patient.house.store = open_store(patient.house.folder, unlock=unlock)


def add_passphrase(patient: Patient, user: str, text: str) -> None:
    patient.click("add-passphrase")
    patient.fill({"user": user, "new-passphrase": text, "again": text})
    with patient.answering("message-no"):
        patient.click("save-passphrase")


class TestRecoveryCode:
    def test_home_reminds_of_it_until_there_is_one(self, patient: Patient) -> None:
        assert "No recovery code on paper yet." in patient.words
        patient.click("make-code")
        code = code_on_screen(patient)
        patient.click("code-kept")
        assert patient.sees("start-check")
        assert "No recovery code on paper yet." not in patient.words
        opens(patient, RecoveryCode(code))

    def test_it_is_printed_on_its_sheet(
        self, patient: Patient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        out = tmp_path / "sheet.pdf"

        def save(preview: Preview) -> None:
            save_pdf(preview.pdf, out)

        monkeypatch.setattr(Preview, "exec", save)
        patient.click("make-code")
        patient.click("print-code")
        text = words_of(out.read_bytes())
        assert all(group in text for group in grouped(code_on_screen(patient)))

    def test_a_new_one_is_made_only_after_a_question(self, patient: Patient) -> None:
        patient.click("make-code")
        first = code_on_screen(patient)
        patient.click("code-kept")
        show(patient)
        with patient.answering("message-no") as said:
            patient.click("make-code")
        assert "last sheet will no longer open these records" in said[0]
        with patient.answering("message-yes"):
            patient.click("make-code")
        assert code_on_screen(patient) != first
        opens(patient, RecoveryCode(first))

    def test_it_is_in_force_once_it_is_on_paper(self, patient: Patient) -> None:
        patient.click("make-code")
        code = code_on_screen(patient)
        with patient.answering("message-no") as said:
            patient.press(ESC)
        assert "won't see this code again" in said[0]
        assert code_on_screen(patient) == code
        assert not patient.house.store.protection.has_code
        with patient.answering("message-yes"):
            patient.press(ESC)
        assert patient.sees("start-check")
        opens(patient, RecoveryCode(code))


class TestPassphrases:
    def test_one_is_added_changed_and_taken_away(self, patient: Patient) -> None:
        show(patient)
        assert not patient.sees("lock-after")
        add_passphrase(patient, "Ann", TYPED)
        assert "The passphrase of Ann" in patient.words
        patient.click("change-passphrase-Ann")
        patient.fill({"old-passphrase": NEW, "new-passphrase": NEW, "again": NEW})
        patient.click("save-passphrase")
        assert "doesn't open the records" in patient.words
        assert patient.focused.objectName() == "old-passphrase"
        patient.fill({"old-passphrase": TYPED})
        patient.click("save-passphrase")
        opens(patient, Passphrase("Ann", NEW))
        patient.house.store.vault.remove("passphrase", "Ann")

    def test_a_clinic_does_without_the_key_on_the_computer(self, patient: Patient) -> None:
        show(patient)
        add_passphrase(patient, "Ann", TYPED)
        assert patient.sees("lock")
        with patient.answering("message-yes") as said:
            patient.click("remove-key-file")
        assert "will no longer open that way" in said[0]
        assert "locked with a passphrase" in patient.words
        assert not patient.sees("remove-passphrase-Ann")
        chosen = patient.see("lock-after", QComboBox)
        assert chosen.currentData() == "5"
        chosen.setCurrentIndex(chosen.findData("15"))
        assert idle_minutes(patient.house.store) == 15

    def test_it_is_offered_to_ask_for_it_each_time(self, patient: Patient) -> None:
        show(patient)
        patient.click("add-passphrase")
        patient.fill({"user": "Ann", "new-passphrase": TYPED, "again": TYPED})
        with patient.answering("message-yes") as said:
            patient.click("save-passphrase")
        assert "You have no recovery code yet" in said[0]
        assert patient.house.store.protection.kinds == {"passphrase"}

    def test_what_is_wrong_is_said_under_its_field(self, patient: Patient) -> None:
        show(patient)
        add_passphrase(patient, "Ann", TYPED)
        for user, text, again, fault in (
            ("Ann", NEW, NEW, "Ann has a passphrase already"),
            ("Bob", "short", "short", "at least 8 characters"),
            ("Bob", NEW, NEW + "s", "This is not the same"),
            ("Bob", "mariaalvarez", "mariaalvarez", "This is too easy to guess."),
        ):
            patient.click("add-passphrase")
            patient.fill({"user": user, "new-passphrase": text, "again": again})
            patient.click("save-passphrase")
            assert fault in patient.words
            patient.click("cancel")
        assert patient.house.store.slots.users == ("Ann",)


class TestKeyring:
    def test_the_key_moves_into_the_keyring(self, patient: Patient, system: MemoryKeyring) -> None:
        patient.house.store.close()
        patient.house.store.__dict__.update(open_store(patient.house.folder).__dict__)
        patient.house.store.vault.add_passphrase("", TYPED)
        show(patient)
        patient.click("use-keyring")
        assert len(system.kept) == 1
        assert "A key in this computer's keyring" in patient.words
        assert not patient.sees("use-keyring")

    def test_a_computer_without_one_is_told(self, patient: Patient) -> None:
        show(patient)
        with patient.answering("message-close") as said:
            patient.click("use-keyring")
        assert "no keyring" in said[0]


def test_the_page_says_what_protects_and_what_not(patient: Patient) -> None:
    patient.choose_in_menu(Item.PRIVACY)
    for sentence in patient.house.store.protection.sentences:
        assert sentence in patient.words
