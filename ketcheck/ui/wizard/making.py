"""A page for each step that may come up, made from the content."""

from collections.abc import Iterator

from ketcheck.checklist.content import Checklist, Detail, Question, Taught
from ketcheck.checklist.steps import PUT_ON_NOW, READ_BACK, WHO, Part, Step
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


def pages_of(underway: Underway) -> Iterator[tuple[Step, Page]]:
    """Every page up to the review that an answer may lead to, by its step."""
    for question in underway.check.checklist.questions:
        yield from _of_question(underway, question)
    if isinstance(underway, Counseling):
        yield from _of_session(underway, underway.check.checklist)


def _of_question(underway: Underway, question: Question) -> Iterator[tuple[Step, Page]]:
    if question.answers:
        yield Step(Part.QUESTION, question.id), _question_page(underway, question)
    details = {question.detail, *(answer.detail for answer in question.answers)} - {None}
    for detail in details:
        if detail:
            page = _DETAIL_PAGES[detail](underway, question)
            yield Step(Part.DETAIL, question.id, detail), page


def _question_page(underway: Underway, question: Question) -> Page:
    kind = InterviewPage if isinstance(underway, Counseling) else QuestionPage
    return kind(underway, question)


def _of_session(underway: Counseling, checklist: Checklist) -> Iterator[tuple[Step, Page]]:
    yield WHO, WhoPage(underway)
    yield PUT_ON_NOW, PutOnNowPage(underway)
    yield READ_BACK, ReadBackPage(underway)
    for tip in checklist.tips:
        yield Step(Part.TEACHING, tip.id), TeachingPage(underway, tip)
    after = []
    for topic in checklist.topics:
        if topic.taught is Taught.AFTER:
            after.append(topic)
        else:
            yield Step(Part.TOPIC, topic.id), TopicPage(underway, topic)
    yield Step(Part.OPEN_QUESTIONS), OpenQuestionsPage(underway, after[:1])
    yield Step(Part.NEXT_STEPS), NextStepsPage(underway, after[1:])
