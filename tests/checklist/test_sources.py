"""Where each sentence is from, and what a clinician has still to sign."""

import re

from ketcheck.checklist.content import Checklist


def test_what_the_article_is_silent_about_is_still_to_be_signed(checklist: Checklist) -> None:
    listed = {one.id for one in checklist.unsigned}
    asked = (one for one in checklist.questions if not one.is_extra)
    silent = [one.id for one in (*asked, *checklist.cross_checks) if "silent" in one.source]

    assert len(silent) > 15
    assert [name for name in silent if name not in listed] == []
    assert listed >= {"urgent-steps", "quick-phrases", "teaching", "ketamine-names", "extras"}
    assert listed >= {"reading"}
    assert checklist.draft_notice == (
        "Unsigned draft: a clinician has not signed off these words yet."
    )


def test_each_extra_says_that_it_is_not_of_the_article_where_it_is_from_and_how_strong_that_is(
    checklist: Checklist,
) -> None:
    place = re.compile(
        r"FDA, 10 October 2023|Am J Emerg Med 2025;88:273|10\.1001/jamadermatol\.2016\.3118"
        r"|Pediatr Emerg Care 2013;29:1220|NASEM 2020|Esketamine medication guide|USP <795>"
    )
    extras = [question for question in checklist.questions if question.is_extra]
    named = {name for question in extras for name in place.findall(question.source)}

    assert len(named) == 7
    for question in extras:
        assert place.search(question.source), question.id
        assert question.source.endswith("; the article is silent"), question.id
        assert question.grade, question.id


def test_what_is_of_the_article_has_no_grade(checklist: Checklist) -> None:
    assert [one.id for one in checklist.questions if one.grade and not one.is_extra] == []


def test_sources_name_a_place_or_say_that_there_is_none(checklist: Checklist) -> None:
    place = re.compile(r"(Tip [1-6] s\d|FAQ [1-6]|[Ss]ection \d|silent)")
    teaching = [group.teaching for group in checklist.groups if group.teaching]

    for item in (*checklist.questions, *checklist.cross_checks, *checklist.topics, *teaching):
        assert place.search(item.source), item
