"""What stands on the blank form, as plain data for its template."""

from typing import Any

from ketcheck.checklist.content import Checklist, Group, Question
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import WHEN
from ketcheck.documents.record_sheet import headings, person_data
from ketcheck.records.model import Person

Data = dict[str, Any]


def blank_data(checklist: Checklist, person: Person | None) -> Data:
    """Everything that the template `blank.typ` prints: each question, whatever the path."""
    return {
        **headings(checklist),
        "person": person_data(person) if person else None,
        "checklist": f"{checklist.id} {checklist.version}",
        "ok_minutes": checklist.settings.ok_minutes,
        "long_gap_days": checklist.settings.long_gap_days,
        "outcomes": [
            {"level": words.level.value, "title": words.title, "next_step": words.next_step}
            for words in checklist.levels
        ],
        "groups": [_group(group, checklist) for group in checklist.groups],
    }


def _group(group: Group, checklist: Checklist) -> Data:
    asked = [question for question in checklist.questions if question.group == group.id]
    return {
        "title": f"{group.tip} {group.title}" if group.tip else group.title,
        "advice": group.advice,
        "questions": [_question(question, checklist) for question in asked],
    }


def _question(question: Question, checklist: Checklist) -> Data:
    answers = [
        {
            "level": answer.level.value,
            "words": answer.words,
            "detail": answer.detail.value if answer.detail else None,
        }
        for answer in question.answers
    ]
    return {
        # On paper nobody can put in the time of the last check.
        "words": question.words.replace(f" ({WHEN})", "").replace(WHEN, "…"),
        "help": question.help,
        "asked": question.asked.value,
        "after": _answers_that_lead_to(question, checklist),
        "detail": question.detail.value if question.detail else None,
        "go_on": [answer for answer in answers if answer["level"] == Level.OK.value],
        "not_yet": [answer for answer in answers if answer["level"] != Level.OK.value],
    }


def _answers_that_lead_to(question: Question, checklist: Checklist) -> list[str]:
    return [
        answer.words
        for earlier in checklist.questions
        for answer in earlier.answers
        if question.id in answer.leads_to
    ]
