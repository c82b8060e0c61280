"""No screen is green, and none says OK in letters or aloud, but while that OK is good."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from house import House, at
from support import PLAN

from ketcheck.checklist.details import Site
from ketcheck.records.checks.striking import strike, undo
from ketcheck.records.checks.using import label_change, not_used, use_of
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import Moment, Record
from ketcheck.records.opening import open_store
from ketcheck.ui.appearance.theme import LIGHT
from ketcheck.ui.flow import Flow
from ketcheck.ui.home.status_card import StatusCard
from ketcheck.ui.results.result_panel import ResultPanel
from tests.ui.conftest import Open
from tests.ui.patient import Patient

Change = Callable[[Patient, Record], None]
"""Something that ends an OK, behind the back of the window."""


def saved_page(patient: Patient) -> None:
    """Go through a check and save it."""
    patient.click("start-check")
    patient.to_the_review()
    patient.click("save")


def home(patient: Patient) -> None:
    """The same, and go home."""
    saved_page(patient)
    patient.click("close")


SCREENS = pytest.mark.parametrize("open_screen", [saved_page, home])
"""Where an OK is told as good; its record tells it in the past from the first."""


def newest(house: House) -> Record:
    row = house.store.newest(house.person.id)
    assert row
    record = house.store.entry(row.id)
    assert isinstance(record, Record)
    return record


def repaint(patient: Patient) -> None:
    """A paint and nothing else: no timer fires, as in the first moment after a suspend."""
    for panel in [*patient.all_of(ResultPanel), *patient.all_of(StatusCard)]:
        panel.repaint()
    patient.wait()


def look(patient: Patient) -> None:
    """What the timer of a result does."""
    for panel in patient.all_of(ResultPanel):
        panel.look_again()
    for card in patient.all_of(StatusCard):
        card.refresh()
    patient.wait()


@pytest.fixture
def used_before(house: House, open_window: Open) -> Patient:
    """Someone whose last use was eight hours ago, so that a check comes out OK."""
    house.use(-8, house.save(-8.1))
    return open_window()


@SCREENS
def test_an_ok_is_shown_while_it_is_good(used_before: Patient, open_screen: Callable) -> None:
    open_screen(used_before)
    assert used_before.says_ok
    used_before.clock.go_on(minutes=29, seconds=59)
    repaint(used_before)
    assert used_before.says_ok


@SCREENS
@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"minutes": 30}, id="30 minutes"),
        pytest.param({"hours": 20}, id="overnight"),
        pytest.param({"days": 3650}, id="ten years"),
        pytest.param({"seconds": -1}, id="back before the saving"),
        pytest.param({"days": -400}, id="back a year"),
    ],
)
def test_out_of_its_time_a_paint_alone_ends_it(
    used_before: Patient, open_screen: Callable, later: dict[str, float]
) -> None:
    open_screen(used_before)
    used_before.clock.go_on(**later)
    repaint(used_before)
    assert not used_before.says_ok


@SCREENS
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_another_zone_neither_ends_nor_lengthens_it(
    used_before: Patient, open_screen: Callable, zone: str
) -> None:
    open_screen(used_before)
    there = used_before.clock.moment.at.astimezone(ZoneInfo(zone))
    used_before.clock.moment = Moment(at=there, zone=zone)
    repaint(used_before)
    look(used_before)
    assert used_before.says_ok
    used_before.clock.go_on(minutes=30)
    repaint(used_before)
    assert not used_before.says_ok


def a_use(patient: Patient, record: Record) -> None:
    house, now = patient.house, patient.clock()
    house.store.save(use_of(record.person, PLAN, at=now, saved=now, record=record))


def a_use_of_before_the_check(patient: Patient, record: Record) -> None:
    house, now = patient.house, patient.clock()
    earlier = now.model_copy(update={"at": now.at - timedelta(hours=1)})
    house.store.save(use_of(record.person, PLAN, at=earlier, saved=now))


def not_used_after_all(patient: Patient, record: Record) -> None:
    patient.house.store.save(not_used(record, patient.clock()))


def a_stricter_label(patient: Patient, record: Record) -> None:
    plan = PLAN.model_copy(update={"hours_between": 12})
    patient.house.store.save(label_change(record.person, plan, PLAN, patient.clock()))


def a_looser_label(patient: Patient, record: Record) -> None:
    plan = PLAN.model_copy(update={"sites": (Site(words="left foot"), Site(words="right foot"))})
    patient.house.store.save(label_change(record.person, plan, PLAN, patient.clock()))


def a_newer_check(patient: Patient, _record: Record) -> None:
    patient.clock.go_on(minutes=1)
    patient.house.save((patient.clock().at - at().at) / timedelta(hours=1), skin="broken")


def a_strike(patient: Patient, record: Record) -> None:
    mark = strike(record, reason="A slip", recorded_by="Maria", saved=patient.clock())
    patient.house.store.save(mark)


def a_correction(patient: Patient, record: Record) -> None:
    patient.house.amend(record, used="no")


ENDS = [
    a_use,
    a_use_of_before_the_check,
    not_used_after_all,
    a_stricter_label,
    a_looser_label,
    a_newer_check,
    a_strike,
    a_correction,
]


@SCREENS
@pytest.mark.parametrize("change", ENDS)
def test_what_is_sealed_since_ends_it(
    used_before: Patient, open_screen: Callable, change: Change
) -> None:
    open_screen(used_before)
    record = newest(used_before.house)
    assert used_before.says_ok
    change(used_before, record)
    look(used_before)
    assert not used_before.says_ok
    # And on each screen that is opened from then on.
    flow = used_before.window.findChild(Flow)
    flow.show_home()
    used_before.wait()
    assert not used_before.says_ok
    flow.record.open(record.id)
    used_before.wait()
    assert not used_before.says_ok


def test_a_newer_check_that_is_only_begun_ends_it(used_before: Patient) -> None:
    home(used_before)
    # Home offers none while an OK is not answered; a key of the program may begin one.
    used_before.window.findChild(Flow).checks.start_check()
    used_before.wait()
    used_before.press("1")
    assert not used_before.says_ok
    used_before.click("finish-later")
    assert not used_before.says_ok
    used_before.open_record(0)
    assert not used_before.says_ok


def test_the_review_is_never_green(used_before: Patient) -> None:
    used_before.click("start-check")
    used_before.to_the_review()
    assert not used_before.says_ok
    used_before.clock.go_on(hours=10)
    used_before.wait()
    assert not used_before.says_ok


@pytest.mark.parametrize("act", [a_use, not_used_after_all])
def test_an_undo_inside_its_minute_brings_it_back(used_before: Patient, act: Change) -> None:
    home(used_before)
    record = newest(used_before.house)
    act(used_before, record)
    look(used_before)
    assert not used_before.says_ok
    row = used_before.house.store.page(person_id=record.person.id, limit=1)[0]
    used_before.clock.go_on(seconds=59)
    entry = used_before.house.store.entry(row.id)
    used_before.house.store.save(undo(entry, used_before.clock()))  # type: ignore[arg-type]
    look(used_before)
    assert used_before.says_ok
    used_before.clock.go_on(minutes=29, seconds=1)
    repaint(used_before)
    assert not used_before.says_ok


def test_a_use_that_is_crossed_out_later_brings_nothing_back(used_before: Patient) -> None:
    home(used_before)
    record = newest(used_before.house)
    a_use(used_before, record)
    row = used_before.house.store.page(person_id=record.person.id, limit=1)[0]
    used_before.clock.go_on(minutes=2)
    entry = used_before.house.store.entry(row.id)
    mark = strike(entry, reason="A slip", recorded_by="Maria", saved=used_before.clock())
    used_before.house.store.save(mark)
    look(used_before)
    assert not used_before.says_ok


def test_a_restored_record_is_no_leave(house: House, open_window: Open) -> None:
    house.save()
    copy = house.folder.parent / "copy"
    backup(house.store, copy)
    patient = open_window()
    assert patient.says_ok
    other = house.folder.parent / "other"
    other.mkdir()
    shutil.copy(house.folder / KEY_FILE, other)
    patient.window.close()
    house.store.close()
    house.store = open_store(other, keyring=False)
    restore(house.store, copy)
    again = open_window()
    assert not again.says_ok
    again.open_record(0)
    assert not again.says_ok
    assert "This is over." in again.words


def held_stop(house: House) -> Record:
    house.use(-9, house.save(-9.1))
    return house.save(-1, reaction="bad")


def broken_skin(house: House) -> Record:
    return house.save(-1, skin="broken")


STOPS = pytest.mark.parametrize("stop", [held_stop, broken_skin])


@STOPS
def test_a_stop_stays_in_force_over_a_label_a_use_and_a_check_begun(
    house: House, open_window: Open, stop: Callable[[House], Record]
) -> None:
    record = stop(house)
    plan = PLAN.model_copy(update={"hours_between": 8})
    house.store.save(label_change(house.person, plan, PLAN, at(-0.5)))
    house.use(-0.4)
    patient = open_window()
    assert patient.result_said == "STOP. Do not apply."
    assert "You may be due" not in patient.words
    flow = patient.window.findChild(Flow)
    flow.checks.start_check()  # home offers none while a STOP is held
    patient.wait()
    patient.press("1")
    if patient.sees("save-and-finish"):
        # A STOP that is held is sure at once.
        patient.click("back")
    patient.click("finish-later")
    assert patient.result_said == "STOP. Do not apply."
    flow = patient.window.findChild(Flow)
    flow.record.open(record.id)
    patient.wait()
    assert patient.result_said == "STOP. Do not apply."


def test_a_stop_that_is_not_held_is_over_after_a_newer_check(
    house: House, open_window: Open
) -> None:
    stop = broken_skin(house)
    house.save(skin="unsure")
    patient = open_window()
    flow = patient.window.findChild(Flow)
    flow.record.open(stop.id)
    patient.wait()
    assert patient.result_said == "The result was: STOP."
    assert "This is over." in patient.words


def test_a_held_stop_is_over_only_once_it_is_cleared(house: House, open_window: Open) -> None:
    stop = held_stop(house)
    house.save(-0.5)
    patient = open_window()
    flow = patient.window.findChild(Flow)
    flow.record.open(stop.id)
    patient.wait()
    assert patient.result_said == "STOP. Do not apply."
    house.clear(stop, -0.1)
    flow.record.open(stop.id)
    patient.wait()
    assert patient.result_said == "The result was: STOP."
    assert "This is over." in patient.words


def test_nothing_on_an_old_record_is_green(house: House, open_window: Open) -> None:
    house.save(-20)
    patient = open_window()
    patient.open_record(0)
    assert "This is over." in patient.words
    assert list(greens(patient)) == []


def greens(patient: Patient) -> Iterator[str]:
    """Names of what is painted with more than a trace of the green of an OK."""
    tokens = {LIGHT.ok.lower()}
    image = patient.window.grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    yield from sorted(tokens & seen)
