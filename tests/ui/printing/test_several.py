"""Several records in one print: which days, how far, cancelled, and what goes wrong."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from house import House, at
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ketcheck.documents.papers import sheet_of
from ketcheck.paper import Paper
from ketcheck.ui.printing.batch_run import Batch
from ketcheck.ui.printing.paper_flow import OUTDATED, PaperFlow
from ketcheck.ui.printing.preview import Preview
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.damage import spoil
from tests.ui.patient import ESC, Patient

MOST = 5
CHILD = Path(__file__).with_name("child.py")


class Jobs:
    """Makes the jobs of the window, and keeps them to look at."""

    def __init__(self, pdf: Path) -> None:
        self.pdf = pdf
        self.way = "sets"
        self.kept: list[dict[str, Any]] = []
        self.command = [sys.executable, str(CHILD)]

    def batch(self) -> Batch:
        return Batch(lambda record: {"id": record.short_id}, self._job, self.command, MOST)

    def _job(self, sheets: Sequence[dict[str, Any]], paper: Paper, dated: datetime) -> bytes:
        job = {"sheets": sheets, "paper": paper.value, "way": self.way, "pdf": str(self.pdf)}
        self.kept.append({**job, "dated": dated})
        return json.dumps(job).encode()


@pytest.fixture
def jobs(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Jobs:
    records = [house.save(hours) for hours in (-100, -50, -8)]
    pdf = tmp_path / "any.pdf"
    pdf.write_bytes(sheet_of(house.store, records[0], Paper.A4, at()))
    made = Jobs(pdf)
    begin = PaperFlow.__init__

    def with_batch(flow: PaperFlow, window: Any, desk: Any, papers: Any) -> None:  # noqa: ANN401
        begin(flow, window, desk, replace(papers, batch=made.batch))

    monkeypatch.setattr(PaperFlow, "__init__", with_batch)
    return made


def at_the_form(open_window: Open) -> Patient:
    patient = open_window()
    patient.choose_in_menu(Item.PRINT)
    patient.click("print-several")
    return patient


def running(patient: Patient) -> list[QProcess]:
    states = patient.window.findChildren(QProcess)
    return [one for one in states if one.state() is not QProcess.ProcessState.NotRunning]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("", "", "3 records in this period."),
        ("2026-11-22", "", "1 record in this period."),
        ("", "2026-11-20", "2 records in this period."),
        ("2026-11-20", "2026-11-20", "1 record in this period."),
        ("2026-11-23", "", "No records in this period."),
        ("soon", "", "Enter a date like 14 March 1956."),
    ],
)
def test_how_many_are_found_is_said(
    jobs: Jobs, open_window: Open, first: str, last: str, told: str
) -> None:
    patient = at_the_form(open_window)
    patient.fill({"first": first, "last": last})
    assert told in patient.words
    assert patient.see("make-pages").isEnabled() is told[0].isdigit()
    assert jobs.kept == []


def test_the_pages_are_made_and_shown(
    qtbot: QtBot, house: House, jobs: Jobs, open_window: Open, previewed: list[bytes]
) -> None:
    patient = at_the_form(open_window)
    patient.fill({"first": "2026-11-20"})
    patient.click("make-pages")
    qtbot.waitUntil(lambda: bool(previewed))
    assert previewed == [jobs.pdf.read_bytes()]
    (job,) = jobs.kept
    rows = house.store.page(person_id=house.person.id)
    assert [sheet["id"] for sheet in job["sheets"]] == [row.short_id for row in rows[1::-1]]
    assert job["dated"] == rows[0].finished
    assert not patient.sees("progress")
    assert patient.see("make-pages").isEnabled()


@pytest.mark.parametrize("minutes", [1.5, 40])
@pytest.mark.usefixtures("jobs")
def test_pages_that_were_made_a_while_ago_are_not_kept(
    qtbot: QtBot, house: House, open_window: Open, monkeypatch: pytest.MonkeyPatch, minutes: float
) -> None:
    """An OK among them may be over while the preview is left open, be it for a minute."""
    house.use(-7.8)
    house.save(-0.485)
    path = house.store.folder / "pages.pdf"
    said: list[str] = []
    patient = at_the_form(open_window)

    def left_open(preview: Preview) -> None:
        patient.clock.go_on(minutes=minutes)
        preview.findChild(QPushButton, "save-pdf").click()
        said.append(preview.findChild(QLabel, "print-message").text())

    monkeypatch.setattr(Preview, "exec", left_open)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    patient.click("make-pages")
    qtbot.waitUntil(lambda: bool(said))
    assert said == [OUTDATED]
    assert not path.exists()


def test_the_window_is_alive_meanwhile_and_cancel_ends_it(
    qtbot: QtBot, jobs: Jobs, open_window: Open, previewed: list[bytes]
) -> None:
    jobs.way = "waits"
    patient = at_the_form(open_window)
    patient.click("make-pages")
    qtbot.waitUntil(lambda: "Making pages: 3 of 3" in patient.words)
    assert patient.see("progress", QProgressBar).isVisible()
    assert patient.see("cancel", QPushButton).text() == "&Cancel"
    assert running(patient)
    patient.press(ESC)
    assert running(patient) == []
    assert not patient.sees("progress")
    assert "3 records in this period." in patient.words
    patient.press(ESC)
    assert patient.sees("start-check")
    assert previewed == []


def test_another_screen_ends_it(
    qtbot: QtBot, jobs: Jobs, open_window: Open, previewed: list[bytes]
) -> None:
    jobs.way = "waits"
    patient = at_the_form(open_window)
    patient.click("make-pages")
    qtbot.waitUntil(lambda: bool(running(patient)))
    processes = running(patient)
    patient.window.screen_shown.closed.emit()  # type: ignore[union-attr]
    assert patient.sees("start-check")
    assert all(one.state() is QProcess.ProcessState.NotRunning for one in processes)
    assert previewed == []


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("refuses", "The fonts for printing are missing."),
        ("fails", "ketcheck couldn't make the pages."),
        ("is not there", "ketcheck couldn't make the pages."),
    ],
)
def test_what_goes_wrong_is_said(  # noqa: PLR0913, PLR0917 - a row of a table
    qtbot: QtBot, jobs: Jobs, open_window: Open, previewed: list[bytes], way: str, told: str
) -> None:
    jobs.way = way
    if way == "is not there":
        jobs.command = ["/nonexistent/python"]
    patient = at_the_form(open_window)
    patient.click("make-pages")
    qtbot.waitUntil(lambda: told in patient.words)
    assert "Traceback" not in patient.words
    assert patient.see("make-pages").isEnabled()
    assert previewed == []


def test_too_many_are_not_begun(house: House, jobs: Jobs, open_window: Open) -> None:
    for hours in range(MOST):
        house.save(-200 - hours)
    patient = at_the_form(open_window)
    assert f"ketcheck can print {MOST} records at a time." in patient.words
    assert not patient.see("make-pages").isEnabled()
    assert jobs.kept == []


def test_what_can_not_be_read_is_said_to_be_missing(
    qtbot: QtBot, house: House, jobs: Jobs, open_window: Open, previewed: list[bytes]
) -> None:
    spoil(house, house.save(-30))
    patient = at_the_form(open_window)
    assert "4 records in this period. 1 of them can't be read and will be missing." in patient.words
    patient.click("make-pages")
    qtbot.waitUntil(lambda: bool(previewed))
    assert len(jobs.kept[0]["sheets"]) == 3
