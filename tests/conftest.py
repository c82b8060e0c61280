"""Fixtures and settings of every test; in CI no test is left out for want of a tool."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from support import base_checklist

from ketcheck.checklist.content import Checklist

# Loading the checklist and slow machines are no reason to fail a property: no test is timed.
settings.register_profile("ketcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ketcheck")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

NO_RIGHT = "the right to mount"
"""Part of the reason of a skip that holds in CI too: no package would cure it."""


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
