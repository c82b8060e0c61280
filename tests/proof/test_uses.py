"""No OK comes too soon after a real use, as long as `used` is answered truthfully."""

import re
from pathlib import Path

import pytest

from tests.proof.kinds import KINDS, Kind
from tests.proof.lies import LIES, Lie, succeeds
from tests.proof.mutants import mutants
from tests.proof.searching import Seen, all_walks, drawn

# What each search must at least have seen, or it shows nothing.
DRAWN_STATES, DRAWN_OKS, DRAWN_CLOSE = 350, 90, 2
ALL_STATES, ALL_OKS, ALL_CLOSE = 3000, 1500, 250
README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_ok_too_soon(kind: Kind) -> None:
    seen = drawn(kind, range(70))
    _say(kind.name, seen)
    assert not seen.wrong, seen.wrong[0]
    assert seen.states >= DRAWN_STATES
    assert seen.oks >= DRAWN_OKS
    assert seen.close >= DRAWN_CLOSE


CAUGHT = {
    "spacing": "obeys",
    "day limit": "puts it on after STOP or ASK",
    "civil day": "puts it on after STOP or ASK",
    "figure uses.DAY_WINDOW": "puts it on after STOP or ASK",
    "maybe uses": "is unsure",
    "stricter label": "changes the label",
    "who said so of a label": "changes the label",
    "the place of a use": "has two places",
    "another person's, undone": "answers to the letter",
    "fact use": "obeys",
}
"""Rules taken out, and the kind of patient who gets an OK too soon then."""


@pytest.mark.parametrize("gone", CAUGHT)
def test_the_search_catches_a_missing_rule(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = next(one for one in mutants() if one.name == gone)
    kind = next(one for one in KINDS if one.name == CAUGHT[gone])
    mutant.apply(monkeypatch)
    assert any(drawn(kind, range(seed, seed + 10)).wrong for seed in range(0, 400, 10))


def test_all_walks_of_four_checks() -> None:
    seen = all_walks("3 a day, 6 h", 3)
    _say("all walks of four checks", seen)
    assert not seen.wrong, seen.wrong[0]
    assert seen.states >= ALL_STATES
    assert seen.oks >= ALL_OKS
    assert seen.close >= ALL_CLOSE


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
def test_which_lies_lead_to_an_ok(lie: Lie) -> None:
    """Those that do are told of in the README, and no other is."""
    assert succeeds(lie, range(40)) is bool(lie.readme)


def test_the_readme_tells_what_ketcheck_can_not_know() -> None:
    part = README.read_text().split("## What it can't do")[1].split("\n## ")[0]
    words = re.sub(r"\s+", " ", part)
    missing = [lie.name for lie in LIES if lie.readme not in words]
    assert not missing


def _say(name: str, seen: Seen) -> None:
    print(f"{name}: {seen}")
