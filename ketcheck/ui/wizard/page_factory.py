"""A page for each step that may come up, made from the content."""

from ketcheck.checklist.content import Detail, Taught
from ketcheck.checklist.steps import Part, Step
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.check.detail import PlanPage, ReactionPage
from ketcheck.ui.check.medicines import MedicinesPage
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.question import QuestionPage
from ketcheck.ui.check.site_pages import SitesPage
from ketcheck.ui.check.use_pages import LastUsePage, LatestUsePage, SincePage, UsesPage
from ketcheck.ui.check.vouched import InstructionPage, VouchedPage
from ketcheck.ui.session.put_on_now import PutOnNowPage
from ketcheck.ui.session.read_back import ReadBackPage
from ketcheck.ui.session.teaching import InterviewPage, TeachingPage
from ketcheck.ui.session.topics import NextStepsPage, OpenQuestionsPage, TopicPage
from ketcheck.ui.session.who import WhoPage

_DETAIL_PAGES = {
    Detail.PLAN: PlanPage,
    Detail.REACTION: ReactionPage,
    Detail.INSTRUCTION: InstructionPage,
    Detail.MEDICINES: MedicinesPage,
    Detail.VOUCHED: VouchedPage,
    Detail.SITES: SitesPage,
    Detail.LAST_USE: LastUsePage,
    Detail.USES: UsesPage,
    Detail.LATEST_USE: LatestUsePage,
    Detail.SINCE: SincePage,
}

_AT_FIRST = {Part.WHO: WhoPage, Part.PUT_ON_NOW: PutOnNowPage, Part.READ_BACK: ReadBackPage}


def page_of(underway: Underway, step: Step) -> Page:
    """The page of a step, made anew."""
    checklist = underway.check.checklist
    if step.part in {Part.QUESTION, Part.DETAIL}:
        question = checklist.question(step.name)
        assert question is not None  # noqa: S101 - steps are made of the questions
        if step.detail:
            return _DETAIL_PAGES[step.detail](underway, question)
        kind = InterviewPage if isinstance(underway, Counseling) else QuestionPage
        return kind(underway, question)
    assert isinstance(underway, Counseling)  # noqa: S101 - the rest is of sessions
    return _of_session(underway, step)


def _of_session(underway: Counseling, step: Step) -> Page:
    checklist = underway.check.checklist
    if step.part is Part.TEACHING:
        return TeachingPage(underway, checklist.group(step.name))
    if step.part is Part.TOPIC:
        return TopicPage(underway, next(one for one in checklist.topics if one.id == step.name))
    after = [topic for topic in checklist.topics if topic.taught is Taught.AFTER]
    if step.part is Part.OPEN_QUESTIONS:
        return OpenQuestionsPage(underway, after[:1])
    if step.part is Part.NEXT_STEPS:
        return NextStepsPage(underway, after[1:])
    return _AT_FIRST[step.part](underway)
