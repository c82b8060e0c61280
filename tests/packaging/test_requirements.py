"""What is installed is pinned, with the hash of each file, and from no place in particular."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUN, TEST = PROJECT["dependencies"], PROJECT["optional-dependencies"]["test"]
LISTS = sorted((ROOT / ".ci" / "requirements").glob("*.txt"))
PIN = re.compile(r"([a-z0-9-]+)==(\S+)( ; [^/:\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")
"""A release by name, for which platforms, and its hashes; nothing else may stand in a list."""


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / ".ci" / "requirements" / f"{name}.txt").read_text()
    return {pin[1]: pin[2] for pin in PIN.finditer(text)}


def _unmet(wanted: list[str], pinned: dict[str, str]) -> list[str]:
    requirements = [Requirement(one) for one in wanted]
    return [
        str(one)
        for one in requirements
        if not one.specifier.contains(pinned.get(one.name.lower(), "0"))
    ]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_holds_releases_and_their_hashes_and_no_address(file: Path) -> None:
    text = file.read_text()
    assert text
    assert PIN.sub("", text) == ""


def test_what_runs_is_pinned_within_the_bounds() -> None:
    assert _unmet(RUN, _pins("run")) == [], "run .ci/pin"


def test_what_tests_is_pinned_within_the_bounds() -> None:
    assert _unmet(RUN + TEST, _pins("test")) == [], "run .ci/pin"


def test_what_runs_is_what_is_tested() -> None:
    tested = _pins("test").items()
    assert _pins("run").items() <= tested
    assert _pins("build").items() <= tested
