"""Copies, bringing back, checking, salvaging and erasing, as somebody at the window does them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from house import House, at
from pytestqt.qtbot import QtBot

from ketcheck.errors import Cancelled
from ketcheck.records.copies import copies
from ketcheck.records.copies.copies import last_copy
from ketcheck.records.copies.safekeeping import choose_folder, is_due, keep_copy
from ketcheck.records.sealed.erasures import parse_erasure
from ketcheck.records.tables import Sealed
from ketcheck.records.verifying import verification
from ketcheck.ui.backups.automatic_copies import AutomaticCopies
from ketcheck.ui.shell.background_task import Work
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.paths import shown_path
from tests.ui.conftest import Choose, Open
from tests.ui.patient import ESC, Patient, SetClock


def test_home_tells_how_old_the_last_copy_is(house: House, open_window: Open) -> None:
    patient = open_window()
    assert "Backup: none yet." in patient.words
    house.save(0)
    keep_copy(house.store, at(1))
    patient.clock.go_on(hours=2)
    patient.click("start-check")
    patient.press(ESC)
    assert "Backed up today at 15:00." in patient.words
    patient.clock.go_on(days=9)
    patient.click("keep-safe")
    assert "That was a long time ago" in patient.words
    patient.press(ESC)
    assert patient.sees("status")


def test_home_tells_after_a_restart_that_the_stick_has_no_copy(
    house: House, open_window: Open, clock: SetClock, tmp_path: Path
) -> None:
    clock.go_on(hours=2)
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_folder(house.store, stick)
    house.save(0)
    stick.rmdir()
    keep_copy(house.store, at(1))
    house.reopen()
    patient = open_window()
    said = "Backed up today at 15:00. Your backup folder doesn't have the latest backup."
    assert said in patient.words
    patient.click("keep-safe")
    assert "The latest backup is not there yet" in patient.words
    stick.mkdir()
    patient.click("make-copy")
    patient.wait_for("make-copy")
    assert "is not there yet" not in patient.words
    patient.press(ESC)
    assert "doesn't have the latest" not in patient.words


def test_a_copy_is_made_when_asked_for(safe: Patient) -> None:
    safe.click("make-copy")
    safe.wait_for("make-copy")
    assert "Today" in safe.words
    assert last_copy(safe.house.store, safe.clock().at)
    assert not is_due(safe.house.store)


def test_a_folder_is_chosen_and_dropped_again(
    safe: Patient, choose: Choose, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(stick)
    safe.click("choose-folder")
    safe.wait_for("drop-folder")
    assert shown_path(stick) in safe.words
    assert len(list(stick.iterdir())) == 1
    stick.joinpath(next(stick.iterdir()).name).unlink()
    stick.rmdir()
    safe.click("make-copy")
    safe.wait_for("make-copy")
    assert [text for _, text in safe.notices if str(stick) in text]
    safe.click("drop-folder")
    assert not safe.sees("drop-folder")
    assert "Nowhere else yet" in safe.words


def test_a_folder_that_can_not_serve_is_told(safe: Patient, choose: Choose, tmp_path: Path) -> None:
    choose(tmp_path / "nowhere")
    with safe.answering("message-close") as said:
        safe.click("choose-folder")
    assert "There is no folder" in said[0]
    assert safe.sees("make-copy")


def test_sound_records_are_told_to_be_sound(safe: Patient, qtbot: QtBot) -> None:
    safe.click("check-records")
    safe.wait_for("close")
    qtbot.waitUntil(lambda: bool(safe.notices))
    assert safe.notices == [("ok", "No damage found. We checked 3 records.")]
    assert not safe.sees("salvage")


def test_a_damaged_record_is_named_and_the_others_are_saved(
    safe: Patient, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    rows = safe.house.store.page()
    with safe.house.store.db.writing():
        Sealed.update(body=b"{}").where(Sealed.seq == 2).execute(safe.house.store.db)
    safe.click("check-records")
    safe.wait_for("salvage")
    assert rows[1].short_id in safe.words
    choose(tmp_path / "new")
    safe.click("salvage")
    qtbot.waitUntil(lambda: "We rescued what can be read" in safe.words)
    qtbot.waitUntil(lambda: "2 records" in safe.words)
    assert rows[1].short_id in safe.words
    assert shown_path(tmp_path / "new") in safe.words
    safe.press(ESC)
    assert safe.sees("make-copy")


def test_lost_records_are_told_until_they_are_accepted(
    house: House, open_window: Open, qtbot: QtBot
) -> None:
    house.save(0)
    with house.store.db.writing():
        for table in ("sealed", "entry", "fact"):
            house.store.db.execute_sql(f"DELETE FROM {table}")  # noqa: S608
    house.reopen()
    patient = open_window()
    assert "1 saved record is lost" in patient.words
    assert not patient.sees("start-check")
    patient.click("keep-safe")
    assert [text for _, text in patient.notices if "1 saved record is lost" in text]
    patient.click("check-records")
    patient.wait_for("accept-loss")
    assert "entry 1" in patient.words
    patient.click("accept-loss")
    qtbot.waitUntil(lambda: bool(patient.notices) and patient.notices[0][0] == "ok")
    patient.press(ESC, ESC)
    assert patient.notices == []
    patient.click("start-check")


def test_a_person_is_erased_once_the_name_is_typed(safe: Patient) -> None:
    safe.click("erase-person")
    assert [text for level, text in safe.notices if level == "stop" and "can't undo this" in text]
    safe.see("asked_by").setCurrentIndex(1)  # type: ignore[attr-defined]
    safe.fill({"confirm": "Maria"})
    safe.click("erase")
    assert "Enter your name." in safe.words
    safe.fill({"recorded_by": "T. Okafor", "reason": "They asked for it"})
    safe.click("erase")
    assert "This is another name" in safe.words
    assert len(safe.house.store.page()) == 3
    safe.fill({"confirm": "maria alvarez"})
    safe.click("erase")
    safe.wait_for("answer-one-person")
    assert safe.house.store.people() == []
    assert safe.house.store.page() == []
    assert "Alvarez" not in safe.words
    assert safe.house.store.verify().is_sound
    bodies = Sealed.select(Sealed.body).tuples().execute(safe.house.store.db)
    (erasure,) = filter(None, (parse_erasure(body) for (body,) in bodies))
    assert (erasure.recorded_by, erasure.reason) == ("T. Okafor", "They asked for it")


def test_nobody_is_erased_by_leaving_the_form(safe: Patient) -> None:
    safe.click("erase-person")
    safe.press(ESC)
    assert safe.sees("make-copy")
    assert len(safe.house.store.people()) == 1


def test_work_is_stopped_and_changes_nothing(
    safe: Patient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands still until Stop was pressed, so that there is time for it."""

    def slow(_db: object, report: Callable[[int, int], None], _loss: object) -> None:
        while True:
            report(1, 100)

    monkeypatch.setattr(verification, "verify", slow)
    safe.click("check-records")
    safe.wait_for("cancel-work")
    with safe.answering("message-close") as said:
        safe.press(ESC)
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["Stopped. Your records are as they were."]
    assert safe.sees("make-copy")


def test_the_window_stays_alive_while_work_is_done(safe: Patient, qtbot: QtBot) -> None:
    told = []
    work = Work(safe.house.store, lambda report: [report(step, 10) for step in range(11)])
    work.advanced.connect(told.append)
    with qtbot.waitSignal(work.done):
        work.start()
    assert told == list(range(0, 101, 10))


def test_what_fails_by_a_fault_of_ours_is_not_taken_for_done(safe: Patient, qtbot: QtBot) -> None:
    def fault(_report: object) -> None:
        raise ZeroDivisionError

    work = Work(safe.house.store, fault)
    with qtbot.capture_exceptions() as caught:
        work.start()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_stopped_work_is_waited_for(safe: Patient, qtbot: QtBot) -> None:
    def endless(report: Callable[[int, int], None]) -> None:
        while True:
            report(0, 1)

    work = Work(safe.house.store, endless)
    with qtbot.waitSignal(work.failed) as failed:
        work.start()
        work.stop()
    assert isinstance(failed.args[0], Cancelled)


@pytest.fixture
def automatic(house: House, patient: Patient) -> AutomaticCopies:
    desk = Desk(house.store, patient.clock, house.checklist, house.used)
    return AutomaticCopies(desk, patient.window)


def test_a_copy_that_was_missed_is_made_at_the_start(
    house: House, automatic: AutomaticCopies, qtbot: QtBot
) -> None:
    automatic.begin()
    assert not (house.folder / copies.FOLDER).exists()
    house.save(0)
    automatic.begin()
    qtbot.waitUntil(lambda: not is_due(house.store))


def test_a_copy_is_made_once_the_records_are_left_alone(
    house: House, automatic: AutomaticCopies, qtbot: QtBot
) -> None:
    house.save(0)
    keep_copy(house.store, at(1))
    house.save(8)
    for _ in range(10):
        automatic.look()
    assert is_due(house.store)
    automatic.look()
    qtbot.waitUntil(lambda: not is_due(house.store))


def test_a_stick_that_is_away_costs_no_copy_each_time(
    house: House, automatic: AutomaticCopies, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_folder(house.store, stick)
    stick.rmdir()
    house.save(0)
    made = keep_copy(house.store, at(1)).copy
    for _ in range(11):
        automatic.look()
    qtbot.waitUntil(lambda: str(stick) in automatic.trouble)
    automatic.finish()
    assert list(made.parent.iterdir()) == [made]
    stick.mkdir()
    automatic.finish()
    assert [path.name for path in stick.iterdir()] == [made.name]


def test_a_copy_is_made_at_the_end(house: House, automatic: AutomaticCopies) -> None:
    house.save(0)
    automatic.finish()
    assert not is_due(house.store)


def test_a_copy_that_fails_at_the_end_stays_due(house: House, automatic: AutomaticCopies) -> None:
    house.save(0)
    (house.folder / copies.FOLDER).touch()
    automatic.finish()
    assert automatic.trouble
    assert is_due(house.store)
