"""Long work and a window that is locked meanwhile."""

from collections.abc import Iterator
from threading import Event

import pytest

from ketcheck.records.progress import Report
from ketcheck.records.store import Store
from ketcheck.ui.backups.automatic_copies import AutomaticCopies
from ketcheck.ui.shell.background_task import Work
from ketcheck.ui.shell.desk import Desk
from tests.ui.patient import ENTER, Patient
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")


@pytest.fixture
def lockable(patient: Patient) -> Patient:
    """Someone with a record, whose records have a passphrase."""
    patient.house.save(0)
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.window.protection_changed.emit()
    return patient


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The check of all records stands still until this is set."""
    event, verify = Event(), Store.verify

    def slow(store: Store, report: Report) -> object:
        event.wait(30)
        return verify(store, report)

    monkeypatch.setattr(Store, "verify", slow)
    yield event
    event.set()


def test_what_comes_of_it_waits_for_the_window_to_be_unlocked(
    lockable: Patient, go_on: Event
) -> None:
    lockable.click("keep-safe")
    lockable.click("check-records")
    lockable.click("lock")
    store = lockable.house.store
    assert lockable.sees("passphrase")
    assert not store.is_locked
    go_on.set()
    lockable.wait_until(lambda: store.is_locked)
    assert lockable.sees("passphrase")
    unlock(lockable)
    lockable.wait_for("notice")
    assert lockable.notices == [("ok", "No damage found. We checked 1 record.")]


def test_unlocked_before_the_end_it_stays_unlocked(lockable: Patient, go_on: Event) -> None:
    lockable.click("keep-safe")
    lockable.click("check-records")
    lockable.click("lock")
    unlock(lockable)
    assert lockable.sees("cancel-work")
    go_on.set()
    lockable.wait_for("notice")
    assert not lockable.house.store.is_locked


def test_unlocked_by_the_code_it_stays_unlocked_while_that_is_mended(
    lockable: Patient, go_on: Event
) -> None:
    code = lockable.house.store.vault.make_recovery_code(lockable.clock().at.date())
    lockable.click("keep-safe")
    lockable.click("check-records")
    lockable.click("lock")
    lockable.click("use-code")
    lockable.fill({"code": code})
    lockable.press(ENTER)
    assert lockable.sees("later")
    ended: list[bool] = []
    Work.after_all(lambda: ended.append(True))
    go_on.set()
    lockable.wait_until(lambda: bool(ended))
    assert not lockable.house.store.is_locked
    lockable.click("later")
    lockable.wait_for("notice")


def test_no_copy_is_thought_of_while_the_records_are_locked(lockable: Patient) -> None:
    house = lockable.house
    desk = Desk(house.store, lockable.clock, house.checklist, house.used)
    automatic = AutomaticCopies(desk, lockable.window)
    lockable.click("lock")
    automatic.begin()
    for _ in range(3):
        automatic.look()
    automatic.finish()
    assert not (house.folder / "backups").exists()
    unlock(lockable)
    for _ in range(3):
        automatic.look()
    Work.stop_all()
    automatic.finish()
    assert len(list((house.folder / "backups").iterdir())) == 1
