"""How long nobody used the window: by a clock that goes on in a sleep, and that a test sets."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketcheck.ui.protection import idleness as module
from ketcheck.ui.protection.idleness import Idleness, seconds_gone
from ketcheck.ui.protection.locking import IDLE_SETTING, Locking
from tests.ui.patient import Key, Patient
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")
NIGHT = 8 * 60 * 60


class Seconds:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.gone = 1_000.0

    def __call__(self) -> float:
        return self.gone


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at once how late it is."""
    monkeypatch.setattr(module, "_LOOK_EVERY_MS", 1)


@pytest.fixture
def idleness(qapp: QObject, seconds: Seconds, _often: None) -> Iterator[Idleness]:
    assert qapp
    parent = QObject()
    yield Idleness(parent, seconds)
    parent.deleteLater()


def looked(qtbot: QtBot, idleness: Idleness) -> bool:
    """Whether it says so, once it has looked."""
    said: list[bool] = []
    idleness.passed.connect(lambda: said.append(True))
    with qtbot.waitSignal(idleness._timer.timeout):  # noqa: SLF001 - its looking
        pass
    return bool(said)


def test_time_in_a_sleep_counts(qtbot: QtBot, idleness: Idleness, seconds: Seconds) -> None:
    """A timer of Qt would have stood still, with five minutes to wait."""
    idleness.wait(5)
    assert not looked(qtbot, idleness)
    seconds.gone += NIGHT
    with qtbot.waitSignal(idleness.passed):
        pass


def test_each_use_begins_the_wait_anew(qtbot: QtBot, idleness: Idleness, seconds: Seconds) -> None:
    idleness.wait(5)
    for _ in range(3):
        seconds.gone += 299
        assert not idleness.is_over
        idleness.take_use()
    assert not looked(qtbot, idleness)
    seconds.gone += 300
    assert idleness.is_over


def test_a_clock_that_was_set_back_ends_the_wait(idleness: Idleness, seconds: Seconds) -> None:
    """On a computer that has no other clock than that one."""
    idleness.wait(5)
    seconds.gone -= 10
    assert idleness.is_over


def test_never_is_never(idleness: Idleness, seconds: Seconds) -> None:
    idleness.wait(0)
    seconds.gone += NIGHT
    assert not idleness.is_over


def test_the_clock_goes_on() -> None:
    first = seconds_gone()
    assert seconds_gone() >= first


@pytest.fixture
def locking(patient: Patient, seconds: Seconds) -> Locking:
    """What locks a window after a minute."""
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.house.store.set_setting(IDLE_SETTING, "1")
    found = patient.window.findChild(Locking)
    assert found
    found.idleness._clock = seconds  # noqa: SLF001 - a minute is too long for a test
    patient.window.protection_changed.emit()
    return found


def test_the_first_key_after_a_sleep_locks_and_does_nothing_else(
    patient: Patient, locking: Locking, seconds: Seconds
) -> None:
    patient.click("start-check")
    patient.answer([("prescribed", "yes")])
    assert patient.asked == "feeling"
    seconds.gone += NIGHT
    patient.press("1")
    assert locking.is_locked
    assert patient.sees("passphrase")
    unlock(patient)
    assert patient.asked == "feeling"
    assert not locking.is_locked


def test_a_key_in_time_keeps_it_open(patient: Patient, locking: Locking, seconds: Seconds) -> None:
    for _ in range(3):
        seconds.gone += 59
        patient.press(Key.Key_Shift)
    assert not locking.is_locked


@pytest.mark.usefixtures("_often")
def test_nobody_has_to_touch_it(
    patient: Patient, locking: Locking, seconds: Seconds, qtbot: QtBot
) -> None:
    locking.follow_protection()
    seconds.gone += 61
    qtbot.waitUntil(lambda: locking.is_locked)
    assert patient.sees("passphrase")
    unlock(patient)
    assert not locking.is_locked
