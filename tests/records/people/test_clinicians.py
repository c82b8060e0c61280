"""A passphrase is linked to the one clinician whose name, or whose initials, it is under."""

import pytest

from ketcheck.records.model import Clinician
from ketcheck.records.people.clinicians import ClinicianOnFile, profile_of
from ketcheck.records.recording import new_id

NAMES = ("Theresa Okafor", "Jan Kowalski", "Jo Kim")
PROFILES = [ClinicianOnFile(new_id(), Clinician(name=name, role="RN")) for name in NAMES]


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ("theresa okafor", "Theresa Okafor"),
        ("Okafor, Theresa", "Theresa Okafor"),
        ("TO", "Theresa Okafor"),
        ("T.O.", "Theresa Okafor"),
        ("JK", None),
        ("Jo Kim", "Jo Kim"),
        ("Front desk", None),
    ],
)
def test_who_has_a_passphrase(user: str, name: str | None) -> None:
    found = profile_of(PROFILES, user)
    assert (found and found.clinician.name) == name
