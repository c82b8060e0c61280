"""The sheet of what was said about a STOP tells what came of it."""

from datetime import date
from typing import Any

import pytest
from papers import (
    faults,
    page_words,
    spoken_pictures,
    words_of,
)

from ketcheck.paper import Paper
from ketcheck.records.checks.striking import strike
from ketcheck.records.model import (
    Reached,
    Verdict,
)
from ketcheck.records.store import Store
from tests.documents.kept_records import kept, moment, said, sheet_of


def test_a_clearance_has_a_sheet_of_its_own(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    entry = said(store, held, 1, by=Reached.PHONE)
    for paper in Paper:
        pdf = sheet_of(store, entry, paper, hours=2)
        assert faults(pdf) == []
        assert len(page_words(pdf)) == 1
        assert spoken_pictures(pdf) == []
    text = words_of(sheet_of(store, entry, hours=2))
    for words in (
        "What was said about a STOP",
        "ORIGINAL",
        "Maria Alvarez Born 14 Mar 1956",
        "When they said so 22 Nov 2026, 15:00 UTC",
        "The cream may be used again This alone is not an OK. Do a check before each use.",
        "Who said so Dr. Lee Role prescriber How they talked by phone Recorded by T. Okafor",
        "In their words It has healed. Go on.",
        f"Record {held.short_id}, 22 Nov 2026, 14:00 (UTC)",
        "You feel very sleepy",
        f"seal {store.seal(entry.id)[:4]}-",
        "Page 1 of 1",
    ):
        assert words in text, words
    assert "REPRINT" in words_of(sheet_of(store, entry, hours=2, again=True))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"verdict": Verdict.NOT_YET}, "Not yet. Don’t use the cream. The STOP stays in force."),  # noqa: RUF001 - as printed
        ({"verdict": Verdict.NEVER}, "Stop the cream for good. The STOP stays in force."),
        (
            {"verdict": Verdict.MAY_USE_FROM, "first_day": date(2026, 12, 1)},
            "The cream may be used again from 1 Dec 2026 This alone is not an OK.",
        ),
    ],
)
def test_its_verdict_is_in_words(store: Store, facts: dict[str, Any], words: str) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    pdf = sheet_of(store, said(store, held, 1, **facts), hours=2)
    assert words in words_of(pdf)
    assert faults(pdf) == []


def told_in_the_past(text: str) -> bool:
    """Whether the first that a clearance says is that it gives no leave, and then what was said."""
    heading, _, _ = text.partition("What was said then: The cream may be used again.")
    is_over = heading.rstrip().endswith(
        ("What was said here no longer counts.", "The STOP is still in force. Don’t use the cream.")  # noqa: RUF001 - as printed
    )
    return is_over and "may be used" not in heading


def test_a_struck_clearance_is_told_in_the_past(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    entry = said(store, held, 1)
    store.save(strike(entry, reason="A slip.", recorded_by="T. Okafor", saved=moment(2)))
    pdf = sheet_of(store, entry, hours=3)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "ENTERED IN ERROR" in text
    assert told_in_the_past(text)
    assert "This alone is not an OK" not in text
    assert "T. Okafor crossed it out on 22 Nov 2026, 16:00 (UTC)." in text
    assert "A slip." in text
    of_stop = words_of(sheet_of(store, held, hours=3))
    assert "Every later check will say STOP too" in of_stop
    assert ": (entered in error) The cream may be used again." in of_stop


def test_a_corrected_clearance_and_its_correction_name_each_other(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    first = said(store, held, 1)
    second = said(store, held, 1.5, verdict=Verdict.NOT_YET, amends=first.id)
    old, new = (words_of(sheet_of(store, one, hours=2)) for one in (first, second))
    assert "SUPERSEDED" in old
    assert f"A newer entry corrects this one: {second.short_id}." in old
    assert told_in_the_past(old)
    assert "AMENDED" in new
    assert f"This corrects {first.short_id}." in new


def test_a_newer_answer_takes_the_place_of_an_older_one(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    first = said(store, held, 1)
    second = said(store, held, 2, verdict=Verdict.NEVER)
    text = words_of(sheet_of(store, first, hours=3))
    assert f"There is a newer entry: {second.short_id}. Don’t go by" in text  # noqa: RUF001 - as printed
    assert told_in_the_past(text)


@pytest.mark.parametrize(
    "facts",
    [
        {"verdict": Verdict.NEVER},
        {"verdict": Verdict.NOT_YET},
        {"verdict": Verdict.MAY_USE_FROM, "first_day": date(2026, 11, 1)},
        {"verdict": Verdict.MAY_USE},
    ],
)
def test_beside_a_stop_in_force_nothing_is_said_to_count_no_longer(
    store: Store, facts: dict[str, Any]
) -> None:
    """Large beside the mark of a STOP that would be read as if the STOP were over."""
    held = kept(store, answers={"feeling": "unwell"})
    entry = said(store, held, 1, **facts)
    store.save(strike(entry, reason="A slip.", recorded_by="T. Okafor", saved=moment(2)))
    text = words_of(sheet_of(store, entry, hours=3))
    assert "The STOP is still in force. Don’t use the cream. What was said then:" in text  # noqa: RUF001 - as printed
    assert "no longer counts" not in text


def test_a_correction_that_loosens_lifts_nothing_on_paper_either(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    first = said(store, held, 1, verdict=Verdict.NOT_YET)
    second = said(store, held, 1, amends=first.id, saved=moment(2))
    text = words_of(sheet_of(store, second, hours=3))
    assert told_in_the_past(text)
    assert "The STOP is still in force. Don’t use the cream." in text  # noqa: RUF001 - as printed
