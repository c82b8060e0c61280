"""A check from home to the saved record, by the keys that a person presses."""

from house import House
from support import PLAN

from ketcheck.checklist.details import Certainty, MedicineKind
from ketcheck.checklist.level import Level
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.labels import Heading
from tests.answers import FIRST, LATER
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, TAB, Key, Patient

MOST_PRESSES = 12
WHY = "Cream that was meant for someone else may not be safe for you."


def answers_by_number(patient: Patient, *keys: tuple[str, str]) -> None:
    """Press the number of an answer on each question that has to be the one on screen."""
    for question, key in keys:
        assert patient.asked == question
        patient.press(key)


def test_a_first_check_by_keys_is_saved_and_reads_back(patient: Patient) -> None:
    patient.press(ENTER)
    answers_by_number(patient, ("prescribed", "1"), ("feeling", "1"), ("label", "1"))
    assert patient.asked == "label-plan"
    for text, tabs in (("a pea-size amount", 2), ("3", 1), ("6", 2), ("left foot", 0)):
        patient.write(text)
        patient.press(*[TAB] * tabs)
    patient.press(ENTER)
    answers_by_number(patient, ("before", "1"), ("amount", "1"), ("area", "1"), ("skin", "1"))
    answers_by_number(patient, ("cover", "1"), ("today", "1"), ("medicines", "1"))
    assert patient.asked == "medicines-medicines"
    patient.write("vitamin C")
    # How much, kind by its first letter, makes sleepy, known, since when.
    patient.press(TAB)
    patient.write("one a day")
    patient.press(TAB, "v", TAB, "n", TAB, "y", TAB, ENTER)
    assert patient.asked == "medicines-medicines"
    patient.press(ENTER)
    answers_by_number(patient, ("medicines-told", "1"))
    assert patient.at_review
    assert not patient.says_ok
    patient.press(ENTER)
    assert patient.sees("saved")

    shown = patient.words
    record = patient.newest_record()
    assert record.short_id in shown
    assert record.result.level is Level.OK
    assert record.plan == PLAN
    (medicine,) = record.medicines
    assert (medicine.name, medicine.dose) == ("vitamin C", "one a day")
    assert medicine.kind is MedicineKind.VITAMIN_OR_HERB
    assert (medicine.sleepy, medicine.told) == (Certainty.NO, Certainty.YES)
    assert record.signed == record.answered_by == "Maria Alvarez"
    assert record.answers == {**FIRST, "medicines": "list", "medicines-told": "all"}


def test_a_repeat_check_takes_few_presses(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    while not patient.at_review:
        patient.press("1")
    patient.press(ENTER)
    assert patient.sees("saved")
    # One more leads here from home.
    assert patient.presses + 1 <= MOST_PRESSES
    record = patient.newest_record()
    assert record.result.level is Level.OK
    assert record.finished == patient.clock()
    assert record.answers == LATER


def test_a_repeat_check_takes_as_few_clicks(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    clicks = 1
    while not patient.at_review:
        patient.click(patient.all_of(AnswerCard)[0].objectName())
        patient.click("next")
        clicks += 1
    patient.click("save")
    assert clicks + 1 <= MOST_PRESSES
    assert patient.newest_record().result.level is Level.OK


def test_a_number_goes_on_only_where_nothing_stands_against(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("1", "2")
    assert patient.asked == "feeling"
    ((level, words),) = patient.notices
    assert level == "stop"
    assert words.startswith("Don't put the cream on.")
    patient.press("4")
    assert patient.asked == "feeling"
    assert [level for level, _ in patient.notices] == ["stop"]
    patient.press("1")
    assert patient.asked == "label"


def test_a_number_without_an_answer_does_nothing(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("0", "4", "9")
    assert patient.asked == "prescribed"
    assert not patient.see("next").isEnabled()


def test_a_cross_check_that_an_answer_sets_off_is_shown_on_its_page(
    house: House, open_window: Open
) -> None:
    house.save(-3)
    patient = open_window()
    patient.click("start-check")
    patient.press("1")
    assert patient.asked == "used"
    patient.click("answer-yes")
    patient.click("next")
    assert patient.asked == "used-uses"
    patient.fill({"at": "2026-11-22 12:00"})
    patient.click("next")
    assert patient.at_heading == "Too soon. Next use after 18:00"
    assert patient.sees("save-and-finish")
    patient.click("back")
    assert patient.asked == "used-uses"
    patient.click("next")
    patient.click("answer-the-rest")
    assert patient.asked == "amount"
    patient.click("back")
    patient.click("back")
    assert patient.asked == "used"
    assert [level for level, _ in patient.notices] == ["stop"]


def test_an_advice_that_raises_nothing_is_shown_and_goes_on(
    house: House, open_window: Open
) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    while patient.asked != "missed":
        patient.press("1")
    patient.click("answer-one")
    assert patient.notices == [("ok", "Don't use extra to make up for it.")]
    patient.click("next")
    assert patient.asked == "make-up"


def test_another_branch_leaves_nothing_of_the_first(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("1", "1")
    patient.click("answer-not-here")
    patient.click("next")
    patient.click("answer-unsure")
    patient.click("next")
    assert patient.asked == "before-latest-use"
    patient.click("next")
    patient.press("1", "1", "1", "1")
    assert patient.asked == "reaction"
    patient.click("answer-gone")
    patient.click("next")
    assert patient.asked == "reaction-detail"
    patient.fill({"site": "left foot", "worst": "3"})
    patient.click("next")
    assert patient.asked == "cover"
    patient.click("back")
    patient.click("back")
    assert patient.asked == "reaction"
    patient.click("answer-none")
    patient.click("next")
    assert patient.asked == "cover"
    kept = patient.house.store.kept_draft(patient.house.person.id)
    assert kept is not None
    assert kept.draft.details.reaction_detail is None
    assert kept.draft.answers["reaction"] == "none"
    finish(patient)
    record = patient.newest_record()
    assert record.details.reaction_detail is None
    assert "reaction-detail" not in [asked.id for asked in record.asked]


def test_back_shows_the_answer_that_was_given(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("1", "1", ESC)
    patient.click("resume")
    assert patient.asked == "label"
    patient.click("back")
    assert patient.asked == "feeling"
    assert patient.see("answer-fine", AnswerCard).isChecked()
    patient.click("back")
    assert patient.asked == "prescribed"
    assert not patient.sees("back")


def test_back_leads_to_no_question_that_is_not_asked(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    assert patient.asked == "feeling"
    assert not patient.sees("back")
    patient.press("1")
    patient.click("back")
    assert patient.asked == "feeling"
    assert not patient.sees("back")


def test_space_and_arrows_choose_without_going_on(patient: Patient) -> None:
    patient.press(ENTER)
    assert patient.at_heading == patient.see("question-prescribed", Heading).text()
    patient.press(TAB, Key.Key_Space, Key.Key_Down)
    assert patient.see("answer-no", AnswerCard).isChecked()
    assert [level for level, _ in patient.notices] == ["stop"]
    patient.press(Key.Key_Up)
    assert patient.see("answer-yes", AnswerCard).isChecked()
    assert patient.asked == "prescribed"
    patient.press(ENTER)
    assert patient.asked == "feeling"


def test_why_it_is_asked_stands_beside_the_question(patient: Patient) -> None:
    patient.press(ENTER)
    assert WHY in patient.words
    assert "Source" not in patient.words
    assert not patient.sees("label-and-help")


def test_large_type_folds_it_into_a_link_that_opens_and_closes(patient: Patient) -> None:
    patient.press(ENTER)
    patient.window.set_text_size(28)
    patient.wait()
    before = patient.words
    assert WHY not in before
    patient.click("label-and-help")
    assert WHY in patient.words
    assert "Look for your own name on the label." in patient.words
    patient.click("label-and-help")
    assert patient.words == before


def test_enter_on_an_open_question_does_nothing(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press(ENTER, ENTER)
    assert patient.asked == "prescribed"


def test_enter_on_an_answer_chooses_it_and_again_goes_on(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press(TAB, ENTER)
    assert patient.see("answer-yes", AnswerCard).isChecked()
    assert patient.asked == "prescribed"
    patient.press(ENTER)
    assert patient.asked == "feeling"


def finish(patient: Patient) -> None:
    """Give the first answer of each question to come, and save."""
    while not patient.at_review:
        if patient.asked == "medicines":
            patient.click("answer-none")
            patient.click("next")
            continue
        patient.press("1")
    patient.click("save")
