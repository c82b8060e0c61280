"""What a saved result means now: an OK is good for thirty minutes, one use, on one computer."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import NOW, base_checklist
from told_facts import SECOND

from ketcheck.checklist.ledger.standing import Since, Standing, State, standing
from ketcheck.checklist.ledger.standing_words import UseWords, told
from ketcheck.checklist.level import Level

OK_FOR = timedelta(minutes=30)


def at(
    now: datetime,
    *,
    level: Level = Level.OK,
    gives_leave: bool = True,
    saved: datetime = NOW,
    **since: object,
) -> Standing:
    return standing(
        level=level,
        finished=NOW,
        saved=saved,
        gives_leave=gives_leave,
        minutes=30,
        since=Since(**since),  # type: ignore[arg-type]
        now=now,
    )


@pytest.mark.parametrize(
    ("gone", "state"),
    [
        (-SECOND, State.OVER),
        (timedelta(), State.VALID),
        (OK_FOR - SECOND, State.VALID),
        (OK_FOR, State.OVER),
        (OK_FOR + SECOND, State.OVER),
    ],
)
def test_an_ok_is_good_from_its_saving_for_thirty_minutes(gone: timedelta, state: State) -> None:
    found = at(NOW + gone)
    assert found.state is state
    assert found.may_apply is (state is State.VALID)
    assert found.until == (NOW + OK_FOR if state is State.VALID else None)


def test_an_ok_is_not_good_before_it_is_saved() -> None:
    assert at(NOW + SECOND, saved=NOW + 2 * SECOND).state is State.OVER


@pytest.mark.parametrize(
    ("since", "state"),
    [
        ({"struck": True}, State.STRUCK),
        ({"corrected": True}, State.CORRECTED),
        ({"used": NOW}, State.USED),
        ({"ended": NOW}, State.ENDED),
        ({"has_newer": True}, State.SUPERSEDED),
        ({"is_here": False}, State.OVER),
    ],
)
def test_what_came_since_ends_it(since: dict[str, object], state: State) -> None:
    assert at(NOW, **since).state is state


def test_an_ok_that_never_was_leave_is_none_at_any_time() -> None:
    assert at(NOW, gives_leave=False).state is State.NO_LEAVE


@pytest.mark.parametrize("level", [Level.ASK, Level.STOP, Level.URGENT])
def test_what_is_no_ok_is_in_force_until_something_newer(level: Level) -> None:
    assert at(NOW + timedelta(days=30), level=level).state is State.IN_FORCE
    assert at(NOW, level=level, is_answered=True).state is State.SUPERSEDED


@given(
    level=st.sampled_from(Level),
    gives_leave=st.booleans(),
    now=st.integers(-100, 100).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    since=st.fixed_dictionaries(
        {
            "struck": st.booleans(),
            "corrected": st.booleans(),
            "used": st.none() | st.just(NOW),
            "ended": st.none() | st.just(NOW),
            "has_newer": st.booleans(),
            "is_here": st.booleans(),
        }
    ),
)
def test_only_an_untouched_ok_of_now_is_leave(
    level: Level, now: datetime, since: dict[str, object], *, gives_leave: bool
) -> None:
    found = at(now, level=level, gives_leave=gives_leave, **since)
    is_untouched = not any(since[name] for name in since if name != "is_here") and since["is_here"]
    is_leave = level is Level.OK and gives_leave and NOW <= now < NOW + OK_FOR
    assert found.may_apply is bool(is_untouched and is_leave)
    words = told(base_checklist(), found, now, next_step="Call.", use=UseWords("a pea", "foot"))
    ok_title = base_checklist().words_for(Level.OK).title
    assert (words.title == ok_title) is found.may_apply
    assert (words.level is Level.OK) is found.may_apply
    assert ("Put it on once" in words.text) is found.may_apply


def test_a_used_ok_says_when_the_next_use_may_be() -> None:
    found = at(NOW + timedelta(minutes=12), used=NOW + timedelta(minutes=12))
    use = UseWords(next_use=NOW + timedelta(hours=6, minutes=12))
    words = told(base_checklist(), found, NOW + timedelta(minutes=13), next_step="", use=use)
    assert words.title == "Used at 14:12"
    assert words.lines[0] == "Next use after 20:12."


def test_teaching_only_is_called_so() -> None:
    found = at(NOW, gives_leave=False)
    words = told(base_checklist(), found, NOW, next_step="", is_education=True)
    assert words.title == "Teaching only"
    assert words.level is None


def test_a_fixed_ok_is_told_as_such_and_as_over() -> None:
    found = at(NOW + timedelta(minutes=20), gives_leave=False, used=NOW + timedelta(minutes=5))
    words = told(base_checklist(), found, NOW, next_step="", is_correction=True)
    assert words.text == (
        "The check is fixed. This is the fixed version of the check of 14:00. Its answer was: OK. "
        "You put it on at 14:05. It is over. Start a new check before you use the cream again."
    )
    assert words.level is None
