"""A tip in four steps: what is read, quick words, and buttons to judge by."""

from collections.abc import Callable

from house import House
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from ketcheck.checklist.session import TeachBack, Understanding
from ketcheck.ui.session.quick_words import QuickWord, with_words, without_words
from tests.ui.conftest import Open
from tests.ui.nurse import here, in_session, session_draft, session_of, to_page
from tests.ui.patient import ENTER, Patient

JUDGED = ("understood", "taught-again", "not-yet")
Resize = Callable[[int], None]


def at_tip_4(house: House, open_window: Open) -> Patient:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-4")
    return patient


def said(patient: Patient) -> str:
    return patient.see("said", QPlainTextEdit).toPlainText()


def test_nothing_is_judged_at_first_and_next_waits(house: House, open_window: Open) -> None:
    patient = at_tip_4(house, open_window)
    assert patient.focused.objectName() == "teaching-tip-4"
    assert not any(patient.see(name, QPushButton).isChecked() for name in JUDGED)
    assert min(patient.see(name).height() for name in JUDGED) >= 76
    assert not patient.see("next").isEnabled()
    patient.press(ENTER)
    assert here(patient) == "teaching-tip-4"


def test_quick_words_add_to_the_text_and_are_marked(house: House, open_window: Open) -> None:
    patient = at_tip_4(house, open_window)
    first, second = (patient.see(f"quick-{number}", QuickWord) for number in (1, 2))
    patient.write("She said:")
    patient.click("quick-2")
    patient.click("quick-1")
    assert said(patient) == f"She said: {second.sentence} {first.sentence}"
    assert (first.isChecked(), second.isChecked()) == (True, True)
    patient.click("quick-2")
    assert said(patient) == f"She said: {first.sentence}"
    assert not second.isChecked()
    patient.see("said", QPlainTextEdit).setPlainText("Something else")
    assert not first.isChecked()


def test_teach_again_counts_clears_and_goes_back_to_the_first_step(
    house: House, open_window: Open
) -> None:
    patient = at_tip_4(house, open_window)
    patient.click("quick-1")
    patient.click("understood")
    assert patient.see("next").isEnabled()
    patient.click("taught-again")
    assert patient.focused.property("text") == "Tell them"
    assert not patient.see("understood", QPushButton).isChecked()
    assert not patient.see("next").isEnabled()
    assert "Taught again 1 time." in patient.words
    patient.click("not-yet")
    kept = session_of(session_draft(house)).said_back("tip-4")
    assert (kept.outcome, kept.taught_again) == (Understanding.NOT_YET, 1)


def test_a_narrow_window_folds_what_is_read_to_a_line_each(house: House, open_window: Open) -> None:
    patient = at_tip_4(house, open_window)
    patient.window.resize(1280, 800)
    patient.wait()
    assert not patient.sees("open-tell")
    patient.window.resize(1080, 740)
    patient.wait()
    patient.click("open-tell")
    assert "Leave the skin open unless you were told to cover it." in patient.words
    patient.click("open-tell")
    # The whole sentence is said to a screen reader all the same.
    assert patient.see("open-ask").accessibleName() == "Show: Ask them to say it back"


def test_an_answer_of_the_tip_is_changed_from_here(house: House, open_window: Open) -> None:
    patient = at_tip_4(house, open_window)
    patient.click("change-cover")
    assert patient.asked == "cover"
    patient.press("1")
    assert here(patient) == "teaching-tip-4"


def test_a_judgment_and_its_words_are_there_on_the_way_back(
    house: House, open_window: Open
) -> None:
    patient = at_tip_4(house, open_window)
    patient.click("quick-1")
    words = said(patient)
    patient.press_with_alt("1")
    patient.click("next")
    patient.click("back")
    assert patient.see("understood", QPushButton).isChecked()
    assert patient.see("quick-1", QPushButton).isChecked()
    understood = TeachBack(said=words, outcome=Understanding.UNDERSTOOD)
    assert session_of(session_draft(house)).said_back("tip-4") == understood


@given(st.text(alphabet="abc .", max_size=40), st.sampled_from(["I look.", "No wrap."]))
def test_a_picked_sentence_stands_in_the_text_and_goes_again(text: str, sentence: str) -> None:
    added = with_words(text, sentence)
    assert added.endswith(sentence)
    assert without_words(added, sentence) == text.strip()


def test_a_heading_with_the_keyboard_grows_with_the_text(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "put-on-now")
    heading = patient.see("question-put-on-now")
    assert heading.hasFocus()
    before = heading.font().pointSizeF()
    patient.window.set_text_size(28)
    patient.wait()
    assert heading.font().pointSizeF() > before * 1.5
