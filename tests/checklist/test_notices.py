"""What stands against an answer on the page where it was given."""

from datetime import timedelta

from support import LATER, NOW, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Uses, UseTold
from ketcheck.checklist.level import Level
from ketcheck.checklist.notices import notices


def test_notices_are_of_the_answer_and_of_what_it_set_off() -> None:
    check = new_check(LATER.model_copy(update={"uses": ()}))
    used, feeling = check.checklist.question("used"), check.checklist.question("feeling")
    assert used
    assert feeling
    assert list(notices(check, used)) == []
    check = check.answer("feeling", "unsure").answer("used", "yes")
    told = Uses(uses=(UseTold(at=NOW - timedelta(hours=2)),))
    check = check.fill("used", Detail.USES, told)

    assert [outcome.level for outcome in notices(check, feeling)] == [Level.STOP]
    (too_soon,) = notices(check, used)
    assert too_soon.level is Level.STOP
    assert too_soon.notice
    assert "18:00" in too_soon.notice


def test_an_answer_that_lacks_its_detail_has_no_cross_check_yet() -> None:
    check = new_check(LATER).answer("used", "yes")
    question = check.checklist.question("used")
    assert question

    (lacks,) = notices(check, question)
    assert lacks.level is Level.ASK
    assert lacks.notice
