"""Who answered, who wrote it down and who corrects is told: nobody stands in for another."""

import pytest
from house import House, at
from support import FILLED, FINE

from ketcheck.records.checks.drafts import correction, new_draft, resumed
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import How, KeptDraft, PaperForm, Record

PATIENT, NURSE, OTHER = "Maria Alvarez", "T. Okafor", "J. Kowalski"


def answered(house: House, kept: KeptDraft | None = None) -> Underway:
    """A check of which all is answered."""
    kept = kept or new_draft(house.person.id, house.used, at())
    underway = resumed(house.store, at, house.person, house.checklist, kept)
    while underway.missing:
        question = underway.check.checklist.question(underway.missing[0])
        assert question
        if question.answers:
            underway.answer(question.id, FINE[question.id])
        answer = underway.check.answered(question)
        if answer and answer.detail in FILLED:
            underway.fill(question.id, answer.detail, FILLED[answer.detail])
    return underway


def names(record: Record) -> tuple[How, str | None, str | None]:
    return record.how, record.answered_by, record.recorded_by


def test_a_patient_alone_is_written_down_by_nobody(house: House) -> None:
    record = answered(house).save(PATIENT, at())

    assert names(record) == (How.ALONE, PATIENT, None)


@pytest.mark.parametrize("signed", [PATIENT, NURSE, None])
def test_what_a_nurse_writes_down_is_answered_by_the_patient(
    house: House, signed: str | None
) -> None:
    record = answered(house).save(signed, at(), recorded_by=NURSE)

    assert names(record) == (How.INTERVIEW, PATIENT, NURSE)
    assert record.signed == signed


def test_a_form_from_paper_names_who_enters_it(house: House) -> None:
    paper = PaperForm(at=at(-5), entered_by=NURSE)
    kept = new_draft(house.person.id, house.used, at(), paper=paper)
    record = answered(house, kept).save(PATIENT, at(-5))

    assert names(record) == (How.FROM_PAPER, PATIENT, NURSE)


@pytest.mark.parametrize("by", [PATIENT, NURSE, OTHER])
@pytest.mark.parametrize(
    ("recorded_by", "how"), [(None, How.ALONE), (NURSE, How.INTERVIEW)], ids=["alone", "asked"]
)
def test_a_correction_names_who_corrects_and_was_answered_as_before(
    house: House, by: str, recorded_by: str | None, how: How
) -> None:
    old = first = answered(house).save(PATIENT, at(), recorded_by=recorded_by)
    for skin in ("broken", "irritated"):
        kept = correction(old, "The wrong foot", by, at(1))
        underway = resumed(house.store, lambda: at(1), house.person, house.checklist, kept)
        underway.answer("skin", skin)
        old = answered(house, house.store.kept_draft(house.person.id)).save(by, old.finished)
        assert names(old) == (how, PATIENT, by)
    assert names(first) == (how, PATIENT, recorded_by)


def test_a_correction_of_a_form_names_who_corrects(house: House) -> None:
    paper = PaperForm(at=at(-5), entered_by=NURSE)
    kept = new_draft(house.person.id, house.used, at(), paper=paper)
    old = answered(house, kept).save(PATIENT, at(-5))
    kept = correction(old, "Misread", OTHER, at(1))
    underway = resumed(house.store, lambda: at(1), house.person, house.checklist, kept)
    underway.answer("amount", "less")

    assert names(underway.save(PATIENT, old.finished)) == (How.FROM_PAPER, PATIENT, OTHER)
