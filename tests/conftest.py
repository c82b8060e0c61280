"""Fixtures and settings of every test; in CI no test is left out for want of a tool."""

import gc
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import keyring
import pytest
from house import CONTENT, House
from hypothesis import HealthCheck, settings
from keyrings import MemoryKeyring
from slow_first import slow_first
from support import base_checklist
from terminal import CHECKS, Terminal

from ketcheck.checklist.content import Checklist
from ketcheck.records.checklists import load_used
from ketcheck.records.keys.slots import Cost
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.faults.fault_table import FaultTable

# Loading the checklist and slow machines are no reason to fail a property: no test is timed.
settings.register_profile("ketcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ketcheck")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

NO_RIGHT = "the right to mount"
"""Part of the reason of a skip that holds in CI too: no package would cure it. The table of the
fault suite ends with what was not tried for it."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(FaultTable())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests, after these were put in a random order."""
    if hasattr(config, "workerinput"):
        slow_first(items)


def pytest_collection_finish() -> None:
    """What is there before the first test stays: a closed store collects rings of objects, and
    need not go through all modules and tests for it.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _not_skipped_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _not_skipped_in_ci((yield))


def _not_skipped_in_ci(report: Report) -> Report:
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if NO_RIGHT not in reason:
            report.outcome = "failed"
            report.longrepr = f"a tool is missing in CI: {reason}"
    return report


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The checklist that ketcheck comes with."""
    return base_checklist()


@pytest.fixture(autouse=True)
def _no_country(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates and paper are the same wherever the tests run."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(autouse=True)
def _core_dumps_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is run in this process forbids them for good, and for all other tests."""
    monkeypatch.setattr("ketcheck.cli.forbid_core_dumps", lambda: None)


@pytest.fixture
def terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Terminal:
    """A terminal with a data folder of its own, and no keyring to ask."""
    monkeypatch.setenv("KETCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return Terminal(capsys, monkeypatch, tmp_path)


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    """A terminal on a store with a week of one person and a check of another."""
    assert terminal.run("record", CHECKS / "first-week.jsonl") == 0
    assert terminal.run("record", CHECKS / "covered.json") == 0
    return terminal


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """A session with a keyring."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that cost next to nothing: the real cost has tests of its own."""
    cost = Cost(memory=64, passes=1, lanes=1)
    monkeypatch.setattr("ketcheck.records.keys.vault.calibrated", lambda: cost)


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was begun and closed: copied, it is there sooner than begun anew."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    open_store(folder, keyring=False).close()
    return folder


@pytest.fixture
def begun(_begun: Path, tmp_path: Path) -> Path:
    """The data folder of an empty store."""
    return shutil.copytree(_begun, tmp_path / "data")


@pytest.fixture
def store(begun: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(begun, keyring=False)
    yield opened
    opened.close()


@pytest.fixture
def house(begun: Path) -> Iterator[House]:
    """A store with one person and no records."""
    opened = open_store(begun, keyring=False)
    checklist, used, text = load_used(CONTENT)
    opened.keep_content(text)
    made = House(opened, checklist, used, opened.directory.add("Maria Alvarez"))
    yield made
    made.store.close()
