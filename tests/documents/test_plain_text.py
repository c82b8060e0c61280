"""Rows and entries as lines for a terminal."""

from datetime import UTC, date, datetime, timedelta

import pytest
from house import House, at
from papers import ended_early, printed_record, session_record
from support import LATER, MEDICINE, NOW, PLAN

from ketcheck.checklist.details import Vouched
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.ledger.standing import State
from ketcheck.documents.plain_text import entry_lines, row_line
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.checks.striking import strike, undo
from ketcheck.records.checks.using import label_change, not_used
from ketcheck.records.model import AnyEntry, Reached, Record, Role, Verdict

PUT_ON = "Put the cream on once"


def lines(entry: AnyEntry) -> str:
    return "\n".join(entry_lines(entry))


def listed(house: House) -> list[str]:
    return [row_line(row) for row in house.store.page(person_id=house.person.id)]


def test_a_list_names_what_each_entry_is(house: House) -> None:
    record = house.save(0)
    use = house.use(0.1, record)
    house.store.save(strike(use, reason="a slip", recorded_by="T. Okafor", saved=at(0.2)))
    held = house.save(8, feeling="unwell")
    house.clear(held, 9)
    wider = PLAN.model_copy(update={"strength": "5 %"})
    house.store.save(label_change(house.person, wider, PLAN, at(10)))
    text = "\n".join(listed(house))
    for words in (
        "Maria Alvarez  self-check  ok",
        "Maria Alvarez  use (entered in error)  Cream put on: left foot",
        "Maria Alvarez  entered-in-error  Entered in error: a slip",
        "Maria Alvarez  self-check  urgent",
        "Maria Alvarez  clearance  Cleared by Dr. Lee, prescriber: It is fine",
        "Maria Alvarez  label  Label changed",
    ):
        assert words in text


def test_only_an_ok_that_is_good_says_what_to_do(house: House) -> None:
    record = house.save(0)
    for hours, is_good in ((0.1, True), (0.5, False)):
        standing = house.store.standing(record, at(hours).at, minutes=30)
        text = "\n".join(entry_lines(record, standing))
        assert (PUT_ON in text) is is_good
        assert ("now: good now, for one use" in text) is is_good
    assert PUT_ON not in lines(record)


def test_a_stop_keeps_its_next_step_and_says_how_it_stands(house: House) -> None:
    record = house.save(0, skin="broken")
    standing = house.store.standing(record, at(50).at, minutes=30)
    assert standing.state is State.IN_FORCE
    text = "\n".join(entry_lines(record, standing))
    assert "now: still holds" in text
    assert "next step: Wait until your skin has healed." in text


def test_details_and_open_doubts_are_told() -> None:
    doubts = (
        OpenDoubt(
            id="skin",
            since=NOW - timedelta(hours=26),
            day=date(2026, 11, 21),
            sites=("left foot",),
            said="broken",
        ),
    )
    known = LATER.model_copy(update={"doubts": doubts})
    text = lines(printed_record({"skin-since": "told-ok", "used": "yes"}, known=known))
    for line in (
        "open before: skin (left foot), since 2026-11-21 12:00+00:00",
        "    Dr. Lee said so on 22 Nov 2026.",
        "    Used: 22 Nov 2026, 07:00, left foot.",
        f"medicine: name {MEDICINE.name}",
    ):
        assert line in text


def test_a_check_that_ended_early_names_what_was_not_asked() -> None:
    assert "ended early, not asked: label, before, amount," in lines(ended_early())


def test_a_session_says_if_the_cream_was_to_be_put_on() -> None:
    record = session_record()
    assert "put on now: yes" in lines(record)
    assert record.session
    education = session_record(session=record.session.model_copy(update={"put_on_now": False}))
    assert "put on now: no, education only" in lines(education)


@pytest.mark.parametrize(
    ("verdict", "day", "words"),
    [
        (Verdict.MAY_USE, None, "verdict: may-use: The cream may be used again"),
        (
            Verdict.MAY_USE_FROM,
            date(2026, 12, 1),
            "verdict: may-use-from: The cream may be used again from 1 Dec 2026",
        ),
        (Verdict.NOT_YET, None, "verdict: not-yet: Not yet."),
        (Verdict.NEVER, None, "verdict: never: Stop the cream for good."),
    ],
)
def test_a_clearance_says_what_it_comes_to(
    house: House, verdict: Verdict, day: date | None, words: str
) -> None:
    held = house.save(0, feeling="unwell")
    entry = clearance(
        held,
        who="Dr. Lee",
        role=Role.PRESCRIBER,
        said="Two\nlines",
        cleared=at(1),
        saved=at(1),
        verdict=verdict,
        first_day=day,
        by=Reached.PHONE,
        recorded_by="T. Okafor",
    )
    text = lines(entry)
    assert words in text
    assert "said: Two / lines\nhow: phone\nrecorded by: T. Okafor" in text


def test_other_entries_are_told_whole(house: House) -> None:
    record = house.save(0)
    use = house.use(0.1, record)
    assert f"put on: {use.at.at.isoformat(sep=' ', timespec='seconds')} (Etc/UTC)" in lines(use)
    assert f"places: left foot\nafter check: {record.id}" in lines(use)
    assert f"not put on after check: {record.id}" in lines(not_used(record, at(0.1)))
    assert f"undone: {use.id}" in lines(undo(use, at(0.1)))
    mark = strike(use, reason="a slip", recorded_by="N", saved=at(1), another_person=True)
    assert "it is another person's record" in lines(mark)
    vouched = Vouched(who="Dr. Lee", when=datetime(2026, 11, 22, tzinfo=UTC).date())
    changed = PLAN.model_copy(update={"changed": vouched})
    text = lines(label_change(house.person, changed, PLAN, at(1)))
    assert "label before: amount a pea-size amount" in text
    assert "changed who Dr. Lee, when 2026-11-22" in text


def test_no_line_can_pose_as_another(house: House) -> None:
    record = house.save(0)
    assert isinstance(record, Record)
    entry = strike(record, reason="x\nresult: ok", recorded_by="N", saved=at(1))
    assert "\nresult: ok" not in lines(entry)
