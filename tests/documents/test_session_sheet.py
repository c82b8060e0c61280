"""The sheet of a counseling session, read back from the PDF."""

import pytest
from papers import (
    BY_LEVEL,
    COVER,
    FIVE_MEDICINES,
    LONGEST_PATH,
    MEDICINES,
    SAID,
    TYPED,
    UNDERSTOOD,
    assert_in_order,
    faults,
    page_words,
    render_record,
    session_record,
    spoken_pictures,
    standing_of,
    with_open,
    words_of,
)
from support import PLAN

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Contact, Medicine, Plan
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import TeachBack, Understanding
from ketcheck.checklist.text import TEXT_LENGTH
from ketcheck.paper import Paper
from ketcheck.records.model import How, Record
from ketcheck.records.signature import Absent, Signature, Signer


def text_of(record: Record, checklist: Checklist) -> str:
    return words_of(render_record(record, checklist, paper=Paper.A4))


@pytest.mark.parametrize("paper", Paper)
def test_a_usual_session_takes_one_page_and_keeps_both_standards(
    checklist: Checklist, paper: Paper
) -> None:
    record = session_record()
    pdf = render_record(record, checklist, paper=paper)
    assert faults(pdf) == []
    assert len(page_words(pdf)) == 1


@pytest.mark.parametrize("answers", [{}, LONGEST_PATH, BY_LEVEL[Level.URGENT]])
@pytest.mark.parametrize("paper", Paper)
def test_with_five_medicines_it_takes_one_page_with_its_signatures(
    checklist: Checklist, paper: Paper, answers: dict[str, str]
) -> None:
    record = session_record(answers, filled={Detail.MEDICINES: FIVE_MEDICINES})
    pdf = render_record(record, checklist, paper=paper)
    assert faults(pdf) == []
    (text,) = page_words(pdf)
    assert all(medicine.name in text for medicine in FIVE_MEDICINES)
    assert "T. Okafor (name typed)" in text


def test_it_reads_in_order(checklist: Checklist) -> None:
    text = text_of(session_record(), checklist)
    landmarks = [
        "Counseling session",
        "ORIGINAL",
        "T. Okafor, nurse",
        "RN 20331",
        "Pain clinic, Room 4, 555 0199",
        "Maria Alvarez, in an interview",
        "Maria Alvarez",
        "14 Mar 1956",
        "OK to apply once",
        "All tips were said back and understood.",
        "a pea-size amount",
        *(f"“{said}” Understood" for said in SAID.values()),
        "vitamin C",
        "I will do the check tonight before I use it.",
        "Plan read aloud; patient confirmed it. · Told before the tips: What the cream is for, It",
        "Signed on 22 Nov 2026, 14:00",
        "T. Okafor (name typed)",
        "Page 1 of 1",
    ]
    assert_in_order(text, landmarks)


@pytest.mark.parametrize(
    ("again", "words"),
    [(0, "NOT YET"), (1, "NOT YET, taught again once"), (4, "NOT YET, taught again 4 times")],
)
def test_a_tip_not_understood_is_listed_beside_the_outcome(
    checklist: Checklist, again: int, words: str
) -> None:
    text = text_of(session_record(session=with_open("tip-4", "I wrap it.", again=again)), checklist)
    assert "Still open: 4 No tight cover Go over these first next time." in text
    assert f"“I wrap it.” {words} " in text
    assert "All tips were said back" not in text


def test_a_tip_that_nobody_spoke_of_is_open_as_well(checklist: Checklist) -> None:
    said = {tip: one for tip, one in UNDERSTOOD.teach_back.items() if tip != "tip-6"}
    session = UNDERSTOOD.model_copy(update={"teach_back": said})
    text = text_of(session_record(session=session), checklist)
    assert "Still open: 6 Steady use" in text
    assert "Said back: nothing written down NOT YET" in text


def test_rounds_of_teaching_are_counted(checklist: Checklist) -> None:
    again = TeachBack(said="Now I do.", outcome=Understanding.UNDERSTOOD, taught_again=3)
    session = UNDERSTOOD.model_copy(
        update={"teach_back": {**UNDERSTOOD.teach_back, "tip-2": again}}
    )
    text = text_of(session_record(session=session), checklist)
    assert "“Now I do.” Understood, taught again 3 times" in text


def test_who_was_there_and_what_stays_open_is_printed(checklist: Checklist) -> None:
    session = UNDERSTOOD.model_copy(update={"open_questions": "Before a bath?\nIs swimming fine?"})
    record = session_record(session=session, helper="daughter", interpreter="Spanish")
    text = text_of(record, checklist)
    assert "Helper daughter" in text.replace(
        "Helper Interpreter daughter Spanish", "Helper daughter"
    )
    assert "Spanish" in text
    assert "Open questions Before a bath? Is swimming fine?" in text


def test_leave_for_a_cover_stands_with_the_plan(checklist: Checklist) -> None:
    plan = PLAN.model_copy(update={"cover": COVER})
    record = session_record(filled={Detail.PLAN: plan})
    text = text_of(record, checklist)
    assert (
        "Permission to use an airtight dressing Dr. Lee on 1 Nov 2026: left heel, until 1 Dec 2026"
        in text
    )


@pytest.mark.parametrize("level", [Level.STOP, Level.URGENT])
def test_whom_the_label_named_stays_where_it_is_not_among_whom_to_call(
    checklist: Checklist, level: Level
) -> None:
    """A name without a number is not called at once, and a newer label may name somebody else."""
    named = PLAN.model_copy(update={"prescriber": Contact(name="Dr. Osei"), "pharmacy": "555-0199"})
    newer = PLAN.model_copy(update={"prescriber": Contact(name="Dr. Wu", phone="555-0177")})
    record = session_record(BY_LEVEL[level], filled={Detail.PLAN: named})

    def text_with(plan: Plan) -> str:
        standing = standing_of(record, plan=plan)
        return words_of(render_record(record, checklist, paper=Paper.A4, standing=standing))

    same, since = text_with(named), text_with(newer)
    assert (same.count("Dr. Osei"), same.count("555-0199")) == (1, 1)
    assert "For questions Dr. Osei · Pharmacy 555-0199" in since
    assert "Dr. Wu" in since


def test_without_signatures_there_are_lines_to_sign_on(checklist: Checklist) -> None:
    record = session_record(signatures=(), signed=None)
    pdf = render_record(record, checklist, paper=Paper.LETTER)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "Patient Date" in text
    assert "Signed on" not in text
    assert "name typed" not in text


def test_a_drawn_signature_is_a_picture_with_its_name(checklist: Checklist) -> None:
    pdf = render_record(session_record(), checklist, paper=Paper.A4)
    assert "Signature of Maria Alvarez, drawn" in spoken_pictures(pdf)
    plain = render_record(session_record(signatures=(TYPED,)), checklist, paper=Paper.A4)
    assert not any(", drawn" in words for words in spoken_pictures(plain))


@pytest.mark.parametrize(
    ("absent", "words"),
    [
        (Absent.DECLINED, "Declined to sign: wants to ask her son"),
        (Absent.UNABLE, "Not able to sign: wants to ask her son"),
        (Absent.BY_PHONE, "By phone, not signed: wants to ask her son"),
    ],
)
def test_why_a_patient_did_not_sign_stands_on_the_line(
    checklist: Checklist, absent: Absent, words: str
) -> None:
    unsigned = Signature(
        by=Signer.PATIENT, name="Maria Alvarez", absent=absent, reason="wants to ask her son"
    )
    pdf = render_record(
        session_record(signatures=(unsigned, TYPED), signed=None), checklist, paper=Paper.A4
    )
    assert faults(pdf) == []
    text = words_of(pdf)
    assert words in text
    assert text.count("Signed on") == 1


@pytest.mark.parametrize("state", State)
def test_each_state_keeps_both_standards(checklist: Checklist, state: State) -> None:
    record = session_record()
    standing = standing_of(record, state)
    pdf = render_record(record, checklist, paper=Paper.A4, standing=standing)
    assert faults(pdf) == []
    assert standing.mark.value in words_of(pdf)


def test_what_was_settled_is_printed(checklist: Checklist) -> None:
    session = UNDERSTOOD.model_copy(update={"closed": ("May I swim? Yes.",)})
    text = text_of(session_record(session=session), checklist)
    assert "Settled in this session May I swim? Yes." in text


def test_a_session_entered_from_paper_says_by_whom(checklist: Checklist) -> None:
    record = session_record(how=How.FROM_PAPER, recorded_by="Ann Clerk")
    text = text_of(record, checklist)
    assert "Time on the paper form 22 Nov 2026, 14:00" in text
    assert "Entered from paper by Ann Clerk on 22 Nov 2026, 14:00 (UTC)." in text
    assert "T. Okafor, nurse" in text


LONG_SAYINGS = [
    "word " * (TEXT_LENGTH // 5),
    "x" * TEXT_LENGTH,
    "ضمادة " * 300,
    "नमस्ते " * 250,
    "🌻" * 600,
]


@pytest.mark.parametrize("said", LONG_SAYINGS, ids=["words", "letters", "Arabic", "Hindi", "emoji"])
def test_the_longest_words_leave_every_page_whole(checklist: Checklist, said: str) -> None:
    teach_back = {
        tip: TeachBack(said=said, outcome=Understanding.NOT_YET, taught_again=20) for tip in SAID
    }
    session = UNDERSTOOD.model_copy(update={"teach_back": teach_back, "open_questions": said})
    record = session_record(
        LONGEST_PATH,
        session=session,
        filled={Detail.MEDICINES: (*MEDICINES, *(Medicine(name="m" * 120) for _ in range(30)))},
    )
    pdf = render_record(record, checklist, paper=Paper.LETTER)
    pages = page_words(pdf)
    for number, text in enumerate(pages, 1):
        assert "Maria Alvarez · born 14 Mar 1956 · MRN 0042" in text
        assert f"Page {number} of {len(pages)}" in text
    assert " ".join(pages).count("NOT YET, taught again 20 times") == len(SAID)
    assert faults(pdf) == []
