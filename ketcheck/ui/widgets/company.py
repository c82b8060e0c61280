"""Who took part in a check, line by line."""

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Clinician, How

_HOW_WORDS = {
    How.ALONE: marked("Alone"),
    How.INTERVIEW: marked("In an interview"),
    How.FROM_PAPER: marked("Entered from paper"),
}


def clinician_words(clinician: Clinician) -> str:
    """Name and role, as a header names a clinician."""
    return f"{clinician.name}, {clinician.role}"


def company_lines(  # noqa: PLR0913 - each is a fact, given by name
    *,
    clinician: Clinician | None,
    answered_by: str | None,
    helper: str | None,
    interpreter: str | None,
    recorded_by: str | None = None,
    how: How | None = None,
) -> list[tuple[str, str]]:
    """What is known of who counsels, answers, helps, interprets and writes down."""
    lines = [
        (_("Counseled by"), clinician_words(clinician) if clinician else None),
        (_("Answers"), answered_by),
        (_("Helper"), helper),
        (_("Interpreter"), interpreter),
        (_("Written down by"), recorded_by),
        (_("How"), _(_HOW_WORDS[how]) if how else None),
    ]
    return [(name, value) for name, value in lines if value]
