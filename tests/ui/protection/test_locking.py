"""The window is locked and unlocked: nothing typed is lost, and nothing of a person shows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ketcheck.checklist.details import Contact, Plan
from ketcheck.errors import DiskFull, KeyUnavailable
from ketcheck.records.numbers import Numbers, keep_numbers
from ketcheck.ui.protection.locking import IDLE_SETTING, Locking
from ketcheck.ui.shell.menu import Item
from tests.ui.nurse import put_on_file
from tests.ui.patient import ENTER, Patient

pytestmark = pytest.mark.usefixtures("_quick")
TYPED = "four words in a row"
PERSON = "Maria Alvarez"


@pytest.fixture
def locking(patient: Patient) -> Locking:
    """What locks the window of a patient, whose records have a passphrase."""
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.window.protection_changed.emit()
    found = patient.window.findChild(Locking)
    assert found
    return found


def unlock(patient: Patient, text: str = TYPED) -> None:
    patient.fill({"passphrase": text})
    patient.press(ENTER)


def told_to_a_screen_reader(patient: Patient) -> str:
    """All names and texts of the window, shown or not."""
    root = QAccessible.queryAccessibleInterface(patient.window)
    assert root
    return " ".join(_texts(root))


def _texts(one: QAccessibleInterface) -> Iterator[str]:
    yield from (one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
    for place in range(one.childCount()):
        child = one.child(place)
        if child:
            yield from _texts(child)


def assert_nothing_of_the_person_shows(patient: Patient) -> None:
    assert patient.sees("passphrase")
    assert PERSON not in patient.words
    assert PERSON not in told_to_a_screen_reader(patient)
    assert not patient.sees("lock")
    with pytest.raises(KeyUnavailable):
        patient.house.store.people()


@pytest.mark.usefixtures("locking")
class TestLock:
    def test_a_question_half_way_goes_on_where_it_was(self, patient: Patient) -> None:
        patient.click("start-check")
        patient.answer([("prescribed", "yes")])
        assert patient.asked == "feeling"
        patient.click("lock")
        assert_nothing_of_the_person_shows(patient)
        unlock(patient)
        assert patient.asked == "feeling"
        assert PERSON in patient.words
        patient.answer([("feeling", "fine")])
        assert patient.asked == "label"

    def test_half_typed_text_is_in_the_draft_and_on_the_page(self, patient: Patient) -> None:
        patient.click("start-check")
        patient.answer([("prescribed", "yes"), ("feeling", "fine"), ("label", "here")])
        patient.fill({"amount": "a pea-si"})
        patient.click("lock")
        assert_nothing_of_the_person_shows(patient)
        unlock(patient)
        field = patient.see("amount", QLineEdit)
        assert field.text() == "a pea-si"
        assert patient.focused is field
        kept = patient.house.store.kept_draft(patient.house.person.id)
        assert kept
        assert "a pea-si" in kept.model_dump_json()

    def test_what_a_full_disk_did_not_keep_is_still_on_the_page(
        self, patient: Patient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: object) -> None:
            raise DiskFull("The disk is full.")

        patient.click("start-check")
        patient.answer([("prescribed", "yes"), ("feeling", "fine"), ("label", "here")])
        patient.fill({"amount": "a pea-si"})
        with monkeypatch.context() as patch:
            patch.setattr(patient.house.store, "keep_draft", fail)
            patient.click("lock")
        assert_nothing_of_the_person_shows(patient)
        unlock(patient)
        assert patient.see("amount", QLineEdit).text() == "a pea-si"

    def test_a_form_beside_the_wizard_keeps_what_is_typed(self, patient: Patient) -> None:
        patient.choose_in_menu(Item.SETTINGS)
        patient.click("change-numbers")
        patient.fill({"emergency": "91"})
        patient.click("lock")
        assert_nothing_of_the_person_shows(patient)
        unlock(patient)
        patient.write("1")
        patient.click("save-numbers")
        assert patient.house.store.setting("emergency-number") == "911"

    def test_the_numbers_of_the_computer_show_without_a_name(self, patient: Patient) -> None:
        prescriber = Contact(name="Dr. Lee", phone="555-0134")
        put_on_file(patient.house, Plan(amount="a pea", prescriber=prescriber))
        keep_numbers(patient.house.store, Numbers(emergency="911", poison="1-800-222-1222"))
        patient.click("lock")
        assert_nothing_of_the_person_shows(patient)
        assert "Need help now? Emergency number 911 Poison Control 1-800-222-1222" in patient.words
        assert "Lee" not in patient.words
        assert "555-0134" not in patient.words
        for button in ("no-way", "set-aside"):
            patient.click(button)
            assert "Emergency number 911" in patient.words

    def test_without_a_number_the_locked_window_offers_none(self, patient: Patient) -> None:
        patient.click("lock")
        assert "Need help now?" not in patient.words

    def test_a_wrong_passphrase_is_told_under_its_field(self, patient: Patient) -> None:
        patient.click("lock")
        unlock(patient, "wrong passphrase")
        assert "doesn't open the records" in patient.words
        assert patient.focused.objectName() == "passphrase"
        assert_nothing_of_the_person_shows(patient)
        unlock(patient)
        assert patient.sees("start-check")

    def test_new_colours_and_sizes_behind_a_locked_window(self, patient: Patient) -> None:
        patient.click("start-check")
        patient.click("lock")
        patient.window.set_text_size(22)
        unlock(patient)
        assert patient.asked == "prescribed"
        patient.click("finish-later")
        patient.click("lock")
        patient.window.set_text_size(13)
        unlock(patient)
        assert patient.sees("start-check")

    def test_a_locked_window_can_be_closed(self, patient: Patient) -> None:
        patient.click("start-check")
        patient.answer([("prescribed", "yes")])
        patient.click("lock")
        patient.window.close()
        assert not patient.window.isVisible()
        patient.house.reopen()
        assert patient.house.store.kept_draft(patient.house.person.id)

    def test_the_recovery_code_unlocks_and_a_new_passphrase_is_made(self, patient: Patient) -> None:
        vault = patient.house.store.vault
        code = vault.make_recovery_code(patient.clock().at.date())
        patient.click("lock")
        patient.click("use-code")
        patient.fill({"code": code.lower()})
        patient.click("unlock")
        assert PERSON not in patient.words
        patient.click("new-passphrase")
        patient.fill({"new-passphrase": "another four words", "again": "another four word"})
        patient.click("save-passphrase")
        assert "not the same" in patient.words
        patient.fill({"again": "another four words"})
        patient.click("save-passphrase")
        assert patient.sees("start-check")
        patient.click("lock")
        unlock(patient, "another four words")
        assert patient.sees("start-check")

    def test_a_mistyped_code_is_told(self, patient: Patient) -> None:
        patient.house.store.vault.make_recovery_code(patient.clock().at.date())
        patient.click("lock")
        patient.click("use-code")
        patient.fill({"code": "ABC"})
        patient.click("unlock")
        assert "27 letters and digits, and this one has 3" in patient.words
        patient.click("back")
        assert_nothing_of_the_person_shows(patient)


def test_never_by_itself_is_never(patient: Patient, locking: Locking) -> None:
    patient.house.store.set_setting(IDLE_SETTING, "0")
    locking.follow_protection()
    assert locking.idleness.minutes == 0
    patient.click("lock")
    assert locking.is_locked


@pytest.mark.parametrize("minutes", ["999999999999", "1441", "-1", "soon", ""])
def test_a_time_that_no_choice_gives_is_the_usual_one(
    patient: Patient, locking: Locking, minutes: str
) -> None:
    patient.house.store.set_setting(IDLE_SETTING, minutes)
    locking.follow_protection()
    assert locking.idleness.minutes == 5


def test_without_a_passphrase_there_is_nothing_to_lock(patient: Patient) -> None:
    assert not patient.sees("lock")
    patient.window.lock_wanted.emit()
    assert patient.sees("start-check")


@pytest.mark.usefixtures("locking")
def test_an_open_message_is_hidden_by_the_lock(patient: Patient, qtbot: QtBot) -> None:
    patient.click("start-check")
    patient.answer([("prescribed", "yes")])
    patient.click("finish-later")
    looking = QTimer(patient.window)

    def lock_once_asked() -> None:
        if QApplication.activeModalWidget():
            looking.stop()
            patient.window.lock_wanted.emit()

    looking.timeout.connect(lock_once_asked)
    looking.start(20)
    patient.click("discard")
    assert QApplication.activeModalWidget() is None
    # There is no window manager here that would do so.
    patient.window.activateWindow()
    qtbot.waitUntil(patient.window.isActiveWindow)
    assert_nothing_of_the_person_shows(patient)
    unlock(patient)
    assert patient.house.store.kept_draft(patient.house.person.id)
