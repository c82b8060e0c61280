"""Rounds through every screen, each in a look of its own, with a picture at each stop."""

import os
import re
from pathlib import Path

import pytest
from house import House
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Open
from tests.ui.gallery.looks import LOOKS
from tests.ui.patient import Patient
from tests.ui.tour import Tour


@pytest.mark.parametrize("name", os.environ.get("KETCHECK_LOOKS", "light").split())
def test_pictures(empty_house: House, open_window: Open, name: str) -> None:
    """Takes them; named as a test because pytest opens the window and its store."""
    look, only = LOOKS[name], os.environ.get("KETCHECK_ONLY", "")
    folder = Path(os.environ["KETCHECK_GALLERY"], name)
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setLayoutDirection(look.direction)

    def opened() -> Patient:
        patient = open_window()
        patient.window.set_text_size(look.points)
        patient.window.set_scheme(look.scheme)
        patient.window.resize(*look.size)
        patient.wait()
        return patient

    for number, (stop, patient) in enumerate(Tour(empty_house, opened).all()):
        patient.wait()
        if only in stop:
            name_of_file = re.sub(r"\W+", "-", stop)
            patient.window.grab().save(str(folder / f"{number:03}-{name_of_file}.png"))
