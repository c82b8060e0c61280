"""All answers of a question are in view at once, and no smaller than they may be."""

import pytest
from house import House
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ketcheck.ui.check.fitting import MANY, Fit, fit
from ketcheck.ui.widgets.cards import HEIGHT, HEIGHT_OF_MANY, LEAST_HEIGHT, AnswerCard
from tests.ui.conftest import Open
from tests.ui.patient import Patient


@given(count=st.integers(2, 9), room=st.integers(0, 1200), is_large=st.booleans())
def test_the_most_roomy_layout_that_fits_is_taken(count: int, room: int, *, is_large: bool) -> None:
    def needs(tried: Fit) -> int:
        head = 60 if tried.is_folded else 120
        return head + count * tried.least + (count - 1) * tried.gap - room

    found = fit(count, needs, is_large=is_large)
    assert found.is_whole is (needs(found) <= 0)
    assert LEAST_HEIGHT <= found.least <= (HEIGHT_OF_MANY if count >= MANY else HEIGHT)
    assert found.is_folded or not is_large
    if not found.is_whole:
        assert found.is_folded


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("size", [(1080, 740), (1024, 700)])
def test_all_answers_stand_above_the_foot(
    house: House, open_window: Open, size: tuple[int, int]
) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.window.resize(*size)
    patient.click("start-check")
    while not patient.at_review:
        patient.wait()
        foot = place(patient.see("finish-later")).top()
        for card in patient.all_of(AnswerCard):
            assert place(card).bottom() < foot, f"{patient.asked}: {card.words}"
            assert card.height() >= LEAST_HEIGHT
        assert not patient.sees("label-and-help"), patient.asked
        patient.press("1")


@pytest.fixture
def cramped(house: House, open_window: Open) -> Patient:
    """Someone whose window is as low as a small screen at twice the size."""
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.window.resize(640, 360)
    patient.click("start-check")
    patient.wait()
    return patient


def test_an_answer_that_is_cut_is_counted_and_next_waits_for_it(cramped: Patient) -> None:
    assert "more answer" in cramped.see("more-answers").text()  # type: ignore[attr-defined]
    cramped.press("1")
    assert cramped.asked == "feeling"
    assert not cramped.see("next").isEnabled()
    while cramped.sees("more-answers"):
        cramped.click("more-answers")
    assert cramped.see("next").isEnabled()
    cramped.press("1")
    assert cramped.asked == "used"


@pytest.mark.parametrize("height", [560, 620, 660, 700])
def test_who_scrolls_on_under_a_notice_is_not_brought_back(
    house: House, open_window: Open, height: int
) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.window.set_text_size(28)
    patient.window.resize(1024, height)
    patient.click("start-check")
    while patient.asked != "medicines-changed":
        patient.look_at_all()
        patient.press("1")
    patient.click("answer-untold")
    assert patient.notices
    patient.click("next")
    assert patient.asked == "medicines"
