"""A counseling session from who is here to the saved record."""

from house import House
from support import PLAN

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import TeachBack, Understanding
from ketcheck.records.model import How, Kind
from tests.ui.conftest import Open
from tests.ui.nurse import NURSE, SAID, begin_session, pages_by_keys, signs_by_name
from tests.ui.patient import ENTER

MOST_PRESSES = 60
WALKED = [
    "who",
    "feeling",
    "read-back",
    "topic-what-it-is-for",
    "topic-adds-to-other-treatment",
    "topic-when-relief-may-come",
    "topic-needs-a-prescription",
    "applied",
    "amount",
    "area",
    "skin",
    "reaction",
    "cover",
    "medicines-changed",
    "missed",
    "open-questions",
    "next-steps",
]
BEGINNING = 1
"""The button at home that starts it."""


def test_a_session_of_a_returning_patient_takes_few_presses(
    house: House, open_window: Open
) -> None:
    house.save(-16)
    house.save(-8)
    patient = open_window()
    begin_session(patient)
    walked = list(pages_by_keys(patient))
    patient.press(ENTER)
    signs_by_name(patient)
    assert patient.sees("saved")
    assert patient.presses + BEGINNING <= MOST_PRESSES
    assert walked == WALKED
    record = patient.newest_record()
    assert record.kind is Kind.COUNSELING
    assert record.how is How.INTERVIEW
    assert record.result.level is Level.OK
    assert record.plan == PLAN
    assert record.clinician == NURSE
    assert (record.answered_by, record.recorded_by) == ("Maria Alvarez", "T. Okafor")
    assert [(one.name, one.strokes) for one in record.signatures] == [
        ("Maria Alvarez", ()),
        ("T. Okafor", ()),
    ]
    assert record.session is not None
    assert record.session.read_back
    understood = TeachBack(said=SAID, outcome=Understanding.UNDERSTOOD)
    assert record.session.teach_back == {f"tip-{tip}": understood for tip in range(1, 7)}
