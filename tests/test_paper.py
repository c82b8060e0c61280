"""The locale of the process decides about the paper."""

import pytest

from ketcheck.paper import Paper, paper_for_locale


@pytest.mark.parametrize(
    ("environment", "paper"),
    [
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "fr_CA"}, Paper.LETTER),
        ({"LANG": "es_MX.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_GB.UTF-8"}, Paper.A4),
        ({"LANG": "de_DE@euro"}, Paper.A4),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LANG": "de_DE.UTF-8", "LC_PAPER": "", "LC_ALL": "en_US.UTF-8"}, Paper.LETTER),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, Paper.A4),
        ({"LANG": "C.UTF-8"}, Paper.A4),
        ({}, Paper.A4),
    ],
)
def test_paper_for_locale(environment: dict[str, str], paper: Paper) -> None:
    assert paper_for_locale(environment) is paper


def test_people_know_it_by_its_name() -> None:
    assert [paper.label for paper in Paper] == ["A4", "Letter"]
