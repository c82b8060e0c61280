"""Stands at each stop of the tour until who looks from outside has seen it; see `Tour` there."""

import os
from itertools import chain
from pathlib import Path

import pytest
from house import House
from PySide6.QtCore import QEventLoop, QTimer
from shiboken6 import isValid

from tests.ui.conftest import Open
from tests.ui.patient import Patient
from tests.ui.seldom_tour import seldom_stops
from tests.ui.tour import Tour

POLL_MS = 10


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """On a real screen, where others can press keys."""
    return ["ketcheck", "-platform", "xcb"]


def test_stops(empty_house: House, open_window: Open) -> None:
    """Goes round; named as a test because pytest opens the window and its store."""
    note = Path(os.environ["KETCHECK_STOP"])
    behind: list[Patient] = []

    def opened() -> Patient:
        for patient in behind:
            # Of several windows, whoever looks from outside is to see the one in front.
            patient.window.hide()
        behind[:] = [open_window()]
        return behind[0]

    for stop, patient in chain(Tour(empty_house, opened).all(), seldom_stops(opened)):
        _stand(patient, note, stop)


def _stand(patient: Patient, note: Path, stop: str) -> None:
    """Say where this is, and let the window work until the note of it is taken away."""
    patient.wait()
    start = patient.focused
    draft = note.with_suffix(".new")
    draft.write_text(stop, encoding="utf-8")
    draft.rename(note)
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: None if note.exists() else loop.quit())
    timer.start(POLL_MS)
    loop.exec()
    timer.stop()
    if isValid(start):
        start.setFocus()
    patient.wait()
