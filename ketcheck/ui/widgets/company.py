"""Who took part in a check, line by line."""

from ketcheck.records.model import Clinician, How

_HOW_WORDS = {
    How.ALONE: "Alone",
    How.INTERVIEW: "In an interview",
    How.FROM_PAPER: "Entered from paper",
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
        ("Counseled by", clinician_words(clinician) if clinician else None),
        ("Answers", answered_by),
        ("Helper", helper),
        ("Interpreter", interpreter),
        ("Written down by", recorded_by),
        ("How", _HOW_WORDS[how] if how else None),
    ]
    return [(name, value) for name, value in lines if value]
