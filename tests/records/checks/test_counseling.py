"""A session under way: kept at each act, finished with every tip said back, signed and saved."""

import pytest
from house import House, at
from support import FILLED, FINE, MEDICINE, PLAN, UNTIMED_PLAN

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import Company, TeachBack, Understanding
from ketcheck.checklist.steps import Part
from ketcheck.errors import NotFinished
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.drafts import correction, new_draft, resumed
from ketcheck.records.clock import Clock
from ketcheck.records.model import Clinician, How, Kind, PaperForm, Record
from ketcheck.records.signature import Signature, Signer

OKAFOR = Clinician(name="T. Okafor", role="RN", phone="555-0100")
TIPS = tuple(f"tip-{number}" for number in range(1, 7))
UNDERSTOOD = TeachBack(said="No wrap.", outcome=Understanding.UNDERSTOOD)
NOT_YET = TeachBack(outcome=Understanding.NOT_YET, taught_again=1)
SIGNED = (
    Signature(by=Signer.PATIENT, name="Maria Alvarez", strokes=(((0, 0), (500, 300)),)),
    Signature(by=Signer.CLINICIAN, name="T. Okafor"),
)


def clock_at(hours: float) -> Clock:
    return lambda: at(hours)


def begin(house: House, hours: float = 0, paper: PaperForm | None = None) -> Counseling:
    """A session that begins then."""
    kept = new_draft(house.person.id, house.used, at(hours), clinician=OKAFOR, paper=paper)
    session = resumed(house.store, clock_at(hours), house.person, house.checklist, kept)
    assert isinstance(session, Counseling)
    return session


def answer(session: Counseling, **codes: str) -> None:
    answers = FINE | {name.replace("_", "-"): code for name, code in codes.items()}
    while session.check.missing:
        question = session.check.checklist.question(session.check.missing[0])
        assert question
        if question.answers:
            session.answer(question.id, answers[question.id])
        given = session.check.answered(question)
        detail = question.detail or (given.detail if given else None)
        if detail in FILLED:
            session.fill(question.id, detail, FILLED[detail])


def finish(session: Counseling, **open_tips: TeachBack) -> Record:
    session.put_on_now(is_put_on=True)
    answer(session)
    session.note(read_back=True)
    for tip in TIPS:
        session.say_back(tip, open_tips.get(tip.replace("-", "_"), UNDERSTOOD))
    moment, _ = session.judged()
    return session.save("Maria Alvarez", moment, SIGNED)


def test_a_session_ends_in_a_record_with_both_names(house: House) -> None:
    session = begin(house)
    session.greet(Company(helper="daughter", interpreter="Spanish"))
    answer(session)
    session.note(open_questions="May I swim?", next_steps="Call on Monday", read_back=True)
    record = finish(session, tip_4=NOT_YET)
    assert house.store.entry(record.id) == record
    assert (record.kind, record.how) == (Kind.COUNSELING, How.INTERVIEW)
    assert (record.answered_by, record.recorded_by) == ("Maria Alvarez", "T. Okafor")
    assert (record.helper, record.interpreter) == ("daughter", "Spanish")
    assert record.clinician == OKAFOR
    assert record.signatures == SIGNED
    assert record.session
    assert record.session.teach_back["tip-4"] == NOT_YET
    assert house.store.page()[0].why == "Tip 4 · A safety tip is not understood yet."
    assert record.session.read_back
    assert house.store.kept_draft(house.person.id) is None


def test_a_session_is_not_finished_until_each_tip_is_said_back(house: House) -> None:
    session = begin(house)
    session.put_on_now(is_put_on=True)
    answer(session)
    for tip in TIPS[:-1]:
        session.say_back(tip, UNDERSTOOD)
    session.say_back("tip-6", TeachBack(said="Twice a day"))
    with pytest.raises(NotFinished) as caught:
        session.judged()
    assert caught.value.missing == ("tip-6",)


def test_a_session_left_for_a_day_asks_anew_what_was_meant_for_yesterdays_use(
    house: House,
) -> None:
    """A heating pad tonight, and where the cream will go, were asked about another use."""
    house.save(0)
    house.label(PLAN.model_copy(update={"extras": ("heat", "urine")}), 0.1)
    left = begin(house, 1)
    left.put_on_now(is_put_on=True)
    answer(left, heat="no", urine="no")
    left.say_back("tip-1", UNDERSTOOD)
    kept = house.store.kept_draft(house.person.id)
    assert kept

    again = resumed(house.store, clock_at(25), house.person, house.checklist, kept)
    assert isinstance(again, Counseling)
    old = set(again.ask_again())
    assert {"amount", "area", "cover", "heat", "feeling", "used", "skin"} <= old
    assert {"urine", "medicines-changed"} <= again.check.draft.answers.keys()
    assert again.session.teach_back == {"tip-1": UNDERSTOOD}


def test_each_act_of_a_session_is_kept(house: House) -> None:
    session = begin(house)
    session.greet(Company(answered_by="Ana Alvarez", helper="daughter"))
    session.answer("prescribed", "yes")
    session.say_back("tip-2", TeachBack(said="I look first", taught_again=3))
    session.note(told=("what-it-is-for",), next_steps="Call")
    kept = house.store.kept_draft(house.person.id)
    assert kept
    again = resumed(house.store, clock_at(1), house.person, house.checklist, kept)
    assert isinstance(again, Counseling)
    assert again.session == session.session
    assert again.company == session.company
    assert again.clinician == OKAFOR
    assert again.check.draft == session.check.draft


def test_tips_left_open_are_offered_first_next_time(house: House) -> None:
    finish(begin(house), tip_4=NOT_YET, tip_6=NOT_YET)
    session = begin(house, 24)
    assert session.first == ("tip-4", "tip-6")
    names = [step.name for step in session.steps() if step.part is Part.QUESTION]
    tips = [name for name in names if name in {"cover", "missed", "amount", "skin"}]
    assert tips == ["amount", "skin", "cover", "missed"]
    finish(session)
    assert begin(house, 48).first == ()


def test_a_plan_that_is_changed_in_a_session_goes_on_file_with_its_record(house: House) -> None:
    house.save(-48)
    session = begin(house)
    session.set_plan(UNTIMED_PLAN)
    assert house.store.plan(house.person.id) == PLAN
    record = finish(session)
    assert (record.known.plan, record.plan) == (PLAN, UNTIMED_PLAN)
    assert house.store.plan(house.person.id) == UNTIMED_PLAN
    assert record.session
    assert record.session.plan is None


def test_the_plan_of_a_new_patient_is_filled_in_with_the_label(house: House) -> None:
    session = begin(house)
    answer(session)
    session.set_plan(UNTIMED_PLAN)
    assert session.check.plan == UNTIMED_PLAN
    assert session.session.plan is None


def test_a_session_counts_as_a_check_for_what_is_known(house: House) -> None:
    record = finish(begin(house))
    known = house.store.known(house.person.id)
    assert known.newest == known.uses_since == record.finished.at
    assert known.prescribed
    assert known.medicines == (MEDICINE,)


def test_a_correction_of_a_session_starts_from_all_of_it_but_the_signatures(house: House) -> None:
    old = finish(begin(house), tip_4=NOT_YET)
    kept = correction(old, "It was tip 5", "T. Okafor", at(2))
    session = resumed(house.store, clock_at(2), house.person, house.checklist, kept)
    assert isinstance(session, Counseling)
    session.say_back("tip-4", UNDERSTOOD)
    moment, result = session.judged()
    assert (moment, result.level) == (old.finished, Level.OK)
    new = session.save("Maria Alvarez", moment)
    assert new.signatures == ()
    assert new.clinician == OKAFOR
    assert new.amends
    assert house.store.last_session(house.person.id) == new
    assert not new.gives_leave
    # A correction closes no doubt that the first version opened.
    assert house.store.known(house.person.id).doubt("tip-4", at(2).at)


def test_a_session_from_paper_is_judged_by_what_was_known_then(house: House) -> None:
    house.save(0)
    house.save(20, feeling="unwell")
    on_paper = PaperForm(at=at(10), entered_by="T. Okafor")
    record = finish(begin(house, 30, on_paper))
    assert record.finished == record.started == at(10)
    assert record.saved == at(30)
    assert (record.how, record.recorded_by) == (How.FROM_PAPER, "T. Okafor")
    assert record.is_entered_later
    # What was held only later does not speak against it; what was known then does.
    assert record.known.held_by == ()
    assert record.known.newest == record.known.uses_since == at(0).at


def test_a_paper_form_does_not_grow_stale(house: House) -> None:
    on_paper = PaperForm(at=at(-100), entered_by="T. Okafor")
    kept = new_draft(house.person.id, house.used, at(0), paper=on_paper)
    check = resumed(house.store, clock_at(0), house.person, house.checklist, kept)
    answer(check)  # type: ignore[arg-type]
    moment, _ = check.judged()
    assert moment == at(-100)
    record = check.save("Maria Alvarez", moment)
    assert (record.answered_by, record.recorded_by) == ("Maria Alvarez", "T. Okafor")


@pytest.mark.parametrize("paper", [None, PaperForm(at=at(-5), entered_by="A. Clerk")])
def test_a_correction_names_who_corrects_and_who_counseled(
    house: House, paper: PaperForm | None
) -> None:
    old = finish(begin(house, paper=paper))
    kept = correction(old, "Misread", "J. Kowalski", at(1))
    session = resumed(house.store, clock_at(1), house.person, house.checklist, kept)
    session.answer("amount", "less")
    new = session.save("Maria Alvarez", old.finished, SIGNED)
    assert (new.recorded_by, new.clinician, new.how) == ("J. Kowalski", OKAFOR, old.how)
