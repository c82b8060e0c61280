"""What holds for every test: no screen is needed, and in CI nothing is left out."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

IMPOSSIBLE_HERE = "this machine does not allow"
"""How the reason of a skip begins that holds in CI too: no package would cure it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _not_skipped_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _not_skipped_in_ci((yield))


def _not_skipped_in_ci(report: Report) -> Report:
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if IMPOSSIBLE_HERE not in reason:
            report.outcome = "failed"
            report.longrepr = f"a tool is missing in CI: {reason}"
    return report
