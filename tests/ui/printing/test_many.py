"""Many sheets are set beside the window, which hears how far they are and can end them."""

from pathlib import Path

import pytest
from papers import FINISHED, faults, page_words, printed_record
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from ketcheck.checklist.content import Checklist
from ketcheck.documents.batch import job_of
from ketcheck.documents.record_sheet import record_data
from ketcheck.documents.standing import Standing
from ketcheck.paper import Paper
from ketcheck.ui.printing.many import ManySheets

ENDED = 20_000


def job(checklist: Checklist, count: int) -> bytes:
    data = record_data(printed_record(), checklist, Standing())
    sheets = [{**data, "short_id": f"KC-{number}"} for number in range(count)]
    return job_of(sheets, Paper.A4, FINISHED.at)


def test_the_sheets_come_whole_and_are_counted(qtbot: QtBot, checklist: Checklist) -> None:
    heard: list[tuple[int, int]] = []
    many = ManySheets(job(checklist, 12))
    many.progressed.connect(lambda done, of: heard.append((done, of)))
    with qtbot.waitSignal(many.finished, timeout=ENDED) as came:
        many.start()
    (pdf,) = came.args or [b""]
    assert faults(pdf) == []
    assert len(page_words(pdf)) == 12
    assert heard[-1] == (12, 12)


def test_the_window_lives_while_they_are_set(qtbot: QtBot, checklist: Checklist) -> None:
    many = ManySheets(job(checklist, 60))
    clock, gaps = QElapsedTimer(), []
    beat = QTimer()
    beat.timeout.connect(lambda: gaps.append(clock.restart()))
    clock.start()
    beat.start(5)
    with qtbot.waitSignal(many.finished, timeout=ENDED):
        many.start()
    beat.stop()
    # The sheets take most of a second; a window that waited for them would have beaten once.
    assert len(gaps) > 20


def test_what_is_cancelled_says_nothing_more(qtbot: QtBot, checklist: Checklist) -> None:
    many = ManySheets(job(checklist, 60))
    with qtbot.waitSignal(many.progressed, timeout=ENDED):
        many.start()
    with qtbot.assertNotEmitted(many.finished), qtbot.assertNotEmitted(many.failed):
        many.cancel()
        qtbot.waitUntil(lambda: not many.is_running)


def test_what_is_wrong_is_one_sentence(qtbot: QtBot) -> None:
    many = ManySheets(b"no job")
    with qtbot.waitSignal(many.failed, timeout=ENDED) as came:
        many.start()
    assert came.args == ["The sheets could not be set. Try again, or choose fewer records."]


def test_without_the_program_it_says_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "nothing"))
    many = ManySheets(b"")
    with qtbot.waitSignal(many.failed, timeout=ENDED) as came:
        many.start()
    assert "could not be set" in (came.args or [""])[0]
