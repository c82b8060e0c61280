"""Checks as a person does them: which answers, in which order."""

from tests.answers import FIRST
from tests.end_to_end.user import User

NAME = "Maria Alvarez"
BORN = "1956-03-14"
PLAN = {
    "amount": "a pea-size amount",
    "times_a_day": "3",
    "hours_between": "6",
    "sites": "left foot",
}
FIRST_AS_JSON = {
    "person": {"name": NAME, "born": BORN},
    "plan": {
        "amount": "a pea-size amount",
        "times_a_day": 3,
        "hours_between": 6,
        "sites": ["left foot"],
    },
    "answers": FIRST,
}
"""A first check that nothing stands against, as the command line takes it."""


def introduces_herself(user: User) -> None:
    """The first start: one person, with name and birth date, and no number to call yet."""
    user.presses("answer-one-person").presses("continue")
    user.types("person-name", NAME).types("person-born", BORN).presses("person-continue")
    user.presses("save-numbers")
    # The page before has a button of that name too.
    user.sees(id="save-plan")
    user.presses("later").presses("finish-setup")


def answers(user: User, given: dict[str, str]) -> None:
    """Answer those questions, each of which has to be the next one asked."""
    for question, code in given.items():
        user.sees(id=f"question-{question}")
        user.presses(f"answer-{code}").presses("next")
        if question == "label":
            fills_in_the_label(user)


def fills_in_the_label(user: User) -> None:
    """The page that follows "I have my label here"."""
    user.sees(id="question-label-plan")
    for field, text in PLAN.items():
        user.types(field, text)
    user.presses("next")


def saves(user: User) -> str:
    """Save what is under review, and go back home; what it came to, which only the record says."""
    user.sees(id="review")
    user.presses("save")
    user.sees(id="saved")
    came_to: str = user.sees(id="result")["name"]
    user.presses("close")
    # Home offers no start where something else comes first; this it always has.
    user.sees(id="all-records")
    return came_to
