from pathlib import Path

import pytest
from keyrings import MemoryKeyring
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketcheck import app as program
from ketcheck.records.opening import open_store
from tests.ui.patient import Patient, SetClock
from tests.ui.protection.starting import PERSON, Start


@pytest.fixture
def folder(tmp_path: Path, system: MemoryKeyring) -> Path:
    """Records of a person, whose key is in a keyring."""
    assert system.kept == {}
    store = open_store(tmp_path / "data")
    store.directory.add(PERSON)
    store.close()
    return store.folder


@pytest.fixture
def start(qtbot: QtBot, folder: Path, clock: SetClock) -> Start:
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
