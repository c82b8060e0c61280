"""The first page of a record is its original, wherever it is printed from; later ones are not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from house import House
from papers import words_of
from PySide6.QtWidgets import QFileDialog, QPushButton

from ketcheck.errors import DiskFull
from ketcheck.records.store import Store
from ketcheck.ui.printing.preview import Preview
from tests.ui.conftest import Open

Printed = Callable[[], str]


@pytest.fixture
def printed(
    house: House, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Printed:
    """Opens the page of the newest record, saves it, and gives the words of the file."""
    house.use(-7, house.save(-8))
    path = tmp_path / "page.pdf"

    def save(preview: Preview) -> None:
        preview.findChild(QPushButton, "save-pdf").click()

    monkeypatch.setattr(Preview, "exec", save)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])

    def once() -> str:
        patient = open_window()
        patient.open_record(1)
        patient.click("print-record")
        return words_of(path.read_bytes())

    return once


def test_a_record_that_was_never_printed_has_its_original_yet_to_come(printed: Printed) -> None:
    assert "REPRINT" not in printed()
    assert "REPRINT" in printed()


def test_a_page_is_printed_even_where_that_can_not_be_noted(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Store, _ids: object) -> None:
        raise DiskFull("This disk is full.")

    monkeypatch.setattr(Store, "note_printed", refuse)
    assert "REPRINT" not in printed()
