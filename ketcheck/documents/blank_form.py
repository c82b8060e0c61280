"""What stands on the blank form, as plain data for its template."""

import re
from typing import Any, Final

from ketcheck.checklist.content import Answer, Asked, Checklist, Group, Question, Taught
from ketcheck.checklist.level import Level
from ketcheck.checklist.path import EDUCATION
from ketcheck.documents.headings import headings, numbered_title, person_data
from ketcheck.records.model import Person

Data = dict[str, Any]

_FIELD: Final = re.compile(r"\{[\w-]+\}")
_TO_WRITE: Final = "……"
"""What only the program can fill in is written by hand."""


def blank_data(checklist: Checklist, person: Person | None, *, session: bool = False) -> Data:
    """Everything that the template `blank.typ` prints: each question, whatever the path.

    The form of a session has room for what is told and said back as well. The optional questions
    are left out: they are switched on in a plan, and the program asks them.
    """
    return {
        **headings(checklist),
        "person": person_data(person) if person else None,
        "checklist": f"{checklist.id} {checklist.version}{_of_a_clinic(checklist)}",
        "session": {where.value: _topics(checklist, where) for where in Taught}
        if session
        else None,
        "ok_minutes": checklist.settings.ok_minutes,
        "long_gap_days": checklist.settings.long_gap_days,
        "outcomes": [
            {"level": words.level.value, "title": words.title, "next_step": words.next_step}
            for words in checklist.levels
        ],
        "groups": [_group(group, checklist) for group in checklist.groups],
    }


def _of_a_clinic(checklist: Checklist) -> str:
    if checklist.modified_by is None:
        return ""
    return f", modified by {checklist.modified_by}, based on version {checklist.based_on}"


def _topics(checklist: Checklist, where: Taught) -> list[Data]:
    told = [topic for topic in checklist.topics if topic.taught is where]
    return [{"title": topic.title, "tell": list(topic.tell)} for topic in told]


def _group(group: Group, checklist: Checklist) -> Data:
    asked = [question for question in checklist.questions if question.group == group.id]
    return {
        "title": numbered_title(group),
        "advice": group.advice,
        "teaching": group.teaching.model_dump(mode="json") if group.teaching else None,
        "questions": [_question(one, checklist) for one in asked if not one.is_extra],
    }


def _question(question: Question, checklist: Checklist) -> Data:
    answers = [_answer(question, answer) for answer in question.answers]
    details = [question.detail, *(answer.detail for answer in question.answers)]
    return {
        "words": _by_hand(question.words),
        "help": question.help,
        "asked": question.asked.value,
        "about_now": question.id not in EDUCATION,
        "after": _answers_that_lead_to(question, checklist),
        "details": list(dict.fromkeys(one.value for one in details if one)),
        "go_on": [answer for answer in answers if answer["level"] == Level.OK.value],
        "not_yet": [answer for answer in answers if answer["level"] != Level.OK.value],
    }


def _answer(question: Question, answer: Answer) -> Data:
    """`unless` tells when an answer that lets a person go on does not, which paper can't judge.

    Where that is because nothing was filled in with it, the lines beside it are to be filled in.
    """
    unless = answer.unmet.reason if answer.unmet else None
    fill_in = None
    if unless and answer.detail and not _FIELD.search(unless):
        # Whoever checks for the first time is asked it too, and has nobody's word to write down.
        is_for_some = question.asked is Asked.NOT_YET_PRESCRIBED
        fill_in = "fill-in-if-no" if is_for_some else "fill-in"
    return {
        "level": answer.level.value,
        "words": _by_hand(answer.words),
        "unless": _by_hand(unless) if unless and not fill_in else None,
        "fill_in": fill_in,
    }


def _by_hand(text: str) -> str:
    return _FIELD.sub(_TO_WRITE, text)


def _answers_that_lead_to(question: Question, checklist: Checklist) -> list[str]:
    return [
        answer.words
        for earlier in checklist.questions
        for answer in earlier.answers
        if question.id in answer.leads_to
    ]
