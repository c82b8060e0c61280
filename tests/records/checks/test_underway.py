"""The check that the wizard owns: kept at each act, judged as of now, saved once."""

from typing import Never

import pytest
from house import House, at
from support import FILLED, FINE, MEDICINE, PLAN, REACTION

from ketcheck.checklist.content import Detail
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.level import Level
from ketcheck.errors import AskedAgain, CheckRefused, DiskFull, DraftStale, NotFinished, OffPath
from ketcheck.records.checks.drafts import correction, new_draft, resumed
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Amends, Moment, Record
from ketcheck.records.recording import matches
from ketcheck.records.store import Store

FULL = "The disk is full. Make room, then try again."


class Clock:
    def __init__(self) -> None:
        self.moment = at()

    def __call__(self) -> Moment:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


def begin(house: House, clock: Clock) -> Underway:
    """A check, or the draft that is kept."""
    kept = house.store.kept_draft(house.person.id)
    kept = kept or new_draft(house.person.id, house.used, clock())
    return resumed(house.store, clock, house.person, house.checklist, kept)


def answer_all(underway: Underway, **answers: str) -> Underway:
    """Give an ok answer to each question but for those given."""
    codes = FINE | answers
    while underway.check.missing:
        question = underway.check.checklist.question(underway.check.missing[0])
        assert question
        if question.answers:
            underway.answer(question.id, codes[question.id])
        answer = underway.check.answered(question)
        detail = question.detail or (answer.detail if answer else None)
        if detail in FILLED:
            underway.fill(question.id, detail, FILLED[detail])
    return underway


def disk_full(*_: object, **__: object) -> Never:
    raise DiskFull(FULL)


def test_each_act_is_kept(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    assert house.store.kept_draft(house.person.id) is None
    underway.answer("prescribed", "yes")
    underway.answer("feeling", "fine")
    underway.answer("label", "here")
    underway.fill("label", Detail.PLAN, PLAN)
    again = begin(house, clock)
    assert again.check.draft == underway.check.draft
    assert again.check.draft.plan == PLAN
    underway.fill("label", Detail.PLAN, None)
    assert begin(house, clock).check.draft.plan is None


def test_a_draft_goes_on_from_when_it_was_started(house: House, clock: Clock) -> None:
    begin(house, clock).answer("prescribed", "yes")
    clock.moment = at(1)
    assert begin(house, clock).started == at()


def test_what_is_half_typed_is_kept_beside_the_answers(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    underway.answer("prescribed", "yes")
    underway.leave(Detail.PLAN, {"amount": "a pe", "hours_between": "six"})
    again = begin(house, clock)
    assert again.typed == {Detail.PLAN: {"amount": "a pe", "hours_between": "six"}}
    assert again.check.draft.plan is None


def test_a_draft_that_can_not_be_kept_is_said_and_held(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    underway = begin(house, clock)
    with monkeypatch.context() as full:
        full.setattr(Store, "keep_draft", disk_full)
        underway.answer("prescribed", "yes")
    assert underway.unkept == FULL
    underway.keep()
    assert underway.unkept == ""
    assert begin(house, clock).check.draft.answers == {"prescribed": "yes"}


def test_what_is_not_asked_is_refused_and_not_kept(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    with pytest.raises(OffPath):
        underway.answer("used", "yes")
    with pytest.raises(OffPath):
        underway.fill("reaction-detail", Detail.REACTION, REACTION)
    assert house.store.kept_draft(house.person.id) is None


def test_an_unfinished_check_is_not_judged(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    underway.answer("prescribed", "yes")
    with pytest.raises(NotFinished):
        underway.judged()


def test_a_stale_check_is_neither_judged_nor_saved(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    underway.answer("prescribed", "yes")
    clock.moment = at(2)
    answer_all(underway)
    moment, result = underway.judged()
    assert (moment, result.level) == (at(2), Level.OK)
    clock.moment = at(2 + 1 / 3600)
    with pytest.raises(DraftStale):
        underway.judged()


@pytest.mark.parametrize(("minutes", "is_asked"), [(29, False), (30, False), (30.1, True)])
def test_what_is_about_now_is_asked_again_after_thirty_minutes(
    house: House, clock: Clock, minutes: float, *, is_asked: bool
) -> None:
    underway = answer_all(begin(house, clock))
    before = underway.check.draft.answers
    clock.moment = at(minutes / 60)
    if not is_asked:
        assert underway.judged()[1].level is Level.OK
        return
    with pytest.raises(AskedAgain):
        underway.judged()
    again = {"feeling", "before", "skin", "today"}
    assert set(underway.missing) == again
    assert set(begin(house, clock).check.missing) == again
    assert underway.check.draft.answers.items() < before.items()
    answer_all(underway)
    assert underway.judged()[1].level is Level.OK


def test_a_clock_set_back_makes_answers_old(house: House, clock: Clock) -> None:
    underway = answer_all(begin(house, clock))
    clock.moment = at(-0.1)
    assert "feeling" in underway.ask_again()


def test_a_stop_may_end_a_check_and_an_ask_may_not(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    underway.answer("prescribed", "yes")
    assert not underway.may_end_early
    underway.answer("feeling", "unwell")
    assert underway.level is Level.URGENT
    assert underway.may_end_early
    moment, result = underway.judged("early")
    assert result.level is Level.URGENT
    record = underway.save("Maria Alvarez", moment, ended="early")
    assert (record.ended, record.result.held) == ("early", True)
    assert record.not_asked[0] == "label"
    assert house.store.entry(record.id) == record
    assert matches(record, house.checklist)
    assert house.store.kept_draft(house.person.id) is None


def test_after_a_check_that_ended_early_the_first_questions_are_asked_still(
    house: House, clock: Clock
) -> None:
    underway = begin(house, clock)
    underway.answer("prescribed", "yes")
    underway.answer("feeling", "slow")
    underway.save("Maria Alvarez", underway.judged("early")[0], ended="early")
    clock.moment = at(1)
    path = [question.id for question in begin(house, clock).check.path]
    assert {"before", "medicines"} <= set(path)
    assert {"used", "medicines-changed"}.isdisjoint(path)


def test_a_saved_check_is_a_record_and_no_draft(house: House, clock: Clock) -> None:
    underway = answer_all(begin(house, clock))
    clock.moment = at(0.5)
    record = underway.save("Maria Alvarez", at(0.5))
    assert house.store.entry(record.id) == record
    assert (record.started, record.finished, record.saved) == (at(), at(0.5), at(0.5))
    assert record.signed == record.answered_by == "Maria Alvarez"
    assert record.recorded_by is None
    assert record.gives_leave
    assert house.store.kept_draft(house.person.id) is None


def test_a_try_that_only_seemed_to_fail_is_not_saved_twice(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    underway = answer_all(begin(house, clock))
    save = Store.save

    def kept_but_not_told(store: Store, entry: Record) -> Never:
        save(store, entry)
        raise DiskFull(FULL)

    with monkeypatch.context() as torn:
        torn.setattr(Store, "save", kept_but_not_told)
        with pytest.raises(DiskFull):
            underway.save("Maria Alvarez", at())
    clock.moment = at(1 / 60)
    record = underway.save("Maria Alvarez", at(1 / 60))
    assert record.finished == at()
    assert len(house.store.page(person_id=house.person.id)) == 1


def test_a_try_that_failed_is_saved_as_of_the_second(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    underway = answer_all(begin(house, clock))
    with monkeypatch.context() as full:
        full.setattr(Store, "save", disk_full)
        with pytest.raises(DiskFull):
            underway.save("Maria Alvarez", at())
    clock.moment = at(0.5)
    assert underway.save("Maria Alvarez", at(0.5)).finished == at(0.5)


def test_other_answers_after_a_try_that_was_kept_are_a_record_of_their_own(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    underway = answer_all(begin(house, clock))
    save = Store.save

    def kept_but_not_told(store: Store, entry: Record) -> Never:
        save(store, entry)
        raise DiskFull(FULL)

    with monkeypatch.context() as torn:
        torn.setattr(Store, "save", kept_but_not_told)
        with pytest.raises(DiskFull):
            underway.save("Maria Alvarez", at())
    underway.answer("skin", "broken")
    record = underway.save("Maria Alvarez", at())
    assert record.result.level is Level.STOP
    assert len(house.store.page(person_id=house.person.id)) == 2


def test_a_correction_starts_from_the_answers_and_keeps_the_time(
    house: House, clock: Clock
) -> None:
    old = house.save(-8)
    kept = correction(old, "I looked at the wrong foot", "T. Okafor", clock())
    underway = resumed(house.store, clock, house.person, house.checklist, kept)
    assert underway.check.draft.answers == old.answers
    underway.answer("skin", "irritated")
    clock.moment = at(72)
    moment, result = underway.judged()
    assert (moment, result.level) == (old.finished, Level.STOP)
    new = underway.save("Maria Alvarez", moment)
    assert new.amends == Amends(id=old.id, reason="I looked at the wrong foot")
    assert (new.started, new.finished, new.saved) == (old.started, old.finished, at(72))


def test_a_correction_that_changes_nothing_is_refused(house: House, clock: Clock) -> None:
    old = house.save(-8)
    kept = correction(old, "I looked at the wrong foot", "T. Okafor", clock())
    underway = resumed(house.store, clock, house.person, house.checklist, kept)
    moment, _result = underway.judged()
    with pytest.raises(CheckRefused, match="You haven't changed anything yet"):
        underway.save("Maria Alvarez", moment)
    assert [row.id for row in house.store.page()] == [old.id]
    underway.fill("area", Detail.SITES, None)
    underway.fill("area", Detail.SITES, FILLED[Detail.SITES])
    with pytest.raises(CheckRefused):
        underway.save("T. Okafor", moment)
    underway.answer("skin", "unsure")
    assert underway.save("Maria Alvarez", moment).amends


def test_the_list_to_go_on_from_is_the_last_one(house: House, clock: Clock) -> None:
    assert begin(house, clock).carried == ()
    house.save(-8)
    assert begin(house, clock).carried == (MEDICINE,)


def test_a_kept_draft_that_is_off_the_path_is_cut_down(house: House, clock: Clock) -> None:
    underway = begin(house, clock)
    underway.check = underway.check.with_draft(Draft(answers={"prescribed": "yes"}))
    underway.keep()
    kept = house.store.kept_draft(house.person.id)
    assert kept
    foreign = kept.model_copy(
        update={"draft": Draft(answers={"prescribed": "yes", "make-up": "no", "moon": "full"})}
    )
    house.store.keep_draft(foreign)
    assert begin(house, clock).check.draft.answers == {"prescribed": "yes"}
