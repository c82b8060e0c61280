"""A tip left open is taught first, but its questions keep their place among the others."""

from support import LATER, finished

from ketcheck.checklist.steps import Part, session_steps


def test_where_the_cream_goes_is_asked_before_its_cover_whatever_is_taught_first() -> None:
    steps = list(session_steps(finished(LATER), ("tip-4",)))
    asked = [step.name for step in steps if step.part is Part.QUESTION]
    taught = [step.name for step in steps if step.part is Part.TEACHING]
    assert asked.index("area") < asked.index("skin") < asked.index("cover")
    assert taught == [f"tip-{number}" for number in (4, 1, 2, 3, 5, 6)]
