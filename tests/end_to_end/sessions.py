"""What a nurse does in a clinic, and a whole session: which page, in which order."""

from tests.answers import FIRST
from tests.end_to_end import checks
from tests.end_to_end.checks import fills_in_the_label
from tests.end_to_end.user import User

MARIA = {"name": "Maria Alvarez", "born": "1956-03-14", "number": "MRN 20418"}
BOB = {"name": "Bob Brown", "born": "1960-01-02", "number": "MRN 77"}
NURSE = {"name": "T. Okafor", "role": "RN", "workplace": "Pain clinic", "phone": "555-0111"}
LEAVE = {"who": "Dr. Lee", "when": "2024-11-01", "until": "2099-12-31"}
OPEN_QUESTION = "May I swim with it on?"
SAID = "No plastic wrap. My sock is fine."
ASKED_BY_TIP = {
    "tip-1": ("before", "amount", "area"),
    "tip-2": ("skin",),
    "tip-3": (),
    "tip-4": ("cover",),
    "tip-5": ("today", "medicines"),
    "tip-6": (),
}
"""What a first session asks before it teaches each tip."""
TOPICS = (
    "what-it-is-for",
    "adds-to-other-treatment",
    "when-relief-may-come",
    "needs-a-prescription",
)


def sets_up_a_clinic(user: User) -> None:
    """The first start: a clinic, and who counsels in it."""
    user.presses("answer-clinic").presses("continue")
    user.presses("clinicians").presses("add-clinician")
    fills(user, NURSE)
    user.presses("save-clinician").presses("i-am")
    user.sees(id="find-people")


def fills(user: User, fields: dict[str, str]) -> None:
    """Type into each field of those names."""
    for name, text in fields.items():
        user.types(name, text)


def adds(user: User, person: dict[str, str]) -> None:
    """Put a person on file, who is open after that."""
    user.presses("new-person")
    fills(user, person)
    user.presses("save-person")
    user.sees(id="start-session")


def goes_to_the_plan(user: User) -> None:
    """From the start of a first session to the plan, filled in and shown to be read aloud."""
    user.presses("start-session")
    user.sees(id="who")
    user.types("helper", "daughter").presses("next")
    user.sees(id="question-put-on-now")
    user.presses("answer-yes").presses("next")
    for question in ("prescribed", "feeling", "label"):
        user.sees(id=f"question-{question}")
        user.presses(f"answer-{FIRST[question]}").presses("next")
    fills_in_the_label(user)
    user.sees(id="plan-aloud")


def gives_leave(user: User) -> None:
    """Put leave for a tight cover into the plan."""
    user.presses("change-leave")
    fills(user, LEAVE)
    # The place is a box of choices, which takes keys alone: behind the three boxes of the date.
    user.keys_in("when-year", "Tab", "Down")
    user.presses("use-change")
    user.sees(id="remove-leave")


def hears_the_topics(user: User) -> None:
    """Read the plan back, and go through what is told before the tips."""
    user.presses("answer-read-back").presses("next")
    for topic in TOPICS:
        user.sees(id=f"topic-{topic}")
        user.presses("next")


def goes_through_the_tips(user: User, *not_yet: str) -> None:
    """Answer each question of the tips; those `not_yet` stay open, the others are understood."""
    for tip, asked in ASKED_BY_TIP.items():
        checks.answers(user, {question: FIRST[question] for question in asked})
        user.sees(id=f"teaching-{tip}")
        if tip in not_yet:
            user.presses("taught-again").presses("not-yet")
        else:
            user.types("said", SAID).presses("understood")
        user.presses("next")


def ends_the_talk(user: User) -> None:
    """Write down what stays open and what comes next."""
    user.sees(id="open-questions")
    user.types("open_questions", OPEN_QUESTION).presses("next")
    user.sees(id="next-steps")
    user.types("next_steps", "Check before each use").presses("next")
    user.sees(id="review")


def signs(user: User) -> None:
    """Both sign: the patient by drawing, the nurse by typed name; the session is saved."""
    user.presses("next")
    user.sees(id="signatures")
    user.draws_in("patient-field")
    user.presses("clinician-alone").presses("save")
    user.sees(id="saved")
